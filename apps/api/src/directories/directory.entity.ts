import type { Watermark } from '@tessera/directory';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A source of people. Credentials stay in the environment. */
@Entity('directory')
export class DirectoryEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: string;
  @Column('text') url: string;
  @Column('text', { name: 'base_dn' }) baseDn: string;
  @Column('text') source: 'demo' | 'environment';
  /** Where the directory stood when the last run in force began; null: only reading everything is trusted. */
  @Column('jsonb', { nullable: true }) watermark: Watermark | null;
  /** Everything has to be read again as soon as may be. */
  @Column('boolean', { default: false }) stale: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt: Date;
}
