import { Injectable } from '@nestjs/common';
import { Audit, type AuditActor, SYSTEM } from '../../audit/index.js';
import { Bus, Database, row, rows, type Work } from '../../platform/index.js';
import { SyncRunEntity } from '../sync-run.entity.js';
import { keepDifferences } from './difference.js';
import { holdReason, type Losses } from './guard.js';
import { keepChanges } from './keep-changes.js';
import { lossesOf, missesAny } from './losses.js';
import { OUTCOME_SENTENCES, type OutcomeCode } from './outcome-sentences.js';
import { type Put, Putting } from './putting.js';
import { Staging } from './staging.js';
import { SYNC_TOPIC } from './topic.js';
import { setWatermark } from './watermarks.js';

/** Staged rows are younger than any statistics about them, so they are counted: plans for ten rows and for a million differ. */
const PLAN = {
  full: `SET LOCAL statement_timeout = 0; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'; SELECT count_staged()`,
  changes: `SET LOCAL statement_timeout = '120s'; SET LOCAL jit = off; SELECT count_staged()`,
};
/** Why an operator lets a held run through. */
export interface Approval {
  readonly actor: AuditActor;
  readonly reason: string;
}
export type MergeEnd = 'completed' | 'held' | 'unchanged';

/** What was staged is no longer there, or the run was taken over or stopped; nothing was changed. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

interface End {
  readonly from: 'running' | 'held';
  readonly to: 'completed' | 'held';
  readonly counts: Pick<Put, 'added' | 'changed' | 'missing' | 'returned'>;
  readonly disabled: number;
  readonly kept: number;
  readonly reason: OutcomeCode | null;
}

/** Puts a complete run into force, in one transaction: people, groups, sessions, requirements, audit event, or nothing of it. */
@Injectable()
export class Merge {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly putting: Putting,
    private readonly staging: Staging,
  ) {}

  /** Whether merging would have somebody or something go missing: then it is worth another look at the directory. */
  async misses(run: SyncRunEntity): Promise<boolean> {
    await this.staging.settle(run.id);
    return this.database.transaction(async ({ manager }) => {
      await manager.query(PLAN[run.mode]);
      await keepDifferences(manager, run);
      return missesAny(manager, run);
    });
  }

  /** Without an approval, a run that takes away too much is held instead. A run over changes that finds none leaves no row. */
  async apply(run: SyncRunEntity, approval: Approval | null, phase: (name: string) => void = () => undefined): Promise<MergeEnd> {
    await this.staging.settle(run.id);
    return this.database.transaction(async (work) => {
      const { manager } = work;
      await manager.query(PLAN[run.mode]);
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directory-merge', 0))`);
      if (!(await this.staging.intact(manager, run.id))) throw new RunLost();
      phase('Comparing');
      // Compared when it was asked whether anybody would be missing. Whatever was written since is not touched by the run.
      if (approval || run.mode === 'changes') await keepDifferences(manager, run);
      const losses = await lossesOf(manager, run);
      const reason = approval ? null : holdReason(losses);
      if (reason) return this.hold(work, run, reason, losses);
      const { peopleMissing, peopleDisabled, groupsMissing, unitsMissing, peopleUnruled } = losses;
      const taken = peopleMissing + peopleDisabled + groupsMissing + unitsMissing + peopleUnruled;
      const keep = approval !== null || taken > 0;
      const kept = keep ? await keepChanges(manager, run) : 0;

      phase('Merging');
      const put =
        run.mode === 'full' ? await this.putting.everything(work, run, keep) : await this.putting.changes(work, run, keep);
      await this.staging.clear(manager, [run.id]);
      await setWatermark(manager, run, approval !== null);
      if (run.mode === 'changes' && put.touched === 0 && !approval) return this.forget(work, run);
      await this.finish(work, run, {
        from: approval ? 'held' : 'running',
        to: 'completed',
        counts: put,
        disabled: losses.peopleDisabled,
        kept,
        reason: null,
      });
      const { added, changed, missing, returned } = put;
      await this.audit.append(work, {
        action: approval ? 'sync.applied' : run.mode === 'full' ? 'sync.completed' : 'sync.changed',
        actor: approval?.actor ?? SYSTEM,
        subject: await subjectOf(work, run),
        details: {
          runId: run.id,
          trigger: run.trigger,
          peopleRead: run.peopleRead,
          added,
          changed,
          missing,
          returned,
          reason: approval?.reason,
        },
      });
      return 'completed';
    });
  }

  private async hold(work: Work, run: SyncRunEntity, reason: OutcomeCode, losses: Losses): Promise<'held'> {
    const kept = await keepChanges(work.manager, run);
    const counts = { added: 0, changed: 0, missing: losses.peopleMissing, returned: 0 };
    await this.finish(work, run, { from: 'running', to: 'held', counts, disabled: losses.peopleDisabled, kept, reason });
    await this.audit.append(work, {
      action: 'sync.held',
      outcome: 'refused',
      code: reason,
      actor: SYSTEM,
      subject: await subjectOf(work, run),
      details: { runId: run.id, ...losses, losses: losses.peopleMissing + losses.peopleDisabled },
    });
    return 'held';
  }

  /** Nothing was new: as if it had not been. */
  private async forget({ manager }: Work, run: SyncRunEntity): Promise<'unchanged'> {
    const mine = await row(
      manager,
      `DELETE FROM sync_run WHERE id = $1 AND state = 'running' AND stop_asked_at IS NULL RETURNING 1`,
      [run.id],
    );
    if (!mine) throw new RunLost();
    return 'unchanged';
  }

  private async finish(work: Work, run: SyncRunEntity, { from, to, counts, disabled, kept, reason }: End): Promise<void> {
    const finished = await row(
      work.manager,
      `UPDATE sync_run SET state = $3, phase = NULL, people_read = $4, groups_read = $5, quarantined = $6, added = $7, changed = $8,
              missing = $9, returned = $10, error_code = $11, error_message = $12, disabled = $13, kept = $14,
              watermark = CASE WHEN $3 = 'held' THEN $15::jsonb END, finished_at = clock_timestamp()
        WHERE id = $1 AND state = $2 AND (stop_asked_at IS NULL OR $2 = 'held') RETURNING 1`,
      [
        run.id,
        from,
        to,
        run.peopleRead,
        run.groupsRead,
        run.quarantined,
        counts.added,
        counts.changed,
        counts.missing,
        counts.returned,
        reason,
        reason && OUTCOME_SENTENCES[reason],
        disabled,
        kept,
        run.watermark && JSON.stringify(run.watermark),
      ],
    );
    if (!finished) throw new RunLost();
    await this.supersede(work, run);
    await this.bus.tell(work.manager, SYNC_TOPIC, { runId: run.id, directoryId: run.directoryId });
  }

  /** Runs that waited for a decision about an older state of the directory. Changes say nothing about a run over everything. */
  private async supersede({ manager }: Work, run: SyncRunEntity): Promise<void> {
    const older = await rows<{ id: string }>(
      manager,
      `UPDATE sync_run SET state = 'failed', error_code = 'superseded', error_message = $3
        WHERE directory_id = $1 AND state = 'held' AND id <> $2 AND (mode = 'changes' OR $4 = 'full') RETURNING id`,
      [run.directoryId, run.id, OUTCOME_SENTENCES.superseded, run.mode],
    );
    await this.staging.clear(
      manager,
      older.map(({ id }) => id),
    );
  }
}

export async function subjectOf(
  { manager }: Work,
  { directoryId }: SyncRunEntity,
): Promise<{ kind: string; id: string; name: string }> {
  const directory = await row<{ name: string }>(manager, 'SELECT name FROM directory WHERE id = $1', [directoryId]);
  return { kind: 'directory', id: directoryId, name: directory?.name ?? '' };
}
