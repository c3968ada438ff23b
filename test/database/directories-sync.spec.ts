import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDirectory, type DemoDirectory, type DirectoryReader, startDemoDirectory } from '@tessera/directory';
import { OwnDirectory } from '../../apps/api/src/directories/connections/own-directory.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost } from './directories-host.js';

describe('syncing the demo directory (D1)', () => {
  let test: TestDatabase;
  let demo: DemoDirectory;
  let host: SyncHost;
  let reader: DirectoryReader;

  beforeAll(async () => {
    test = await createTestDatabase();
    demo = await startDemoDirectory({ host: '127.0.0.1', port: 0 });
    const { url, bindDn, bindPassword, baseDn } = demo;
    reader = createDirectory(
      {
        kind: 'open-ldap',
        url,
        startTls: false,
        allowPlain: true,
        bindDn,
        bindPassword,
        baseDn,
        timeoutMs: 2000,
        idleMs: 2000,
        pageSize: 100,
      },
      { now: () => new Date() },
    );
    host = await syncHost(test.url, reader);
    await host.start.firstSync();
  });
  afterAll(async () => {
    await demo.close();
    await host.close();
    await test.drop();
  });
  beforeEach(() => demo.fail(null));

  /** Which transaction wrote which row last, over everything that a sync may write but its own log. */
  const writes = async (): Promise<unknown> =>
    Promise.all(
      ['person', 'directory_group', 'organisational_unit', 'group_member', 'group_child', 'group_closure', 'requirement'].map(
        (table) => test.query(`SELECT count(*), max(xmin::text::bigint), sum(xmin::text::bigint) FROM ${table}`),
      ),
    );
  const person = async (login: string) =>
    (
      await test.query<{ id: string; login: string; path: string; directory_state: string; missing_since: Date | null }>(
        'SELECT * FROM person WHERE login = $1 ORDER BY missing_since NULLS FIRST',
        [login],
      )
    )[0];

  it('reads everybody, groups with their nesting, and units at the first start', async () => {
    const [run] = await host.runs.latest(host.directoryId, 1);
    expect(run).toMatchObject({ state: 'completed', trigger: 'start', errorCode: null, changed: 0, missing: 0 });
    expect(run?.added).toBe(run?.peopleRead);
    expect(run?.added).toBeGreaterThan(280);
    const nested = await test.query<{ path: string[] }>(
      `SELECT gc.path FROM group_closure gc JOIN directory_group a ON a.id = gc.ancestor_id JOIN directory_group d ON d.id = gc.descendant_id
        WHERE a.name = 'All staff' AND d.name = 'Sales EU'`,
    );
    expect(nested).toEqual([{ path: ['All staff', 'Sales', 'Sales EU'] }]);
    const [units] = await test.query<{ count: number }>('SELECT count(*)::int FROM organisational_unit');
    expect(units?.count).toBeGreaterThan(8);
    expect(
      await test.query('SELECT 1 FROM stage_person UNION ALL SELECT 1 FROM stage_member UNION ALL SELECT 1 FROM stage_run'),
    ).toEqual([]);
    const [event] = await test.query(`SELECT details FROM audit_event WHERE action = 'sync.completed'`);
    expect(event).toMatchObject({ details: { added: run?.added, peopleRead: run?.peopleRead } });
  });

  it('writes nothing when nothing has changed', async () => {
    const before = await writes();
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 0, changed: 0, missing: 0, returned: 0 });
    expect(await writes()).toEqual(before);
  });

  it('keeps a person through a new login name and another unit', async () => {
    const before = await person('erin');
    demo.renamePerson('erin', 'erin.gallagher');
    demo.movePerson('erin.gallagher', 'Finance');
    expect(await host.synced()).toMatchObject({ state: 'completed', added: 0, changed: 1, missing: 0 });
    const after = await person('erin.gallagher');
    expect(after?.id).toBe(before?.id);
    expect(after?.path).toContain('ou=finance');
  });

  it('signs out whoever is disabled or gone, and nobody else', async () => {
    const gone = await person('sam');
    const stays = await person('hugo');
    for (const id of [gone?.id, stays?.id]) {
      await test.query(
        `WITH made AS (INSERT INTO decision (id, person_id, outcome, reason, trace) VALUES (gen_random_uuid(), $1, 'allow', 'nothing_owed', '[]') RETURNING id)
         INSERT INTO session (id, token_hash, person_id, decision_id, proven, created_at, proven_at, last_seen_at, expires_at)
         SELECT gen_random_uuid(), decode(md5($1::text), 'hex'), $1, id, '{password}', now(), now(), now(), now() + interval '1 hour' FROM made`,
        [id],
      );
    }
    demo.setDisabled('sam', true);
    expect(await host.synced()).toMatchObject({ state: 'completed', changed: 1 });
    expect(await test.query(`SELECT person_id, end_reason FROM session ORDER BY ended_at NULLS LAST`)).toEqual([
      { person_id: gone?.id, end_reason: 'directory' },
      { person_id: stays?.id, end_reason: null },
    ]);
  });

  it.each(['refuse', 'reset-mid-page', 'hang', 'empty'] as const)(
    'changes nobody while the directory plays "%s" (I08, R08)',
    async (mode) => {
      const before = await writes();
      await demo.fail(mode);
      const run = await host.synced();
      expect(['failed', 'held']).toContain(run.state);
      expect(run.errorCode).not.toBe('internal');
      expect(run.errorMessage).toMatch(/\w+\. \w+/);
      expect(await writes()).toEqual(before);
      const left = await test.query('SELECT 1 FROM stage_person WHERE run_id = $1', [run.id]);
      if (run.state === 'failed') expect(left).toEqual([]);
    },
  );

  it('holds a run that would lose too many, until an operator decides', async () => {
    const logins = await test.query<{ login: string }>(
      `SELECT login FROM person WHERE missing_since IS NULL AND path LIKE '%engineering%' ORDER BY login LIMIT 8`,
    );
    for (const { login } of logins) demo.removePerson(login);
    const before = await writes();
    const held = await host.synced();
    expect(held).toMatchObject({ state: 'held', errorCode: 'held_people', missing: 8 });
    expect(await writes()).toEqual(before);

    expect(await host.holds.discard(OPERATOR, held.id, ' ')).toMatchObject({ extensions: { code: 'reason_missing' } });
    const again = await host.synced();
    expect(await host.runs.get(held.id)).toMatchObject({ state: 'failed', errorCode: 'superseded' });
    expect(await host.holds.apply(OPERATOR, held.id, 'they left')).toMatchObject({ extensions: { code: 'sync_not_held' } });
    expect(await host.holds.discard(OPERATOR, again.id, 'not sure')).toMatchObject({ state: 'failed', errorCode: 'discarded' });
    expect(await writes()).toEqual(before);

    const third = await host.synced();
    expect(await host.holds.apply(OPERATOR, third.id, 'they left')).toMatchObject({ state: 'completed', missing: 8 });
    const [left] = await test.query<{ count: number }>('SELECT count(*)::int FROM person WHERE missing_since IS NOT NULL');
    expect(left?.count).toBe(8);
    const events = await test.query<{ action: string; actor_name: string }>(
      `SELECT action, actor_name FROM audit_event WHERE action IN ('sync.held', 'sync.discarded', 'sync.applied') ORDER BY ordinal DESC LIMIT 3`,
    );
    expect(events.map(({ action }) => action)).toEqual(['sync.applied', 'sync.held', 'sync.discarded']);
    expect(events[0]?.actor_name).toBe('Ada Lindqvist');
  });

  it('ends on groups that contain each other (I12)', async () => {
    demo.addGroup('Ring A', ['hugo']);
    demo.addGroup('Ring B', ['Ring A']);
    demo.addGroup('Ring C', ['Ring B']);
    demo.addMember('Ring A', 'Ring C');
    expect(await host.synced()).toMatchObject({ state: 'completed' });
    const [ring] = await test.query<{ count: number }>(
      `SELECT count(*)::int FROM group_closure gc JOIN directory_group a ON a.id = gc.ancestor_id WHERE a.name LIKE 'Ring _'`,
    );
    expect(ring?.count).toBe(9);
  });

  it('R22: a database that holds the demo organisation is refused to a real directory, and the reverse is too', async () => {
    const facts = { name: 'dc1', kind: 'open-ldap', url: 'ldaps://dc1', baseDn: 'dc=example', reader } as const;
    const opened = (demo: boolean) => new OwnDirectory(host.database, { ...facts, demo }).connected();
    await expect(opened(false)).rejects.toThrow(/^DATABASE_URL holds the demo organisation/);
    expect(await test.query('SELECT source FROM directory')).toEqual([{ source: 'demo' }]);
    await test.query(`UPDATE directory SET source = 'environment'`);
    await expect(opened(true)).rejects.toThrow(/^DATABASE_URL holds the people of a real directory/);
    await test.query(`UPDATE directory SET source = 'demo'`);
  });
});
