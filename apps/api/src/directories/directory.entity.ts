import type { DirectoryRights, Watermark } from '@tessera/directory';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { KeptSettings } from './connections/kept-settings.js';

/** Where its configuration comes from. Credentials of the first two stay in the environment. */
export type DirectorySource = 'demo' | 'environment' | 'console';

/** A source of people. */
@Entity('directory')
export class DirectoryEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text') url: string;
  @Column('text', { name: 'base_dn' }) baseDn: string;
  @Column('text') source: DirectorySource;
  /** Counted up with each change of what a reader is made from. */
  @Column('integer', { default: 1 }) version: number;
  /** The lowest is asked first for a name that several know. */
  @Column('integer', { default: 1 }) position: number;
  /** Not read; its people still sign in. */
  @Column('timestamptz', { name: 'paused_at', nullable: true }) pausedAt: Date | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt: Date | null;
  /** Null: as the environment says. */
  @Column('integer', { name: 'sync_minutes', nullable: true }) syncMinutes: number | null;
  @Column('integer', { name: 'sync_seconds', nullable: true }) syncSeconds: number | null;
  @Column('jsonb', { default: {} }) settings: KeptSettings;
  /** Sealed. */
  @Column('bytea', { name: 'bind_password', nullable: true, select: false }) bindPassword: Buffer | null;
  /** Since when something else is read than before. */
  @Column('timestamptz', { name: 'reads_since', default: () => 'now()' }) readsSince: Date;
  @Column('jsonb', { nullable: true }) rights: DirectoryRights | null;
  @Column('timestamptz', { name: 'rights_at', nullable: true }) rightsAt: Date | null;
  @Column('timestamptz', { name: 'rights_due_at', default: () => 'now()' }) rightsDueAt: Date;
  /** Where the directory stood when the last run in force began; null: only reading everything is trusted. */
  @Column('jsonb', { nullable: true }) watermark: Watermark | null;
  /** Everything has to be read again as soon as may be. */
  @Column('boolean', { default: false }) stale: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
