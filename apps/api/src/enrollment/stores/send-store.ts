import type { SendScope, SendStore, SendTake } from '@tessera/enrollment';
import { row, rows, type Runner, touched, type Work } from '../../platform/index.js';
import { addToTally, byTheMinute, clearTally, roomInTally, tallied } from './send-tally.js';

interface Row {
  readonly scope: SendScope;
  readonly key: string;
  readonly hits: readonly Date[];
  readonly pausedUntil: Date | null;
}
interface InTheWay {
  readonly scope: SendScope;
  readonly retryAt: Date;
}

export const sendStore = ({ manager }: Work): SendStore => ({
  /** All of the takes or none: every row is locked, in one order, before any is looked at. */
  async take(takes, now) {
    const scopes = takes.map(({ scope }) => scope);
    const keys = takes.map(({ key }) => key);
    await touched(
      manager,
      `INSERT INTO rolling_limit (scope, key)
       SELECT DISTINCT scope, key FROM unnest($1::text[], $2::text[]) AS t (scope, key) ORDER BY scope, key
       ON CONFLICT DO NOTHING RETURNING 1`,
      [scopes, keys],
    );
    const locked = await rows<Row>(
      manager,
      `SELECT scope, key, hits, paused_until AS "pausedUntil" FROM rolling_limit
        WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY scope, key FOR UPDATE`,
      [scopes, keys],
    );
    const held: number[] = [];
    const inTheWay: InTheWay[] = [];
    for (const take of takes) {
      const counted = await countedOf(manager, take, locked, now);
      held.push(counted.held + 1);
      inTheWay.push(...(await obstacles(manager, take, counted, now)));
    }
    const latest = inTheWay.sort((a, b) => b.retryAt.getTime() - a.retryAt.getTime())[0];
    if (latest) return { ok: false, ...latest };
    await addHits(
      manager,
      takes.filter((take) => !byTheMinute(take)),
      now,
    );
    for (const take of takes.filter(byTheMinute)) await addToTally(manager, take, now);
    return { ok: true, held };
  },

  async pause(scope, key, until) {
    await touched(
      manager,
      `INSERT INTO rolling_limit AS r (scope, key, paused_until) VALUES ($1, $2, $3)
       ON CONFLICT (scope, key) DO UPDATE SET paused_until = greatest(r.paused_until, $3), updated_at = now() RETURNING 1`,
      [scope, key, until],
    );
  },

  async pausedUntil(scope, key, now) {
    const paused = await row<{ until: Date }>(
      manager,
      'SELECT paused_until AS until FROM rolling_limit WHERE scope = $1 AND key = $2 AND paused_until > $3',
      [scope, key, now],
    );
    return paused?.until ?? null;
  },

  async clear(scope, key) {
    await touched(manager, `UPDATE rolling_limit SET hits = '{}' WHERE scope = $1 AND key = $2 RETURNING 1`, [scope, key]);
    await clearTally(manager, scope, key);
  },

  async held(scope, key, seconds, now) {
    const counted = await row<{ held: number }>(
      manager,
      `SELECT cardinality(hits_since(hits, $4::timestamptz - $3 * interval '1 second')) AS held
         FROM rolling_limit WHERE scope = $1 AND key = $2`,
      [scope, key, seconds, now],
    );
    return (counted?.held ?? 0) + (await tallied(manager, scope, key, seconds, now));
  },
});

interface Counted {
  /** Younger than the take's window, in order. */
  readonly hits: readonly Date[];
  /** Those, and what is kept by the minute. */
  readonly held: number;
  readonly pausedUntil: Date | null;
}

async function countedOf(runner: Runner, take: SendTake, locked: readonly Row[], now: Date): Promise<Counted> {
  const { scope, key, seconds } = take;
  const found = locked.find((one) => one.scope === scope && one.key === key);
  const since = now.getTime() - seconds * 1000;
  const hits = (found?.hits ?? []).filter((hit) => hit.getTime() > since);
  const tally = byTheMinute(take) ? await tallied(runner, scope, key, seconds, now) : 0;
  return { hits, held: hits.length + tally, pausedUntil: found?.pausedUntil ?? null };
}

/** Why nothing more may be taken of this one now: it is paused, or full. */
async function obstacles(runner: Runner, take: SendTake, counted: Counted, now: Date): Promise<InTheWay[]> {
  const { scope, limit, seconds } = take;
  const { hits, held, pausedUntil } = counted;
  const found = pausedUntil && pausedUntil > now ? [{ scope, retryAt: pausedUntil }] : [];
  if (held < limit) return found;
  if (byTheMinute(take)) return [...found, { scope, retryAt: await roomInTally(runner, take, now) }];
  // Room comes when so many have left that one less than the limit remains.
  const leaving = hits[hits.length - limit] ?? now;
  return [...found, { scope, retryAt: new Date(leaving.getTime() + seconds * 1000) }];
}

const addHits = (runner: Runner, takes: readonly SendTake[], now: Date): Promise<number> =>
  touched(
    runner,
    `UPDATE rolling_limit r SET hits = hits_since(r.hits, $4::timestamptz - t.seconds * interval '1 second') || $4, updated_at = now()
       FROM unnest($1::text[], $2::text[], $3::int[]) AS t (scope, key, seconds)
      WHERE r.scope = t.scope AND r.key = t.key RETURNING 1`,
    [takes.map(({ scope }) => scope), takes.map(({ key }) => key), takes.map(({ seconds }) => seconds), now],
  );
