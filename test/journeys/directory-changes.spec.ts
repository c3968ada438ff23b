import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrollApp, groupNamed, requireMfa, signIn, signInAdmin } from '../setup/acts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import type { PortalClient } from '../setup/portal-client.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

const DEFAULT_SECONDS = 3;
const RUNS = `query ($id: ID!) { syncRuns(directoryId: $id, limit: 10) { id mode state missing expectedPeople undoable cancellable undoneAt } }`;
const DIFFERENCES = `query ($id: ID!, $search: String) { syncDifferences(runId: $id, search: $search, page: {offset: 0, limit: 100}) {
  total items { of what name login changes { field before after } } counts { of what count } } }`;

interface Run {
  readonly id: string;
  readonly mode: string;
  readonly state: string;
  readonly missing: number;
  readonly expectedPeople: number | null;
  readonly undoable: boolean;
  readonly undoneAt: string | null;
}

describe('a change in the directory, through the whole product at its default interval', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let admin: PortalClient;
  let directoryId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url, { syncSeconds: DEFAULT_SECONDS });
    admin = running.client();
    await signInAdmin(admin);
    directoryId = (await admin.must<{ directories: { id: string }[] }>('{ directories { id } }')).directories[0]!.id;
    await requireMfa(admin, {
      name: 'Finance',
      include: [{ kind: 'group', targetId: await groupNamed(admin, 'Finance') }],
    });
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  const runs = async (): Promise<Run[]> => (await admin.must<{ syncRuns: Run[] }>(RUNS, { id: directoryId })).syncRuns;
  /** Milliseconds until it is so. */
  async function until(holds: () => Promise<boolean>): Promise<number> {
    const since = performance.now();
    while (!(await holds())) {
      if (performance.now() - since > 15_000) throw new Error('it never came to be');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return performance.now() - since;
  }
  const required = (login: string) => async (): Promise<boolean> =>
    (await database.query('SELECT 1 FROM requirement r JOIN person p ON p.id = r.person_id WHERE p.login = $1', [login])).length >
    0;

  it('D1 P3: added to a group: within five seconds the person is required, and the next sign-in asks; and the reverse', async () => {
    expect((await signIn(running.client(), 'sam')).state).toBe('SIGNED_IN');
    running.directory.addMember('Finance', 'sam');
    expect(await until(required('sam'))).toBeLessThan(5000);
    const sam = running.client();
    expect((await signIn(sam, 'sam')).state).toBe('ENROLL');
    await enrollApp(sam);

    running.directory.setDisabled('sam', true);
    const ended = async (): Promise<boolean> =>
      (await sam.must<{ viewer: { state: string } }>('{ viewer { state } }')).viewer.state === 'ANONYMOUS';
    expect(await until(ended)).toBeLessThan(5000);
    running.directory.setDisabled('sam', false);
    running.directory.removeMember('Finance', 'sam');
    expect(await until(async () => !(await required('sam')()))).toBeLessThan(5000);
  });

  it('D1: changes are runs of their own; a look that finds nothing is none', async () => {
    const before = await runs();
    expect(before.filter(({ mode }) => mode === 'changes').length).toBeGreaterThan(0);
    expect(new Set(before.map(({ mode, state }) => `${mode} ${state}`))).toEqual(
      new Set(['changes COMPLETED', 'full COMPLETED']),
    );
    await new Promise((resolve) => setTimeout(resolve, 2 * DEFAULT_SECONDS * 1000 + 500));
    await until(async () => (await runs()).length >= before.length);
    const settled = await runs();
    await new Promise((resolve) => setTimeout(resolve, DEFAULT_SECONDS * 1000 + 500));
    expect(await runs()).toEqual(settled);
  });

  it('I08: a run that took people away shows whom, and is undone from the console', async () => {
    running.directory.removePerson('erin');
    await running.resync();
    const [run] = await runs();
    expect(run).toMatchObject({
      mode: 'full',
      state: 'COMPLETED',
      missing: 1,
      undoable: true,
      expectedPeople: expect.any(Number),
    });
    const { syncDifferences } = await admin.must<{ syncDifferences: { items: object[]; counts: object[] } }>(DIFFERENCES, {
      id: run!.id,
      search: 'erin',
    });
    expect(syncDifferences.items).toContainEqual(
      expect.objectContaining({ of: 'person', what: 'missing', login: 'erin', changes: [] }),
    );
    const { undoSync } = await admin.must<{ undoSync: Run }>(
      `mutation ($id: ID!) { undoSync(runId: $id, reason: "a mistake") { id undoneAt undoable } }`,
      { id: run!.id },
    );
    expect(undoSync).toMatchObject({ undoable: false, undoneAt: expect.any(String) });
    expect(await database.query(`SELECT 1 FROM person WHERE login = 'erin' AND missing_since IS NULL`)).toHaveLength(1);
    const { error } = await admin.ask(`mutation ($id: ID!) { cancelSync(runId: $id) { id } }`, { id: run!.id });
    expect(error?.code).toBe('sync_not_running');
  });
});
