import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database, Leader, touched } from '../../platform/index.js';
import { KEPT_DAYS } from './run-view.js';

const SECONDS = 3600;

/** Differences are kept for some days, and for no longer; those of a run that was not applied, not at all. */
@Injectable()
export class Forgetting {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('sync-differences', SECONDS)) await this.forget();
  }

  /** Returns how many differences were forgotten. */
  forget(): Promise<number> {
    return this.database.transaction(async ({ manager }) => {
      await manager.query(`SET LOCAL statement_timeout = '120s'`);
      const over = `SELECT r.id FROM sync_run r
        WHERE r.state = 'failed' OR (r.state = 'completed' AND r.finished_at < now() - interval '${KEPT_DAYS} days')`;
      await manager.query(`DELETE FROM sync_change_member WHERE run_id IN (${over})`);
      return touched(manager, `DELETE FROM sync_change WHERE run_id IN (${over}) RETURNING 1`);
    });
  }
}
