import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SchedulerRegistry } from '@nestjs/schedule';
import { randomUUID } from 'node:crypto';
import { Audit } from '../../apps/api/src/audit/index.js';
import { SlowAnswers, SprayWatch } from '../../apps/api/src/fraud/index.js';
import { alarmLevel, inTheLastMinute } from '../../apps/api/src/fraud/spray/wrong-answers.js';
import { Alerts } from '../../apps/api/src/people/index.js';
import { Bus, Database, HostSecretBox, Leader, type Runner } from '../../apps/api/src/platform/index.js';
import { appCode, otherCode, SIGN_IN, VIEWER } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { queued } from './enrollment-host.js';
import { peopleOf, type TwoFactors } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const PEOPLE = 22;
const SPRAY_EVENTS = `SELECT action, details FROM audit_event WHERE action LIKE 'spray.%' ORDER BY ordinal`;

describe('one wrong answer each against many people', () => {
  let world: SigninWorld;
  let victims: TwoFactors[];
  beforeAll(async () => {
    world = await signinWorld();
    // Looks are taken by hand here.
    const schedule = world.app.get(SchedulerRegistry, { strict: false });
    for (const name of schedule.getIntervals()) schedule.deleteInterval(name);
    const people = peopleOf(world);
    victims = [];
    for (let index = 0; index < PEOPLE; index += 1) victims.push(await people.withTwo(`victim${index}`));
    const admin = await world.person({ login: 'root' });
    await world.giveRole(admin, 'admin');
    await world.test.query(`UPDATE person SET mail = 'root@example.org' WHERE id = $1`, [admin]);
  });
  afterAll(() => world.close());

  const guess = ({ login, secret }: TwoFactors, client: PortalClient = world.client()) =>
    client.ask(SIGN_IN, { login, password: PASSWORD, appCode: otherCode(appCode(secret)) });
  const look = () => world.app.get(SprayWatch).look();
  /** The watch as it will look so many minutes from now. */
  const lookIn = (minutes: number): Promise<void> => {
    const database = world.app.get(Database);
    const later: Pick<Database, 'transaction'> = {
      transaction: (work) =>
        database.transaction((unit) => work({ ...unit, now: new Date(unit.now.getTime() + minutes * 60_000) })),
    };
    const { app } = world;
    return new SprayWatch(
      later as Database,
      app.get(Leader),
      app.get(Bus),
      app.get(Alerts, { strict: false }),
      new Audit(),
    ).look();
  };
  const events = () => world.test.query<{ action: string; details: Record<string, unknown> }>(SPRAY_EVENTS);
  /** The news travels by the database; looked for, not slept for. */
  const until = async (slow: boolean): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const begun = performance.now();
      await world.app.get(SlowAnswers).hold();
      if (performance.now() - begun > 500 === slow) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the news did not arrive');
  };

  it('A08: what is too many depends on what is usual, from twenty to a hundred a minute', () => {
    expect([0, 3, 4, 10, 20, 500].map(alarmLevel)).toEqual([19, 19, 20, 50, 100, 100]);
  });

  it('A08: alarms within one look, once, by mail and in the audit log; not for a few', async () => {
    for (const victim of victims.slice(0, 19)) expect((await guess(victim)).error?.code).toBe('code_wrong');
    await look();
    expect(await events()).toEqual([]);
    await Promise.all(victims.slice(19).map((victim) => guess(victim)));
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await events()).toMatchObject([{ action: 'spray.suspected', details: { answers: PEOPLE, people: PEOPLE } }]);
    const mails = await queued(world.test, world.app.get(HostSecretBox), 'mail');
    expect(mails.filter(({ to }) => to === 'root@example.org')).toHaveLength(1);
    expect(mails.find(({ to }) => to === 'root@example.org')?.content).toMatchObject({
      subject: expect.stringContaining('wrong answers to the second step within a minute'),
    });
  });

  it('A08: while it lasts an answer takes a second or more, and holds no connection meanwhile', async () => {
    await until(true);
    const begun = performance.now();
    const done: string[] = [];
    const slow = victims.slice(0, 15).map((victim) => guess(victim).then(() => void done.push('slow')));
    const quick = (async () => {
      for (let times = 0; times < 20; times += 1) await world.client().must(VIEWER);
      done.push('quick');
    })();
    await Promise.race(slow);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1000);
    await Promise.all([...slow, quick]);
    expect(done[0]).toBe('quick');
    expect(done).toHaveLength(16);
  });

  it('A08: another process learns of it by the database', async () => {
    const elsewhere = new SlowAnswers(world.app.get(Database), world.app.get(Bus));
    const begun = performance.now();
    await elsewhere.hold();
    expect(performance.now() - begun).toBeLessThan(900);
    await elsewhere.look();
    const later = performance.now();
    await elsewhere.hold();
    expect(performance.now() - later).toBeGreaterThanOrEqual(990);
  });

  it('A08: is over after five minutes below the level, and then answers are quick again', async () => {
    await lookIn(3);
    expect((await events()).map(({ action }) => action)).toEqual(['spray.suspected']);
    await lookIn(8);
    await lookIn(9);
    expect((await events()).map(({ action }) => action)).toEqual(['spray.suspected', 'spray.over']);
    await until(false);
  });

  it('A08: a busy installation alarms at five times its own usual, and counting is a look into one small index', async () => {
    // An hour from now, after a week of six a minute.
    const invent = (count: number, from: string, to: string) =>
      world.test.query(
        `INSERT INTO audit_event (id, at, action, outcome, code, actor_kind, subject_id, hash)
         SELECT gen_random_uuid(), now() + interval '1 hour' - $2::interval + i * (($2::interval - $3::interval) / $1), 'challenge.refused',
                'refused', 'code_wrong', 'person', $4, '' FROM generate_series(1, $1::integer) i`,
        [count, from, to, randomUUID()],
      );
    await invent(60_480, '7 days', '2 minutes');
    await world.test.query('ANALYZE audit_event');
    await invent(28, '30 seconds', '10 seconds');
    await lookIn(60);
    expect(await events()).toHaveLength(2);
    await invent(5, '20 seconds', '10 seconds');
    await lookIn(60);
    expect(await events()).toMatchObject([{}, {}, { action: 'spray.suspected', details: { answers: 33, usual: 6 } }]);

    const plans: string[] = [];
    const manager = world.app.get(Database).manager;
    const explaining = {
      query: async (sql: string, values: unknown[]) => {
        const lines = (await manager.query(`EXPLAIN ${sql}`, values)) as { 'QUERY PLAN': string }[];
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
        return [];
      },
    } as Runner;
    await inTheLastMinute(explaining, new Date());
    expect(plans).toEqual([expect.stringContaining('audit_event_wrong_answer')]);
  });
});
