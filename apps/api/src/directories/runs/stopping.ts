import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, Database, type FullViewer, Refused, row } from '../../platform/index.js';
import { subjectOf } from '../sync/merge.js';
import { DEAD_AFTER } from '../sync/next-run.js';
import { OUTCOME_SENTENCES } from '../sync/outcome-sentences.js';
import { SYNC_TOPIC } from '../sync/topic.js';
import { SyncRunEntity } from '../sync-run.entity.js';
import { Runs } from './runs.js';

/** Stopping a run that goes on, in whichever process: the row says so, and the process looks at it every second. */
@Injectable()
export class Stopping {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly runs: Runs,
  ) {}

  async stop(operator: FullViewer, runId: string): Promise<SyncRunEntity | Refused> {
    const asked = await this.database.transaction(async (work) => {
      const found = await row<{ dead: boolean; first: boolean }>(
        work.manager,
        `WITH was AS (SELECT id, stop_asked_at FROM sync_run WHERE id = $1 AND state = 'running' FOR UPDATE)
         UPDATE sync_run r SET stop_asked_at = coalesce(r.stop_asked_at, now()) FROM was WHERE r.id = was.id
         RETURNING r.heartbeat_at < now() - make_interval(secs => $2) AS dead, was.stop_asked_at IS NULL AS first`,
        [runId, DEAD_AFTER],
      );
      if (!found) return null;
      const run = await work.manager.findOneByOrFail(SyncRunEntity, { id: runId });
      if (found.first) {
        const subject = await subjectOf(work, run);
        await this.audit.append(work, { action: 'sync.stopped', actor: actorOf(operator), subject, details: { runId } });
        await this.bus.tell(work.manager, SYNC_TOPIC, { runId, directoryId: run.directoryId });
      }
      return { run, dead: found.dead };
    });
    if (!asked) return new Refused((await this.runs.get(runId)) ? 'sync_not_running' : 'not_found');
    // Nobody is there any more who could see it.
    if (asked.dead) await this.runs.fail(asked.run, { code: 'stopped', message: OUTCOME_SENTENCES.stopped });
    return (await this.runs.get(runId)) ?? new Refused('not_found');
  }
}
