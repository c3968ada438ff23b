import { Injectable } from '@nestjs/common';
import { Bus, rows, type Work } from '../../platform/index.js';
import { OUTCOME_SENTENCES, type OutcomeCode } from '../sync/outcome-sentences.js';
import { Staging } from '../sync/staging.js';
import { SYNC_TOPIC } from '../sync/topic.js';

/** Ends what is under way of one directory, in the transaction that makes it void. Its row has to be locked before. */
@Injectable()
export class Interruption {
  constructor(
    private readonly bus: Bus,
    private readonly staging: Staging,
  ) {}

  /** A run that goes on is stopped by its own process, within a second. */
  async stop({ manager }: Work, directoryId: string): Promise<void> {
    const stopped = await rows<{ id: string }>(
      manager,
      `UPDATE sync_run SET stop_asked_at = coalesce(stop_asked_at, now()) WHERE directory_id = $1 AND state = 'running' RETURNING id`,
      [directoryId],
    );
    for (const { id: runId } of stopped) await this.bus.tell(manager, SYNC_TOPIC, { runId, directoryId });
  }

  /** That one, and those that wait for a decision. Those come first: what is staged is locked before the row of a run, here as elsewhere. */
  async ofRuns(work: Work, directoryId: string, code: OutcomeCode): Promise<void> {
    const held = await rows<{ id: string }>(
      work.manager,
      `UPDATE sync_run SET state = 'failed', error_code = $2, error_message = $3 WHERE directory_id = $1 AND state = 'held' RETURNING id`,
      [directoryId, code, OUTCOME_SENTENCES[code]],
    );
    await this.staging.clear(
      work.manager,
      held.map(({ id }) => id),
    );
    await this.stop(work, directoryId);
  }
}
