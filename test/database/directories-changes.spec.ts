import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DirectoryError } from '@tessera/directory';
import fc from 'fast-check';
import { OwnDirectory } from '../../apps/api/src/directories/connections/own-directory.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';
import { requireGroup } from './directories-policy.js';

const PEOPLE = 40;

describe('a look for what has changed (D1)', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;

  beforeEach(async () => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 1; number <= PEOPLE; number += 1) directory.addPerson(`p${number}`);
    directory.addUnit('people');
    directory.addGroup(
      'staff',
      directory.people.slice(0, 30).map(({ login }) => login),
    );
    directory.addGroup('all', ['staff']);
    directory.addGroup('other', ['p40']);
    host = await syncHost(test.url, directory);
    expect(await host.synced()).toMatchObject({ state: 'completed', mode: 'full', added: PEOPLE });
    await requireGroup(test, 'all');
    await host.database.transaction((work) => host.engine.evaluate(work, 'publish'));
  });
  afterEach(async () => {
    await host.close();
    await test.drop();
  });

  const one = async (sql: string): Promise<Record<string, unknown> | undefined> =>
    (await test.query<Record<string, unknown>>(sql))[0];
  const required = async (): Promise<string[]> =>
    (
      await test.query<{ login: string }>(
        'SELECT p.login FROM requirement r JOIN person p ON p.id = r.person_id ORDER BY p.login',
      )
    ).map(({ login }) => login);
  const writes = (): Promise<unknown> =>
    Promise.all(
      [
        'person',
        'directory_group',
        'organisational_unit',
        'group_member',
        'group_child',
        'group_closure',
        'requirement',
        'audit_event',
        'sync_run',
      ].map((table) => test.query(`SELECT count(*), max(xmin::text::bigint), sum(xmin::text::bigint) FROM ${table}`)),
    );
  const staleness = () => one('SELECT watermark IS NULL AS unknown, stale FROM directory');

  it('D1: nothing has changed: no run, no event, no row is written, again and again', async () => {
    const before = await writes();
    for (let look = 0; look < 3; look += 1) expect(await host.look()).toBe('nothing');
    expect(await writes()).toEqual(before);
    expect(await one(`SELECT watermark #>> '{value,at}' AS at FROM directory`)).toEqual({ at: '3' });
  });

  it('D1 I08: what the directory lists as deleted takes nobody out: it makes the run over everything due at once', async () => {
    const due = () =>
      one(
        `SELECT coalesce(reads_since > (SELECT max(started_at) FROM sync_run WHERE mode = 'full'), FALSE) AS now FROM directory`,
      );
    const ranLongAgo = (minutes: number) =>
      test.query(
        `UPDATE sync_run SET started_at = now() - interval '3 minutes', finished_at = now() - $1 * interval '1 minute' WHERE mode = 'full'`,
        [minutes],
      );
    await test.query(`UPDATE directory SET reads_since = now() - interval '1 hour'`);
    directory.deleted = ['id-p6'];
    await ranLongAgo(2);
    expect(await host.look()).toBe('nothing');
    expect(await due()).toEqual({ now: false });
    await ranLongAgo(2.9);
    directory.deleted = ['id-nobody'];
    expect(await host.look()).toBe('nothing');
    expect(await due()).toEqual({ now: false });
    directory.people = directory.people.filter(({ login }) => login !== 'p7');
    directory.deleted = ['id-p7'];
    directory.change('p8', { displayName: 'Eight' });
    expect(await host.look()).toMatchObject({ mode: 'changes', changed: 1, missing: 0 });
    expect(await due()).toEqual({ now: true });
    expect(await host.synced()).toMatchObject({ state: 'completed', mode: 'full', missing: 1 });
    expect(await one(`SELECT missing_since IS NOT NULL AS gone FROM person WHERE login = 'p7'`)).toEqual({ gone: true });
    expect(await host.look()).toBe('nothing');
    expect(await due()).toEqual({ now: false });
  });

  it('D1: a person who changed is written, and nobody else', async () => {
    directory.change('p7', { displayName: 'Seven', department: 'Sales' });
    directory.addPerson('p41');
    expect(await host.look()).toMatchObject({
      state: 'completed',
      mode: 'changes',
      added: 1,
      changed: 1,
      missing: 0,
      peopleRead: 2,
    });
    expect(await one(`SELECT display_name FROM person WHERE login = 'p7'`)).toEqual({ display_name: 'Seven' });
    expect(await one(`SELECT count(*)::int AS n FROM person WHERE updated_at > (SELECT max(started_at) FROM sync_run)`)).toEqual({
      n: 2,
    });
    expect(await one(`SELECT code, details ->> 'changed' AS changed FROM audit_event WHERE action = 'sync.changed'`)).toEqual({
      code: null,
      changed: '1',
    });
    expect(await host.look()).toBe('nothing');
  });

  it('D1 P3: who joins or leaves a group, even a nested one, is required or not at once', async () => {
    directory.join('staff', 'p35');
    directory.leave('staff', 'p1');
    expect(await host.look()).toMatchObject({ state: 'completed', added: 0, changed: 0, groupsRead: 1 });
    expect(await required()).toContain('p35');
    expect(await required()).not.toContain('p1');
    directory.members.set('id-all', []);
    directory.join('all', 'other');
    await host.look();
    expect(await required()).toEqual(['p40']);
  });

  it('D1: a read that finds what is known leaves no run, but moves the mark', async () => {
    directory.change('p7', { displayName: 'Seven' });
    await host.look();
    const [runs] = await test.query('SELECT count(*)::int AS n FROM sync_run');
    await test.query(`UPDATE directory SET watermark = jsonb_set(watermark, '{value,at}', '"0"')`);
    expect(await host.look()).toBe('nothing');
    expect(await test.query('SELECT count(*)::int AS n FROM sync_run')).toEqual([runs]);
    expect(await one(`SELECT watermark #>> '{value,at}' AS at FROM directory`)).toEqual({ at: '2' });
    expect(await one('SELECT count(*)::int AS n FROM stage_run')).toEqual({ n: 0 });
  });

  it('D1: a mark that cannot be trusted ends the looks until everything was read, which is due soon', async () => {
    await test.query(`UPDATE directory SET watermark = jsonb_set(watermark, '{value,at}', '"77"')`);
    expect(await host.look()).toBe('failed');
    expect(await staleness()).toEqual({ unknown: true, stale: true });
    expect(await host.look()).toBe('off');
    const [shown] = await host.directories.all();
    expect(shown?.nextRunAt?.getTime()).toBeLessThan(Date.now() + 61_000);
    await host.synced();
    expect(await staleness()).toEqual({ unknown: false, stale: false });
    expect(await host.look()).toBe('nothing');
  });

  it('D1: another address, base or kind, and a mark is trusted no more', async () => {
    await test.query(`UPDATE directory SET source = 'environment'`);
    const facts = { name: 'd', kind: 'open-ldap', url: 'ldap://test', baseDn: 'dc=meridian,dc=example', demo: false } as const;
    const opened = (changes: object) => new OwnDirectory(host.database, { ...facts, reader: directory, ...changes }).connected();
    expect(await opened({})).toMatchObject({ stale: false, watermark: { kind: 'written' } });
    for (const changes of [{ url: 'ldap://other' }, { baseDn: 'dc=other' }, { kind: 'active-directory' }]) {
      await opened({});
      await host.synced();
      expect(await opened(changes)).toMatchObject({ stale: true, watermark: null });
      expect(await host.look()).toBe('off');
    }
  });

  it('D1: a directory without marks is read whole, and only so', async () => {
    directory.marks = false;
    await host.synced();
    expect(await staleness()).toEqual({ unknown: true, stale: false });
    expect(await host.look()).toBe('off');
  });

  it('D1: a moved unit moves everybody below it, so everything is read', async () => {
    directory.units = directory.units.map((unit) => ({ ...unit, dn: 'ou=folk,dc=test', dnKey: 'ou=folk,dc=test', name: 'folk' }));
    const before = await test.query('SELECT id, xmin FROM person ORDER BY id');
    expect(await host.look()).toMatchObject({ state: 'failed', errorCode: 'watermark' });
    expect(await test.query('SELECT id, xmin FROM person ORDER BY id')).toEqual(before);
    expect(await staleness()).toEqual({ unknown: true, stale: true });
  });

  it('I08 D1: an outage changes nobody and is told once, and the next look goes on from where it was', async () => {
    const before = await test.query('SELECT id, xmin FROM person ORDER BY id');
    directory.change('p7', { displayName: 'Seven' });
    directory.broken = new DirectoryError('unreachable', 'nobody answers');
    for (let look = 0; look < 3; look += 1) expect(await host.look()).toBe('failed');
    expect(await test.query(`SELECT state, error_code FROM sync_run WHERE mode = 'changes'`)).toEqual([
      { state: 'failed', error_code: 'unreachable' },
    ]);
    expect(await test.query('SELECT id, xmin FROM person ORDER BY id')).toEqual(before);
    directory.broken = null;
    expect(await host.look()).toMatchObject({ state: 'completed', changed: 1 });
  });

  it('I08 F05: many small steps are one large one: the sixth to be disabled within the hour is held', async () => {
    for (let number = 1; number <= 5; number += 1) {
      directory.change(`p${number}`, { state: 'disabled' });
      expect(await host.look()).toMatchObject({ state: 'completed', changed: 1 });
    }
    directory.change('p6', { state: 'disabled' });
    const held = await host.look();
    expect(held).toMatchObject({ state: 'held', mode: 'changes', errorCode: 'held_people' });
    expect(await one(`SELECT directory_state FROM person WHERE login = 'p6'`)).toEqual({ directory_state: 'active' });
    expect(await host.look()).toBe('off');
    const { id } = held as { id: string };
    expect(await host.holds.apply(OPERATOR, id, 'a whole team left')).toMatchObject({ state: 'completed', changed: 1 });
    expect(await one(`SELECT directory_state FROM person WHERE login = 'p6'`)).toEqual({ directory_state: 'disabled' });
    expect(await host.look()).toBe('nothing');
  });

  it('I08: a held look that is discarded leaves the decision to a run over everything, which counts the same', async () => {
    for (let number = 1; number <= 6; number += 1) directory.change(`p${number}`, { state: 'disabled' });
    const held = await host.look();
    expect(held).toMatchObject({ state: 'held', errorCode: 'held_people' });
    await host.holds.discard(OPERATOR, (held as { id: string }).id, 'not true');
    expect(await host.look()).toBe('off');
    expect(await host.synced()).toMatchObject({ state: 'held', errorCode: 'held_people', mode: 'full' });
  });

  it('I08: groups that all of a sudden have no members are held, as a lost right looks like that', async () => {
    directory.members.set('id-staff', []);
    expect(await host.look()).toMatchObject({ state: 'held', errorCode: 'held_memberships' });
    expect(await required()).toHaveLength(30);
  });

  it('D1 I08: looks go on while a run over everything is held, and applying that one takes nothing of them back', async () => {
    const gone = directory.people.splice(0, 6);
    const held = await host.synced();
    expect(held).toMatchObject({ state: 'held', missing: 6 });
    directory.people.push(...gone);
    directory.change('p1', { displayName: 'Still here' });
    directory.change('p20', { displayName: 'Twenty' });
    directory.join('staff', 'p35');
    directory.addPerson('p41');
    expect(await host.look()).toMatchObject({ state: 'completed', added: 1, changed: 2 });
    expect(await host.runs.get(held.id)).toMatchObject({ state: 'held' });
    expect(await host.holds.apply(OPERATOR, held.id, 'they left')).toMatchObject({ state: 'completed' });
    expect(
      await test.query(
        `SELECT login, display_name, missing_since IS NULL AS here FROM person WHERE login IN ('p1', 'p2', 'p20', 'p41') ORDER BY login`,
      ),
    ).toEqual([
      { login: 'p1', display_name: 'Still here', here: true },
      { login: 'p2', display_name: 'P2', here: false },
      { login: 'p20', display_name: 'Twenty', here: true },
      { login: 'p41', display_name: 'P41', here: true },
    ]);
    expect(await required()).toContain('p35');
  });

  it('P1 P3: after any changes, who is required is what evaluating everybody says', async () => {
    const login = fc.integer({ min: 1, max: PEOPLE }).map((number) => `p${number}`);
    const group = fc.constantFrom('staff', 'all', 'other');
    const act = fc.oneof(
      fc.tuple(group, login).map(
        ([g, p]) =>
          () =>
            directory.join(g, p),
      ),
      fc.tuple(group, login).map(
        ([g, p]) =>
          () =>
            directory.leave(g, p),
      ),
      fc.tuple(group, group).map(
        ([g, p]) =>
          () =>
            g === p ? undefined : directory.join(g, p),
      ),
      fc.tuple(group, group).map(
        ([g, p]) =>
          () =>
            directory.leave(g, p),
      ),
      fc.tuple(login, fc.string()).map(
        ([p, displayName]) =>
          () =>
            directory.change(p, { displayName }),
      ),
      fc.tuple(group, fc.string({ minLength: 1 })).map(
        ([g, name]) =>
          () =>
            directory.renameGroup(g, name.replaceAll('\0', '')),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        for (const each of acts) each();
        const run = await host.look();
        if (typeof run === 'object' && run.state === 'held') await host.holds.apply(OPERATOR, run.id, 'a test');
        const rest = await host.database.transaction((work) => host.engine.evaluate(work, 'schedule'));
        expect(rest).toEqual({ added: 0, changed: 0, removed: 0 });
        expect(await host.synced()).toMatchObject({ added: 0, changed: 0, missing: 0 });
      }),
      { numRuns: 40 },
    );
  });
});
