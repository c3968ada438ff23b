import type { SendTake } from '@tessera/enrollment';
import { row, rows, type Runner, touched } from '../../platform/index.js';

const MANY = 1000;
const DAY = 86_400;

/**
 * Whether a limit is kept by the minute instead of by the moment: a list of moments is rewritten whole with each entry, which a
 * large installation's daily budget would pay for dearly. A minute counts until it is wholly outside the window, so nothing is
 * forgotten early and the limit itself is exact.
 */
export const byTheMinute = ({ limit, seconds }: Pick<SendTake, 'limit' | 'seconds'>): boolean => limit > MANY && seconds >= DAY;

const INSIDE = `scope = $1 AND key = $2 AND minute > $4::timestamptz - ($3 + 60) * interval '1 second'`;

/** How many of one scope are younger than `seconds`. */
export async function tallied(runner: Runner, scope: string, key: string, seconds: number, now: Date): Promise<number> {
  const counted = await row<{ taken: number }>(
    runner,
    `SELECT coalesce(sum(taken), 0)::int AS taken FROM rolling_tally WHERE ${INSIDE}`,
    [scope, key, seconds, now],
  );
  return counted?.taken ?? 0;
}

/** Adds one to this minute. The caller holds the lock of the scope's row in `rolling_limit`. */
export async function addToTally(runner: Runner, { scope, key }: SendTake, now: Date): Promise<void> {
  await touched(
    runner,
    `INSERT INTO rolling_tally AS t (scope, key, minute, taken) VALUES ($1, $2, date_trunc('minute', $3::timestamptz), 1)
     ON CONFLICT (scope, key, minute) DO UPDATE SET taken = t.taken + 1 RETURNING 1`,
    [scope, key, now],
  );
}

/** When so many have left the window that one less than the limit remains. */
export async function roomInTally(runner: Runner, { scope, key, limit, seconds }: SendTake, now: Date): Promise<Date> {
  const leaving = await row<{ at: Date }>(
    runner,
    `SELECT minute + ($3 + 60) * interval '1 second' AS at FROM (
       SELECT minute, sum(taken) OVER (ORDER BY minute DESC) AS newer FROM rolling_tally WHERE ${INSIDE}
     ) AS held WHERE newer >= $5 ORDER BY minute DESC LIMIT 1`,
    [scope, key, seconds, now, limit],
  );
  return leaving?.at ?? new Date(now.getTime() + 60_000);
}

export async function clearTally(runner: Runner, scope: string, key: string): Promise<void> {
  await rows(runner, 'DELETE FROM rolling_tally WHERE scope = $1 AND key = $2', [scope, key]);
}

/** Minutes that no window reaches back to. */
export async function forgetOldTallies(runner: Runner): Promise<void> {
  await rows(runner, `DELETE FROM rolling_tally WHERE minute < now() - interval '2 days'`);
}
