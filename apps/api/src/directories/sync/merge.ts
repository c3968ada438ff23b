import { Injectable } from '@nestjs/common';
import { Audit, type AuditActor, SYSTEM } from '../../audit/index.js';
import { Engine } from '../../policies/index.js';
import { Bus, Database, row, rows, type Work } from '../../platform/index.js';
import { SyncRunEntity } from '../sync-run.entity.js';
import { endSessions } from './end-sessions.js';
import { holdReason } from './guard.js';
import { type Losses } from './guard.js';
import { lossesOf } from './losses.js';
import { mergeMembers } from './merge-members.js';
import { type MergeCounts, mergeRows } from './merge-rows.js';
import { notePhoneProposals } from './phone-proposals.js';
import { OUTCOME_SENTENCES, type OutcomeCode } from './outcome-sentences.js';
import { Staging } from './staging.js';
import { SYNC_TOPIC } from './topic.js';

/**
 * Staged rows are younger than any statistics about them, so the planner takes a hundred thousand for a handful. Joins of
 * whole tables by hashing are right for every size of run.
 */
const WHOLE_TABLES = 'SET LOCAL statement_timeout = 0; SET LOCAL enable_nestloop = off; SET LOCAL jit = off';

/** Why an operator lets a held run through. */
export interface Approval {
  readonly actor: AuditActor;
  readonly reason: string;
}

/** What was staged is no longer there, or another process has taken the run over; nothing was changed. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** Puts a complete run into force, in one transaction: people, groups, sessions, requirements, audit event, or nothing of it. */
@Injectable()
export class Merge {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly engine: Engine,
    private readonly staging: Staging,
  ) {}

  /** Without an approval, a run that takes away too much is held instead. */
  apply(run: SyncRunEntity, approval: Approval | null): Promise<'completed' | 'held'> {
    return this.database.transaction(async (work) => {
      await work.manager.query(WHOLE_TABLES);
      await work.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directory-merge', 0))`);
      if (!(await this.staging.intact(work.manager, run.id))) throw new RunLost();
      if (!approval) {
        const losses = await lossesOf(work.manager, run.id, run.directoryId);
        const reason = holdReason(losses);
        if (reason) return this.hold(work, run, reason, losses);
      }
      const counts = await this.merge(work, run);
      await this.engine.evaluate(work, 'sync');
      await this.staging.clear(work.manager, [run.id]);
      await this.finish(work, run, approval ? 'held' : 'running', 'completed', counts, null);
      await this.audit.append(work, {
        action: approval ? 'sync.applied' : 'sync.completed',
        actor: approval?.actor ?? SYSTEM,
        subject: await subjectOf(work, run),
        details: { runId: run.id, trigger: run.trigger, peopleRead: run.peopleRead, ...counts, reason: approval?.reason },
      });
      return 'completed';
    });
  }

  private async merge(work: Work, { id, directoryId }: SyncRunEntity): Promise<MergeCounts> {
    const { manager } = work;
    await notePhoneProposals(work, this.audit, id, directoryId);
    const people = await mergeRows(manager, 'person', id, directoryId);
    if (people.changed + people.missing > 0) await endSessions(manager, directoryId);
    await mergeRows(manager, 'organisational_unit', id, directoryId);
    const groups = await mergeRows(manager, 'directory_group', id, directoryId);
    const members = await mergeMembers(manager, id, directoryId);
    if (groups.added + groups.changed + groups.missing + groups.returned + members.groups > 0) {
      await manager.query('SELECT rebuild_group_closure()');
    }
    return people;
  }

  private async hold(work: Work, run: SyncRunEntity, reason: OutcomeCode, losses: Losses): Promise<'held'> {
    const counts = { added: 0, changed: 0, missing: losses.peopleMissing, returned: 0 };
    await this.finish(work, run, 'running', 'held', counts, reason);
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

  private async finish(
    work: Work,
    run: SyncRunEntity,
    from: 'running' | 'held',
    to: 'completed' | 'held',
    counts: MergeCounts,
    reason: OutcomeCode | null,
  ): Promise<void> {
    const finished = await row(
      work.manager,
      `UPDATE sync_run SET state = $3, phase = NULL, people_read = $4, groups_read = $5, quarantined = $6, added = $7, changed = $8,
              missing = $9, returned = $10, error_code = $11, error_message = $12, finished_at = clock_timestamp()
        WHERE id = $1 AND state = $2 RETURNING 1`,
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
      ],
    );
    if (!finished) throw new RunLost();
    await this.supersede(work, run);
    await this.bus.tell(work.manager, SYNC_TOPIC, { runId: run.id, directoryId: run.directoryId });
  }

  /** Runs that waited for a decision about an older state of the directory. */
  private async supersede({ manager }: Work, run: SyncRunEntity): Promise<void> {
    const older = await rows<{ id: string }>(
      manager,
      `UPDATE sync_run SET state = 'failed', error_code = 'superseded', error_message = $3
        WHERE directory_id = $1 AND state = 'held' AND id <> $2 RETURNING id`,
      [run.directoryId, run.id, OUTCOME_SENTENCES.superseded],
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
