import { Injectable } from '@nestjs/common';
import { Audit, type AuditActor, SYSTEM } from '../../audit/index.js';
import { Bus, Database, row, rows } from '../../platform/index.js';
import { subjectOf } from '../sync/merge.js';
import { DEAD_AFTER } from '../sync/next-run.js';
import { OUTCOME_SENTENCES, type SyncFailure } from '../sync/outcome-sentences.js';
import { Staging } from '../sync/staging.js';
import { SYNC_TOPIC } from '../sync/topic.js';
import { type SyncMode, SyncRunEntity, type SyncTrigger } from '../sync-run.entity.js';

/** The beginning and the unhappy ends of runs. */
@Injectable()
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly staging: Staging,
  ) {}

  /**
   * One run a directory at a time: the unique index decides, also among processes. A dead one is buried first. None of a directory
   * that is paused or removed; the row is locked so that whoever does that sees this run.
   */
  claim(
    directoryId: string,
    trigger: SyncTrigger,
    actor: AuditActor | null,
    mode: SyncMode = 'full',
  ): Promise<SyncRunEntity | 'running'> {
    return this.database.transaction(async (work) => {
      const home = await row<{ version: number }>(
        work.manager,
        'SELECT version FROM directory WHERE id = $1 AND removed_at IS NULL AND paused_at IS NULL FOR SHARE',
        [directoryId],
      );
      if (!home) return 'running';
      const dead = await rows<{ id: string }>(
        work.manager,
        `UPDATE sync_run SET state = 'failed', error_code = 'interrupted', error_message = $2, finished_at = now()
          WHERE directory_id = $1 AND state = 'running' AND heartbeat_at < now() - make_interval(secs => $3) RETURNING id`,
        [directoryId, OUTCOME_SENTENCES.interrupted, DEAD_AFTER],
      );
      await this.staging.clear(
        work.manager,
        dead.map(({ id }) => id),
      );
      const made = await row<{ id: string }>(
        work.manager,
        `INSERT INTO sync_run (directory_id, state, trigger, phase, mode, directory_version, expected_people)
         VALUES ($1, 'running', $2, 'Connecting', $3, $4, CASE WHEN $3 = 'full' THEN
           (SELECT r.people_read FROM sync_run r WHERE r.directory_id = $1 AND r.mode = 'full' AND r.state = 'completed'
             ORDER BY r.started_at DESC LIMIT 1) END)
         ON CONFLICT (directory_id) WHERE state = 'running' DO NOTHING RETURNING id`,
        [directoryId, trigger, mode, home.version],
      );
      if (!made) return 'running';
      const run = await work.manager.findOneByOrFail(SyncRunEntity, { id: made.id });
      if (actor) {
        const subject = await subjectOf(work, run);
        await this.audit.append(work, { action: 'sync.started', actor, subject, details: { runId: run.id } });
      }
      return run;
    });
  }

  /** Nobody was changed; what was read is forgotten. Does nothing to a run that has ended otherwise. */
  fail(run: SyncRunEntity, { code, message }: SyncFailure): Promise<void> {
    return this.database.transaction(async (work) => {
      await this.staging.clear(work.manager, [run.id]);
      const failed = await row(
        work.manager,
        `UPDATE sync_run SET state = 'failed', people_read = $2, groups_read = $3, quarantined = $4, error_code = $5, error_message = $6,
                finished_at = clock_timestamp()
          WHERE id = $1 AND state IN ('running', 'held') RETURNING 1`,
        [run.id, run.peopleRead, run.groupsRead, run.quarantined, code, message],
      );
      if (!failed) return;
      await this.audit.append(work, {
        action: 'sync.failed',
        outcome: 'refused',
        code,
        actor: SYSTEM,
        subject: await subjectOf(work, run),
        details: { runId: run.id, trigger: run.trigger, peopleRead: run.peopleRead, message },
      });
      await this.bus.tell(work.manager, SYNC_TOPIC, { runId: run.id, directoryId: run.directoryId });
    });
  }

  /** A look for changes that failed before it had a run. Told once, until it works or fails otherwise. */
  failedLook(directoryId: string, { code, message }: SyncFailure): Promise<void> {
    return this.database.transaction(async (work) => {
      const made = await row<{ id: string }>(
        work.manager,
        `INSERT INTO sync_run (directory_id, state, trigger, mode, error_code, error_message, finished_at)
         SELECT $1, 'failed', 'schedule', 'changes', $2, $3, now()
          WHERE $2 IS DISTINCT FROM (SELECT r.error_code FROM sync_run r WHERE r.directory_id = $1 AND r.state <> 'running'
                                      ORDER BY r.started_at DESC LIMIT 1)
         RETURNING id`,
        [directoryId, code, message],
      );
      if (!made) return;
      const run = await work.manager.findOneByOrFail(SyncRunEntity, { id: made.id });
      await this.audit.append(work, {
        action: 'sync.failed',
        outcome: 'refused',
        code,
        actor: SYSTEM,
        subject: await subjectOf(work, run),
        details: { runId: run.id, trigger: run.trigger, peopleRead: 0, message },
      });
      await this.bus.tell(work.manager, SYNC_TOPIC, { runId: run.id, directoryId });
    });
  }

  /** A claimed run that came to nothing. */
  async forget(id: string): Promise<void> {
    await this.database.manager.query(`DELETE FROM sync_run WHERE id = $1 AND state = 'running'`, [id]);
  }

  async stopAsked(id: string): Promise<boolean> {
    const run = await this.get(id);
    return run?.state === 'running' && run.stopAskedAt !== null;
  }

  get(id: string): Promise<SyncRunEntity | null> {
    return this.database.manager.findOneBy(SyncRunEntity, { id });
  }

  latest(directoryId: string, limit: number): Promise<SyncRunEntity[]> {
    return this.database.manager.find(SyncRunEntity, {
      where: { directoryId },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: Math.min(Math.max(limit, 1), 200),
    });
  }

  /** What an operator has to see first: the one that waits for a decision, else the newest. */
  async last(directoryId: string): Promise<SyncRunEntity | null> {
    const order = { startedAt: 'DESC', id: 'DESC' } as const;
    const { manager } = this.database;
    return (
      (await manager.findOne(SyncRunEntity, { where: { directoryId, state: 'held' }, order })) ??
      manager.findOne(SyncRunEntity, { where: { directoryId }, order })
    );
  }

  async completedOnce(directoryId: string): Promise<boolean> {
    return this.database.manager.existsBy(SyncRunEntity, { directoryId, state: 'completed', mode: 'full' });
  }
}
