import { row, type Runner, touched } from './sql.js';

/** How many in how many seconds, and how long nothing more is let through once they are spent. */
export interface Limit {
  readonly scope: string;
  readonly most: number;
  readonly seconds: number;
  readonly pauseSeconds: number;
}
export interface Counted {
  readonly limit: Limit;
  readonly key: string;
  /** The very entry that was made, to take back. */
  readonly hit: string;
  /** This one was the last for now. */
  readonly spent: boolean;
}

/** One statement that takes the row lock, then counts or refuses; whoever is refused is not counted, so a pause ends by itself. */
export async function countOne(runner: Runner, limit: Limit, key: string): Promise<Counted | { readonly retryAt: Date }> {
  const { scope, most, seconds, pauseSeconds } = limit;
  const counted = await row<{ hit: string; hits: number }>(
    runner,
    `INSERT INTO rolling_limit AS r (scope, key, hits) VALUES ($1, $2, ARRAY[clock_timestamp()])
     ON CONFLICT (scope, key) DO UPDATE SET
       hits = CASE WHEN cardinality(r.hits) >= $3 THEN '{}' ELSE hits_since(r.hits, now() - $4 * interval '1 second') END || clock_timestamp(),
       updated_at = now()
     WHERE cardinality(r.hits) < $3 OR r.hits[cardinality(r.hits)] <= now() - $5 * interval '1 second'
     RETURNING hits[cardinality(hits)]::text AS hit, cardinality(hits) AS hits`,
    [scope, key, most, seconds, pauseSeconds],
  );
  if (counted) return { limit, key, hit: counted.hit, spent: counted.hits >= most };
  return { retryAt: (await pausedUntil(runner, limit, key)) ?? new Date(0) };
}

/** Until when nothing more is let through, or null. Only a look: for doors that count what they refused, and nothing else. */
export async function pausedUntil(runner: Runner, { scope, most, pauseSeconds }: Limit, key: string): Promise<Date | null> {
  const paused = await row<{ retryAt: Date }>(
    runner,
    `SELECT hits[cardinality(hits)] + $4 * interval '1 second' AS "retryAt" FROM rolling_limit
      WHERE scope = $1 AND key = $2 AND cardinality(hits) >= $3 AND hits[cardinality(hits)] > now() - $4 * interval '1 second'`,
    [scope, key, most, pauseSeconds],
  );
  return paused?.retryAt ?? null;
}

/** Takes back one entry, and no other. */
export async function takeBack(runner: Runner, { limit, key, hit }: Counted): Promise<void> {
  await touched(
    runner,
    `UPDATE rolling_limit SET hits = hits[:array_position(hits, $3::timestamptz) - 1] || hits[array_position(hits, $3::timestamptz) + 1:]
      WHERE scope = $1 AND key = $2 AND $3::timestamptz = ANY (hits) RETURNING 1`,
    [limit.scope, key, hit],
  );
}

/** Forgets all entries of one key. */
export async function forgetAll(runner: Runner, { limit, key }: Pick<Counted, 'limit' | 'key'>): Promise<void> {
  await touched(runner, `UPDATE rolling_limit SET hits = '{}' WHERE scope = $1 AND key = $2 RETURNING 1`, [limit.scope, key]);
}
