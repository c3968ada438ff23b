import type { Watermark } from '@tessera/directory';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export type SyncRunState = 'running' | 'completed' | 'failed' | 'held';
/** Everything that the directory has, or what has changed since the watermark. */
export type SyncMode = 'full' | 'changes';
export type SyncTrigger = 'schedule' | 'button' | 'start';

/** One execution of a sync. */
@Entity('sync_run')
export class SyncRunEntity {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'directory_id' }) directoryId: string;
  @Column('text') state: SyncRunState;
  @Column('text') trigger: SyncTrigger;
  @Column('text', { default: 'full' }) mode: SyncMode;
  @Column('text', { nullable: true }) phase: string | null;
  @Column('integer', { name: 'people_read', default: 0 }) peopleRead: number;
  @Column('integer', { name: 'groups_read', default: 0 }) groupsRead: number;
  @Column('integer', { default: 0 }) added: number;
  @Column('integer', { default: 0 }) changed: number;
  @Column('integer', { default: 0 }) missing: number;
  @Column('integer', { default: 0 }) returned: number;
  @Column('integer', { default: 0 }) quarantined: number;
  /** What the last full run read. */
  @Column('integer', { name: 'expected_people', nullable: true }) expectedPeople: number | null;
  @Column('integer', { default: 0 }) disabled: number;
  /** The directory's configuration that the run began with. */
  @Column('integer', { name: 'directory_version', default: 1 }) directoryVersion: number;
  /** Of a held run: what the directory's becomes when it is applied. */
  @Column('jsonb', { nullable: true }) watermark: Watermark | null;
  @Column('timestamptz', { name: 'stop_asked_at', nullable: true }) stopAskedAt: Date | null;
  /** Differences that are kept: to be shown, and to be put back. */
  @Column('integer', { default: 0 }) kept: number;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
  /** From the list in `sync/outcome-sentences.ts`. */
  @Column('text', { name: 'error_code', nullable: true }) errorCode: string | null;
  @Column('text', { name: 'error_message', nullable: true }) errorMessage: string | null;
  @Column('timestamptz', { name: 'started_at', default: () => 'now()' }) startedAt: Date;
  /** A running run whose heartbeat is old belongs to a process that died. */
  @Column('timestamptz', { name: 'heartbeat_at', default: () => 'now()' }) heartbeatAt: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt: Date | null;
}
