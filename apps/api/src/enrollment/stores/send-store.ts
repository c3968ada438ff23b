import type { SendStore, SendTake } from '@tessera/enrollment';
import { rows, touched, type Work } from '../../platform/index.js';

interface Row {
  readonly scope: string;
  readonly key: string;
  readonly hits: readonly Date[];
}

/** All of the takes or none: every row is locked, in one order, before any is looked at. */
export const sendStore = ({ manager }: Work): SendStore => ({
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
      `SELECT scope, key, hits FROM rolling_limit
        WHERE (scope, key) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY scope, key FOR UPDATE`,
      [scopes, keys],
    );
    const full = takes.flatMap((take) => roomAt(take, live(take, locked, now)));
    const latest = full.sort((a, b) => b.retryAt.getTime() - a.retryAt.getTime())[0];
    if (latest) return { ok: false, ...latest };
    await touched(
      manager,
      `UPDATE rolling_limit r SET hits = hits_since(r.hits, $4::timestamptz - t.seconds * interval '1 second') || $4, updated_at = now()
         FROM unnest($1::text[], $2::text[], $3::int[]) AS t (scope, key, seconds)
        WHERE r.scope = t.scope AND r.key = t.key RETURNING 1`,
      [scopes, keys, takes.map(({ seconds }) => seconds), now],
    );
    return { ok: true };
  },
});

const live = (take: SendTake, locked: readonly Row[], now: Date): Date[] => {
  const since = now.getTime() - take.seconds * 1000;
  const hits = locked.find((row) => row.scope === take.scope && row.key === take.key)?.hits ?? [];
  return hits.filter((hit) => hit.getTime() > since);
};

function roomAt(take: SendTake, hits: readonly Date[]): { scope: string; retryAt: Date }[] {
  const oldest = hits[hits.length - take.limit];
  if (hits.length < take.limit || !oldest) return [];
  return [{ scope: take.scope, retryAt: new Date(oldest.getTime() + take.seconds * 1000) }];
}
