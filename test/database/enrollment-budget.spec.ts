import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SendsTaken, SendTake } from '@tessera/enrollment';
import { type EnrollmentWorld, enrollmentWorld } from './enrollment-world.js';

const DAY = 86_400;
const BUDGET = 5000;

describe('the budget of a whole installation', () => {
  let world: EnrollmentWorld;
  beforeAll(async () => {
    world = await enrollmentWorld();
  });
  afterAll(() => world.close());

  const origin = { sourceAddress: null, decisionId: null };
  const run = <T>(work: (tx: ReturnType<EnrollmentWorld['service']['over']>) => Promise<T>): Promise<T> =>
    world.database.transaction((unit) => work(world.service.over(unit, origin)));
  const later = (date: Date, seconds: number): Date => new Date(date.getTime() + seconds * 1000);
  const take = (key: string): SendTake => ({ scope: 'installation-day', key, limit: BUDGET, seconds: DAY });
  /** Sent already, so many in that minute. */
  const sent = (key: string, minute: Date, count: number) =>
    world.test.query('INSERT INTO rolling_tally VALUES ($1, $2, $3, $4)', ['installation-day', key, minute, count]);
  const oks = (taken: readonly SendsTaken[]): number => taken.filter(({ ok }) => ok).length;

  it('C01: is exact under parallel sends, however large, and costs one small row a minute', async () => {
    const minute = new Date('2026-03-05T08:00:00.000Z');
    await sent('exact', minute, BUDGET - 25);
    const at = later(minute, 90);
    const taken = await Promise.all(Array.from({ length: 60 }, () => run((tx) => tx.sends.take([take('exact')], at))));
    expect(oks(taken)).toBe(25);
    const most = Math.max(...taken.map((one) => (one.ok ? (one.held[0] ?? 0) : 0)));
    expect(most).toBe(BUDGET);
    // Full until the minute that holds the most is wholly a day old.
    for (const one of taken) if (!one.ok) expect(one.retryAt).toEqual(later(minute, DAY + 60));
    expect(await run((tx) => tx.sends.held('installation-day', 'exact', DAY, at))).toBe(BUDGET);
    const kept = await world.test.query(
      `SELECT taken, (SELECT cardinality(hits) FROM rolling_limit WHERE key = 'exact') AS listed
         FROM rolling_tally WHERE key = 'exact' ORDER BY minute`,
    );
    expect(kept).toEqual([
      { taken: BUDGET - 25, listed: 0 },
      { taken: 25, listed: 0 },
    ]);
  });

  it('C01: nothing is forgotten before it is a day old', async () => {
    const minute = new Date('2026-03-05T08:00:00.000Z');
    await sent('window', minute, BUDGET);
    const refusedAt = async (at: Date) => (await run((tx) => tx.sends.take([take('window')], at))).ok;
    expect(await refusedAt(later(minute, DAY + 59))).toBe(false);
    expect(await refusedAt(later(minute, DAY + 60))).toBe(true);
  });

  it('C01: one that is full takes nothing of the others; clearing forgets it', async () => {
    const at = new Date('2026-03-05T09:00:00.000Z');
    await sent('full', at, BUDGET);
    const number: SendTake = { scope: 'number-hour', key: 'mine', limit: 5, seconds: 3600 };
    expect(await run((tx) => tx.sends.take([number, take('full')], at))).toMatchObject({ ok: false, scope: 'installation-day' });
    expect(await run((tx) => tx.sends.held('number-hour', 'mine', 3600, at))).toBe(0);
    await run((tx) => tx.sends.clear('installation-day', 'full'));
    expect(await run((tx) => tx.sends.take([number, take('full')], at))).toEqual({ ok: true, held: [1, 1] });
  });

  it('C01: grows with the people who have a phone or may set one up, and is never under a hundred', async () => {
    const settings = () => world.service.ports(origin).settings.sendsPerDay;
    await world.budget.count();
    expect(settings()).toBe(100);
    await world.test.query(
      `WITH home AS (INSERT INTO directory (name, kind, url, base_dn, source) VALUES ('Many', 'open-ldap', 'ldap://many', 'dc=many', 'environment') RETURNING id),
            people AS (INSERT INTO person (directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, row_hash)
                       SELECT home.id, n::text, n::text, n::text, n::text, n::text, ARRAY[n::text], n::text, 'active', '\\x00'
                         FROM home, generate_series(1, 120) n RETURNING id, external_id),
            phones AS (INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
                       SELECT gen_random_uuid(), id, 'voice-call', '', '', '', now() FROM people WHERE external_id::int <= 60)
       INSERT INTO requirement (person_id, since, methods, computed_at)
       SELECT id, now(), CASE WHEN external_id::int > 110 THEN '{app-code}' ELSE '{app-code,text-message}' END::text[], now()
         FROM people WHERE external_id::int > 50`,
    );
    await world.budget.count();
    expect(settings()).toBe(220);
  });
});
