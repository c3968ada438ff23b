import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { touched } from '../database/sql.js';

/**
 * Lets exactly one of any number of API processes run a repeating task. An advisory lock alone is not enough: a short
 * tick frees it before a slower process looks. So the slot of time itself is claimed, by a guarded write under the lock.
 */
@Injectable()
export class Leader {
  constructor(private readonly database: Database) {}

  /** True for one process in each slot of `seconds`, by the database's clock. */
  async claims(name: string, seconds: number): Promise<boolean> {
    return this.database.transaction(async ({ manager, now }) => {
      const won = await touched(
        manager,
        `WITH free AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(hashtextextended('tick:' || $1, 0)) AS mine)
         INSERT INTO tick (name, slot) SELECT $1, $2 FROM free WHERE mine
         ON CONFLICT (name) DO UPDATE SET slot = excluded.slot, claimed_at = now() WHERE tick.slot < excluded.slot
         RETURNING 1`,
        [name, Math.floor(now.getTime() / (seconds * 1000))],
      );
      return won === 1;
    });
  }
}
