import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LongMissing } from '../../apps/api/src/enrollment/long-missing.js';
import { Audit } from '../../apps/api/src/audit/index.js';
import { PeopleList } from '../../apps/api/src/people/index.js';
import { Reviews } from '../../apps/api/src/people/reviews.js';
import { Leader, Refused } from '../../apps/api/src/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';

describe('people who come anew, come back, or are switched off', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;

  const open = async (demo: boolean): Promise<void> => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 1; number <= 20; number += 1) directory.addPerson(`p${number}`, { mail: `p${number}@example.test` });
    host = await syncHost(test.url, directory, { demo });
    await host.synced();
  };
  beforeEach(() => open(false));
  afterEach(async () => {
    await host.close();
    await test.drop();
  });

  const remove = (login: string): void => void (directory.people = directory.people.filter((person) => person.login !== login));
  const reviews = () =>
    test.query<{ external_id: string; review_reason: string }>(
      'SELECT external_id, review_reason FROM person WHERE review_reason IS NOT NULL ORDER BY external_id',
    );
  const idOf = async (externalId: string): Promise<string> =>
    (await test.query<{ id: string }>('SELECT id FROM person WHERE external_id = $1', [externalId]))[0]?.id ?? '';
  async function equip(externalId: string): Promise<string> {
    const id = await idOf(externalId);
    await test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at) VALUES (gen_random_uuid(), $1, 'app-code', 'App', '', 'sealed', now())`,
      [id],
    );
    await test.query(
      `INSERT INTO app_password (id, person_id, name, mac, created_at, expires_at) VALUES (gen_random_uuid(), $1, 'mail', decode(md5(gen_random_uuid()::text), 'hex'), now(), now() + interval '90 days')`,
      [id],
    );
    await test.query(
      `INSERT INTO recovery_code (id, person_id, number, hash, issued_at) VALUES (gen_random_uuid(), $1, 1, 'x', now())`,
      [id],
    );
    return id;
  }
  const kept = async (id: string): Promise<unknown> =>
    (
      await test.query(
        `SELECT (SELECT count(*)::int FROM authenticator WHERE person_id = $1 AND removed_at IS NULL) AS methods,
                (SELECT count(*)::int FROM app_password WHERE person_id = $1 AND revoked_at IS NULL) AS "appPasswords",
                (SELECT count(*)::int FROM recovery_code WHERE person_id = $1) AS codes`,
        [id],
      )
    )[0];
  const [ALL, NONE] = [
    { methods: 1, appPasswords: 1, codes: 1 },
    { methods: 0, appPasswords: 0, codes: 0 },
  ];

  it('I10: the first sync marks nobody, and somebody with a name of their own neither', async () => {
    directory.addPerson('p21', { mail: 'p21@example.test' });
    await host.synced();
    expect(await reviews()).toEqual([]);
  });

  it('I10: deleted and made again: another object with that login is marked, by either kind of run', async () => {
    remove('p1');
    await host.synced();
    directory.addPerson('p1', { externalId: 'again-1' });
    await host.synced();
    remove('p2');
    directory.addPerson('p2', { externalId: 'again-2' });
    await host.look();
    expect((await reviews()).map(({ external_id }) => external_id)).toEqual(['again-1', 'again-2']);
    expect((await reviews())[0]?.review_reason).toMatch(
      /^A new account with the name of one seen before \(login of P1, gone since \d{4}-\d\d-\d\d\)$/,
    );
    const events = await test.query(`SELECT subject_id FROM audit_event WHERE action = 'person.review_needed' ORDER BY ordinal`);
    expect(events).toEqual([{ subject_id: await idOf('again-1') }, { subject_id: await idOf('again-2') }]);
  });

  it('I09 I10: so is one with the address of somebody who is gone, or a name that somebody has given up', async () => {
    remove('p3');
    await host.synced();
    directory.addPerson('fresh', { mail: 'P3@example.test' });
    directory.change('p4', { login: 'married', loginKeys: ['married'] });
    directory.addPerson('p4', { externalId: 'other-4', dnKey: 'uid=p4,ou=new,dc=test' });
    directory.addPerson('sharing', { mail: 'p5@example.test' });
    await host.synced();
    expect((await reviews()).map(({ external_id }) => external_id)).toEqual(['id-fresh', 'other-4']);
  });

  it('I10: after a year a name is free, and the demo marks nobody', async () => {
    remove('p1');
    await host.synced();
    await test.query(`UPDATE person SET missing_since = now() - interval '366 days' WHERE missing_since IS NOT NULL`);
    directory.addPerson('p1', { externalId: 'again' });
    await host.synced();
    expect(await reviews()).toEqual([]);
    await host.close();
    await test.drop();
    await open(true);
    remove('p1');
    directory.addPerson('p1', { externalId: 'again' });
    await host.synced();
    expect(await reviews()).toEqual([]);
  });

  it('I10 G04: an admin clears it with a reason, once, and not their own', async () => {
    remove('p1');
    directory.addPerson('p1', { externalId: 'again' });
    await host.synced();
    const id = await idOf('again');
    const clearing = new Reviews(host.database, new Audit(), new PeopleList(host.database));
    const codeOf = (value: unknown): unknown => (value instanceof Refused ? value.extensions['code'] : 'no refusal');
    expect(codeOf(await clearing.clear(OPERATOR, id, ' '))).toBe('reason_missing');
    expect(codeOf(await clearing.clear({ ...OPERATOR, personId: id }, id, 'it is me'))).toBe('forbidden');
    expect(await clearing.clear(OPERATOR, id, 'a new colleague')).toMatchObject({ id, reviewReason: null });
    expect(codeOf(await clearing.clear(OPERATOR, id, 'a new colleague'))).toBe('not_found');
    const [event] = await test.query(`SELECT actor_name, details FROM audit_event WHERE action = 'person.review_cleared'`);
    expect(event).toMatchObject({ actor_name: 'Ada Lindqvist', details: { reason: 'a new colleague' } });
    await host.synced();
    expect(await reviews()).toEqual([]);
  });

  it('I08: who vanishes keeps everything for 30 days and has it back on return under the same id; after that it is gone', async () => {
    const [returns, stays] = [await equip('id-p1'), await equip('id-p2')];
    const long = new LongMissing(host.database, new Leader(host.database), new Audit());
    const [one, two] = directory.people;
    directory.people = directory.people.slice(2);
    await host.synced();
    await test.query(`UPDATE person SET missing_since = now() - interval '29 days 23 hours' WHERE missing_since IS NOT NULL`);
    expect(await long.remove()).toBe(0);
    directory.people.push(one!);
    await host.synced();
    expect(await kept(returns)).toEqual(ALL);

    await test.query(`UPDATE person SET missing_since = now() - interval '30 days 1 hour' WHERE missing_since IS NOT NULL`);
    expect(await long.remove()).toBe(1);
    expect(await long.remove()).toBe(0);
    directory.people.push(two!);
    expect(await host.synced()).toMatchObject({ returned: 1 });
    expect([await kept(returns), await kept(stays)]).toEqual([ALL, NONE]);
    const [event] = await test.query(`SELECT subject_id, details FROM audit_event WHERE action = 'person.factors_removed'`);
    expect(event).toMatchObject({ subject_id: stays, details: { methods: ['app-code'] } });
  });

  it.each(['full', 'changes'])(
    'F05 I11: switched off in the directory, app passwords are dead at once, factors stay (%s)',
    async (mode) => {
      const [off, on] = [await equip('id-p1'), await equip('id-p2')];
      directory.change('p1', { state: 'disabled' });
      directory.change('p2', { state: 'locked' });
      await (mode === 'full' ? host.synced() : host.look());
      expect([await kept(off), await kept(on)]).toEqual([{ ...ALL, appPasswords: 0 }, ALL]);
      const events = await test.query(`SELECT subject_id, details FROM audit_event WHERE action = 'app_password.revoked'`);
      expect(events).toEqual([{ subject_id: off, details: expect.objectContaining({ reason: 'directory', count: 1 }) }]);
    },
  );
});
