import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';

describe('a sync, by what the directory says (D1)', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;

  beforeEach(async () => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 1; number <= 40; number += 1) directory.addPerson(`p${number}`);
    directory.addGroup(
      'staff',
      directory.people.map(({ login }) => login),
    );
    directory.addGroup('all', ['staff']);
    host = await syncHost(test.url, directory);
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 40 });
  });
  afterEach(async () => {
    await host.close();
    await test.drop();
  });

  const people = (login: string) =>
    test.query<{ id: string; external_id: string; missing_since: Date | null; display_name: string }>(
      'SELECT * FROM person WHERE login = $1 ORDER BY first_seen_at, missing_since NULLS LAST',
      [login],
    );

  it('takes a new object with an old login for a new person, and the old one comes back as itself', async () => {
    const [old] = await people('p1');
    directory.change('p1', { externalId: 'id-other' });
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 1, missing: 1 });
    const both = await people('p1');
    expect(both.map(({ external_id }) => external_id).toSorted()).toEqual(['id-other', 'id-p1']);
    expect(both.find(({ id }) => id === old?.id)?.missing_since).not.toBeNull();

    directory.change('p1', { externalId: 'id-p1' });
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 0, returned: 1, missing: 1 });
    expect((await people('p1')).find(({ id }) => id === old?.id)?.missing_since).toBeNull();
  });

  it('C04 S8: another office phone in the directory changes no verified number, and is written down masked', async () => {
    directory.change('p3', { officePhone: '+44 20 7946 0003' });
    directory.change('p4', { officePhone: '+44 20 7946 0004' });
    await host.synced();
    await test.query(`INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
      SELECT gen_random_uuid(), id, 'office-phone', 'Office phone', '+44 ••• ••03', 'sealed', now() FROM person WHERE login = 'p3'`);
    const verified = await test.query('SELECT * FROM authenticator');

    directory.change('p3', { officePhone: '+44 20 7946 0666' });
    directory.change('p4', { officePhone: '+44 20 7946 0667' });
    expect(await host.synced()).toMatchObject({ state: 'completed', changed: 2 });
    expect(await test.query('SELECT * FROM authenticator')).toEqual(verified);
    const noted = await test.query<{ subject_name: string; details: Record<string, string> }>(
      `SELECT subject_name, details FROM audit_event WHERE action = 'person.phone_proposed'`,
    );
    expect(noted).toEqual([
      { subject_name: 'P3', details: expect.objectContaining({ before: '+44 ••• ••03', after: '+44 ••• ••66' }) },
    ]);
  });

  it('stores any text as it was sent', async () => {
    const odd = `tab\t, line\nbreak, back\\slash, \\N, "quotes", {braces}, 김하늘`;
    directory.change('p2', { displayName: odd, loginKeys: ['p2', 'null', 'a,b', 'c"d', 'e\\f', ''] });
    expect(await host.synced()).toMatchObject({ state: 'completed', changed: 1 });
    const [found] = await test.query<{ display_name: string; login_keys: string[] }>(`SELECT * FROM person WHERE login = 'p2'`);
    expect(found?.display_name).toBe(odd);
    expect(found?.login_keys.toSorted()).toEqual(['', 'a,b', 'c"d', 'e\\f', 'null', 'p2']);
  });

  it('leaves alone whose entry was there and could not be taken (I13)', async () => {
    const [entry] = directory.people;
    directory.people = directory.people.slice(1);
    directory.quarantined = [{ dn: entry?.dn ?? '', reason: 'bad_text' }];
    expect(await host.synced()).toMatchObject({ state: 'completed', missing: 0, quarantined: 1 });
    expect((await people('p1'))[0]?.missing_since).toBeNull();
    const [member] = await test.query<{ count: number }>('SELECT count(*)::int FROM group_member');
    expect(member?.count).toBe(40);
  });

  it('D1 I08: somebody who was moved while the pages were read is looked for once more, and is not missing', async () => {
    directory.between = directory.people.splice(0, 8);
    expect(await host.synced()).toMatchObject({ state: 'completed', missing: 0 });
    directory.between.pop();
    expect(await host.synced()).toMatchObject({ state: 'completed', missing: 1 });
    directory.between = [];
    expect(await host.synced()).toMatchObject({ state: 'held', missing: 7 });
  });

  it.each([
    ['nobody', (d: WrittenDirectory) => (d.people = []), 'held_empty'],
    ['six fewer', (d: WrittenDirectory) => (d.people = d.people.slice(6)), 'held_people'],
    [
      'six disabled',
      (d: WrittenDirectory) => ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].forEach((p) => d.change(p, { state: 'disabled' })),
      'held_people',
    ],
    ['no groups', (d: WrittenDirectory) => ((d.groups = []), d.members.clear()), 'held_groups'],
    ['groups without members', (d: WrittenDirectory) => d.members.clear(), 'held_memberships'],
  ])('holds a complete answer of %s (I08)', async (_, lose, code) => {
    lose(directory);
    expect(await host.synced()).toMatchObject({ state: 'held', errorCode: code });
    const [left] = await test.query<{ people: number; members: number }>(
      `SELECT (SELECT count(*)::int FROM person WHERE missing_since IS NULL AND directory_state = 'active') AS people,
              (SELECT count(*)::int FROM group_member) AS members`,
    );
    expect(left).toEqual({ people: 40, members: 40 });
  });

  it('holds a run that takes away a group which a console role rests on', async () => {
    directory.addGroup('admins', ['p1']);
    await host.synced();
    await test.query(`INSERT INTO role_mapping (role, group_id) SELECT 'admin', id FROM directory_group WHERE name = 'admins'`);
    directory.groups = directory.groups.filter(({ name }) => name !== 'admins');
    directory.members.delete('id-admins');
    expect(await host.synced()).toMatchObject({ state: 'held', errorCode: 'held_targets' });
  });

  it('lets one run go on at a time, and buries one whose process died', async () => {
    let goOn = (): void => undefined;
    const waiting = new Promise<void>((resolve) => {
      directory.pause = () => {
        resolve();
        return new Promise((continues) => (goOn = continues));
      };
    });
    const first = host.sync.run(host.directoryId, 'button');
    await waiting;
    expect(await host.sync.run(host.directoryId, 'schedule')).toBe('running');

    await test.query(`UPDATE sync_run SET heartbeat_at = now() - interval '61 seconds' WHERE state = 'running'`);
    directory.pause = () => Promise.resolve();
    expect(await host.synced()).toMatchObject({ state: 'completed' });
    // The first one wakes up late: its row is no longer its own, and so it changes nobody.
    directory.people = [];
    goOn();
    expect(await first).toMatchObject({ state: 'failed', errorCode: 'interrupted' });
    const [present] = await test.query<{ count: number }>('SELECT count(*)::int FROM person WHERE missing_since IS NULL');
    expect(present?.count).toBe(40);
  });

  it('changes nobody when what it read was lost with a crash of the database (R05)', async () => {
    directory.pause = async () =>
      void (await test.query(
        'TRUNCATE stage_run, stage_person, stage_group, stage_unit, stage_member, stage_quarantine, stage_seen',
      ));
    expect(await host.synced()).toMatchObject({ state: 'failed', errorCode: 'interrupted', missing: 0 });
    const [present] = await test.query<{ count: number }>('SELECT count(*)::int FROM person WHERE missing_since IS NULL');
    expect(present?.count).toBe(40);
  });

  it('is cancelled by a shutdown and says so (R18)', async () => {
    const reading = new Promise<void>((resolve) => {
      directory.pause = (signal) =>
        new Promise((stopped) => {
          signal?.addEventListener('abort', () => stopped());
          resolve();
        });
    });
    const going = host.sync.run(host.directoryId, 'schedule');
    await reading;
    await host.sync.beforeApplicationShutdown();
    expect(await going).toMatchObject({ state: 'failed', errorCode: 'cancelled' });
    expect(await test.query('SELECT 1 FROM stage_person')).toEqual([]);
  });

  it('tells memberships and requirements in the same transaction', async () => {
    await test.query(
      `WITH made AS (INSERT INTO policy (name) VALUES ('All') RETURNING id),
            version AS (INSERT INTO policy_version (policy_id, name, methods) SELECT id, 'All', '{app-code}' FROM made RETURNING id, policy_id)
       INSERT INTO policy_condition (version_id, effect, kind, target_id, label)
       SELECT version.id, 'include', 'group', g.id, g.name FROM version, directory_group g WHERE g.name = 'all'`,
    );
    await test.query(`UPDATE policy_version SET number = 1, published_at = now() WHERE name = 'All'`);
    await test.query(
      `UPDATE policy SET active_version_id = (SELECT id FROM policy_version WHERE name = 'All') WHERE name = 'All'`,
    );
    directory.members.set('id-staff', ['uid=p1,ou=people,dc=test', ...directory.people.slice(2).map(({ dnKey }) => dnKey)]);
    await host.synced();
    const [required] = await test.query<{ count: number; path: string[] }>(
      `SELECT count(*)::int, min(reasons_of(reason_ids) #>> '{0,path}') AS path FROM requirement`,
    );
    expect(required).toEqual({ count: 39, path: '["all", "staff"]' });
  });
});
