import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, checkReason, Database, type FullViewer, Refused } from '../../platform/index.js';
import { Merge, RunLost, subjectOf } from '../sync/merge.js';
import { OUTCOME_SENTENCES } from '../sync/outcome-sentences.js';
import { Staging } from '../sync/staging.js';
import { SYNC_TOPIC } from '../sync/topic.js';
import { dropWatermark } from '../sync/watermarks.js';
import { SyncRunEntity } from '../sync-run.entity.js';
import { Runs } from './runs.js';

/** Deciding about runs that were held. */
@Injectable()
export class Holds {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly runs: Runs,
    private readonly staging: Staging,
    private readonly merge: Merge,
  ) {}

  async apply(operator: FullViewer, runId: string, reasonText: string): Promise<SyncRunEntity | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    const run = await this.runs.get(runId);
    if (!run) return new Refused('not_found');
    if (run.state !== 'held') return new Refused('sync_not_held');
    try {
      await this.merge.apply(run, { actor: actorOf(operator), reason });
    } catch (cause) {
      if (!(cause instanceof RunLost)) throw cause;
      // Applied or discarded by somebody else meanwhile, or lost with a crash of the database: the row tells which.
      await this.runs.fail(run, { code: 'interrupted', message: OUTCOME_SENTENCES.interrupted });
    }
    return (await this.runs.get(runId)) ?? new Refused('not_found');
  }

  discard(operator: FullViewer, runId: string, reasonText: string): Promise<SyncRunEntity | Refused> {
    return this.database.transaction(async (work) => {
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const run = await work.manager.findOne(SyncRunEntity, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
      if (!run) return new Refused('not_found');
      if (run.state !== 'held') return new Refused('sync_not_held');
      await this.staging.clear(work.manager, [runId]);
      await work.manager.query('DELETE FROM sync_change WHERE run_id = $1', [runId]);
      // The same changes would be read again a moment later: let everything be read first.
      if (run.mode === 'changes') await dropWatermark(work.manager, run.directoryId);
      await work.manager.query(
        `UPDATE sync_run SET state = 'failed', kept = 0, error_code = 'discarded', error_message = $2 WHERE id = $1`,
        [runId, OUTCOME_SENTENCES.discarded],
      );
      await this.audit.append(work, {
        action: 'sync.discarded',
        actor: actorOf(operator),
        subject: await subjectOf(work, run),
        details: { runId, reason },
      });
      await this.bus.tell(work.manager, SYNC_TOPIC, { runId, directoryId: run.directoryId });
      return work.manager.findOneByOrFail(SyncRunEntity, { id: runId });
    });
  }
}
