import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';
import { requireGroup } from './directories-policy.js';
import { Refused } from '../../apps/api/src/platform/index.js';
import type { SyncRunEntity } from '../../apps/api/src/directories/sync-run.entity.js';

const PAGE = { offset: 0, limit: 25 };

describe('a held run: its difference, its end, and the way back (I08)', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;

  beforeEach(async () => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 1; number <= 40; number += 1) directory.addPerson(`p${number}`, { department: 'Sales' });
    directory.addUnit('people');
    directory.addGroup(
      'staff',
      directory.people.map(({ login }) => login),
    );
    directory.addGroup('all', ['staff']);
    host = await syncHost(test.url, directory);
    await host.synced();
    await requireGroup(test, 'all');
    await host.database.transaction((work) => host.engine.evaluate(work, 'publish'));
  });
  afterEach(async () => {
    await host.close();
    await test.drop();
  });

  const differences = (runId: string, what: string | null = null, search: string | null = null, page = PAGE) =>
    host.differences.page(runId, what, search, page);
  const state = async (): Promise<unknown> => [
    await test.query(
      'SELECT login, display_name, department, directory_state, missing_since IS NULL AS here, row_hash FROM person ORDER BY login, external_id',
    ),
    await test.query('SELECT name, missing_since IS NULL AS here FROM directory_group ORDER BY name'),
    await test.query('SELECT * FROM group_member ORDER BY 1, 2'),
    await test.query('SELECT * FROM group_child ORDER BY 1, 2'),
    await test.query('SELECT ancestor_id, descendant_id, path FROM group_closure ORDER BY 1, 2'),
    await test.query('SELECT person_id, methods, reasons_of(reason_ids) FROM requirement ORDER BY 1'),
  ];
  const run = (value: SyncRunEntity | Refused): SyncRunEntity => {
    if (value instanceof Refused) throw value;
    return value;
  };
  const codeOf = (value: SyncRunEntity | Refused): unknown =>
    value instanceof Refused ? value.extensions['code'] : 'no refusal';

  /** Eight leave, one is switched off, one changes, one comes, a group is renamed. */
  function upheaval(): void {
    directory.people = directory.people.filter(({ login }) => !/^p[1-8]$/.test(login));
    directory.members.set('id-staff', (directory.members.get('id-staff') ?? []).slice(8));
    directory.change('p10', { state: 'disabled' });
    directory.change('p11', { displayName: 'Eleven', department: null });
    directory.addPerson('p41');
    directory.renameGroup('all', 'Everybody');
  }

  it('D1 I08: shows who, what, before and after; a page at a time, by kind, searched, counted', async () => {
    upheaval();
    const { id } = await host.synced();
    const all = await differences(id);
    expect(all.counts).toEqual([
      { of: 'group', what: 'changed', count: 2 },
      { of: 'person', what: 'added', count: 1 },
      { of: 'person', what: 'changed', count: 1 },
      { of: 'person', what: 'disabled', count: 1 },
      { of: 'person', what: 'missing', count: 8 },
    ]);
    expect(all.total).toBe(13);
    expect((await differences(id, 'missing')).items.map(({ login, changes }) => [login, changes])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`p${number}`, []]),
    );
    expect((await differences(id, null, 'elev')).items).toEqual([
      {
        id: expect.any(String),
        of: 'person',
        what: 'changed',
        name: 'Eleven',
        login: 'p11',
        changes: [
          { field: 'displayName', before: 'P11', after: 'Eleven' },
          { field: 'department', before: 'Sales', after: null },
        ],
      },
    ]);
    expect((await differences(id, 'disabled')).items[0]).toMatchObject({
      login: 'p10',
      changes: [{ field: 'state', before: 'active', after: 'disabled' }],
    });
    expect((await differences(id, null, 'staff')).items[0]?.changes).toEqual([{ field: 'members', before: '40', after: '32' }]);
    const second = await differences(id, null, null, { offset: 5, limit: 5 });
    expect(second.items.map((one) => one.id)).toEqual(all.items.slice(5, 10).map((one) => one.id));
    expect((await differences(id, null, "%_'")).total).toBe(0);

    await host.holds.discard(OPERATOR, id, 'not true');
    expect(await differences(id)).toEqual({ items: [], total: 0, counts: [] });
  });

  it('I08: what was applied can be put back: people, fields, memberships, requirements; and is held when it comes again', async () => {
    const before = await state();
    upheaval();
    const held = await host.synced();
    expect(await host.holds.apply(OPERATOR, held.id, 'a reorganisation')).toMatchObject({
      state: 'completed',
      missing: 8,
      kept: 13,
    });
    expect(await state()).not.toEqual(before);
    expect((await differences(held.id)).total).toBe(13);

    expect(codeOf(await host.undo.undo(OPERATOR, held.id, ' '))).toBe('reason_missing');
    const undone = run(await host.undo.undo(OPERATOR, held.id, 'a mistake'));
    expect(undone.undoneAt).not.toBeNull();
    const [people, ...rest] = (await state()) as [{ login: string; here: boolean }[], ...unknown[]];
    expect([people.filter(({ login }) => login !== 'p41'), ...rest]).toEqual(before);
    expect(people.find(({ login }) => login === 'p41')).toMatchObject({ here: false });
    expect(codeOf(await host.undo.undo(OPERATOR, held.id, 'again'))).toBe('sync_not_undoable');
    const [event] = await test.query(`SELECT actor_name, details FROM audit_event WHERE action = 'sync.undone'`);
    expect(event).toMatchObject({ actor_name: 'Ada Lindqvist', details: { restored: 13, skipped: 0, reason: 'a mistake' } });

    // The directory still says that they are gone: one of them is enough for a question now.
    directory.people = directory.people.concat([2, 3, 4, 5, 6, 7, 8].map((number) => directory.addPerson(`p${number}`)).slice(7));
    expect(await host.synced()).toMatchObject({ state: 'held', errorCode: 'held_undone', missing: 1 });
  });

  it('I08: what has moved on since is left as it is, and counted', async () => {
    directory.people = directory.people.filter(({ login }) => !['p1', 'p2', 'p3'].includes(login));
    const first = await host.synced();
    expect(first).toMatchObject({ state: 'completed', missing: 3, kept: 4 });
    directory.addPerson('p1', { displayName: 'Back' });
    await host.synced();
    await host.undo.undo(OPERATOR, first.id, 'they are here');
    expect(
      await test.query(
        `SELECT login, display_name, missing_since IS NULL AS here FROM person WHERE login IN ('p1','p2','p3') ORDER BY 1`,
      ),
    ).toEqual([
      { login: 'p1', display_name: 'Back', here: true },
      { login: 'p2', display_name: 'P2', here: true },
      { login: 'p3', display_name: 'P3', here: true },
    ]);
    const [event] = await test.query(`SELECT details FROM audit_event WHERE action = 'sync.undone'`);
    expect(event).toMatchObject({ details: { restored: 3, skipped: 1 } });
  });

  it('I08: nothing is kept of a run that took nobody away, nor of any run after seven days', async () => {
    directory.change('p1', { displayName: 'One' });
    const plain = await host.synced();
    expect(plain).toMatchObject({ state: 'completed', kept: 0 });
    expect(codeOf(await host.undo.undo(OPERATOR, plain.id, 'why not'))).toBe('sync_not_undoable');

    directory.people = directory.people.slice(1);
    const { id } = await host.synced();
    await test.query(`UPDATE sync_run SET finished_at = finished_at - interval '7 days' WHERE id = $1`, [id]);
    expect(codeOf(await host.undo.undo(OPERATOR, id, 'late'))).toBe('sync_not_undoable');
    expect((await differences(id)).total).toBe(0);
    expect(await host.forgetting.forget()).toBeGreaterThan(0);
    expect(await test.query('SELECT 1 FROM sync_change UNION ALL SELECT 1 FROM sync_change_member')).toEqual([]);
  });

  it('R18 D1: a run is stopped from any process, while it reads and while it merges, and changes nobody', async () => {
    const before = await state();
    directory.change('p1', { displayName: 'One' });
    const reading = new Promise<void>((resolve) => {
      directory.pause = (signal) =>
        new Promise((stopped) => {
          signal?.addEventListener('abort', () => stopped());
          resolve();
        });
    });
    const going = host.sync.run(host.directoryId, 'schedule');
    await reading;
    const [row] = await test.query<{ id: string }>(`SELECT id FROM sync_run WHERE state = 'running'`);
    expect(run(await host.stopping.stop(OPERATOR, row!.id))).toMatchObject({ state: 'running' });
    expect(await going).toMatchObject({ state: 'failed', errorCode: 'stopped' });
    expect(codeOf(await host.stopping.stop(OPERATOR, row!.id))).toBe('sync_not_running');

    // Asked in the very last moment: the row decides.
    directory.pause = async () => void (await test.query(`UPDATE sync_run SET stop_asked_at = now() WHERE state = 'running'`));
    expect(await host.synced()).toMatchObject({ state: 'failed', errorCode: 'stopped' });
    expect(await state()).toEqual(before);
    const [{ n }] = (await test.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_event WHERE action = 'sync.stopped'`,
    )) as [{ n: number }];
    expect(n).toBe(1);
    directory.pause = () => Promise.resolve();
    expect(await host.synced()).toMatchObject({ state: 'completed', changed: 1 });
  });

  it('R05 D1: a run whose process died is buried, and the next is due at once', async () => {
    await test.query(
      `INSERT INTO sync_run (directory_id, state, trigger, heartbeat_at) SELECT id, 'running', 'schedule', now() - interval '31 seconds' FROM directory`,
    );
    const [shown] = await host.directories.all();
    expect(shown?.nextRunAt?.getTime()).toBeLessThanOrEqual(Date.now() + 1000);
    expect(await host.synced()).toMatchObject({ state: 'completed' });
    expect(await test.query(`SELECT 1 FROM sync_run WHERE error_code = 'interrupted'`)).toHaveLength(1);
  });

  it('D1: the difference of 20,000 people is there within the five seconds that a statement has', async () => {
    directory.people = [];
    for (let number = 1; number <= 20_000; number += 1) directory.addPerson(`q${number}`);
    directory.members.clear();
    directory.members.set(
      'id-staff',
      directory.people.slice(0, 5000).map(({ dnKey }) => dnKey),
    );
    const held = await host.synced();
    expect(held).toMatchObject({ state: 'held', errorCode: 'held_people', kept: 20_042 });
    const before = performance.now();
    const page = await differences(held.id, 'added', 'q1999', { offset: 0, limit: 100 });
    await differences(held.id, null, null, { offset: 19_900, limit: 100 });
    expect(performance.now() - before).toBeLessThan(2000);
    expect(page.total).toBe(11);
    expect(await host.holds.apply(OPERATOR, held.id, 'a new directory')).toMatchObject({ state: 'completed', added: 20_000 });
    expect(run(await host.undo.undo(OPERATOR, held.id, 'a mistake')).undoneAt).not.toBeNull();
    expect(await test.query('SELECT 1 FROM person WHERE missing_since IS NULL')).toHaveLength(40);
    expect(await test.query('SELECT 1 FROM requirement')).toHaveLength(40);
  }, 120_000);
});
