import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { performance } from 'node:perf_hooks';
import { SIGN_IN, signIn, signInAdmin } from '../setup/acts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import type { PortalClient } from '../setup/portal-client.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

describe('when the directory or the database is away', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let admin: PortalClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
    admin = running.client();
    await signInAdmin(admin);
  });
  afterAll(async () => {
    await running.directory.fail(null);
    await running.close();
    await database.drop();
  });

  const present = async (): Promise<string> =>
    JSON.stringify(await database.query(`SELECT id, directory_state, missing_since FROM person ORDER BY id`));

  /** What a restart of the server does to everybody who is connected. */
  const cut = (): Promise<unknown> =>
    database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'test setup'`,
    );

  it.each(['refuse', 'hang'] as const)(
    'R08: directory %s: sign-in is refused with its own code in three seconds',
    async (mode) => {
      await running.directory.fail(mode);
      const before = performance.now();
      const { error } = await running.client().ask(SIGN_IN, { login: 'sam', password: 'demo-password' });
      const unknown = await running.client().ask(SIGN_IN, { login: 'nobody-of-that-name', password: 'demo-password' });
      const each = (performance.now() - before) / 2;
      expect(error?.code).toBe('directory_unavailable');
      expect(unknown.error?.code).toBe('directory_unavailable');
      expect(each).toBeLessThan(3500);
      expect((await admin.ask(`{ coverage { people } }`)).error).toBeNull();
      await running.directory.fail(null);
      expect((await signIn(running.client(), 'sam')).state).toBe('SIGNED_IN');
    },
  );

  it.each(['refuse', 'reset-mid-page', 'empty'] as const)(
    'I08 D1: a sync against a directory that answers %s changes nobody',
    async (mode) => {
      const before = await present();
      await running.directory.fail(mode);
      const run = await running.resync();
      await running.directory.fail(null);
      expect(['failed', 'held']).toContain(run.state);
      expect(await present()).toBe(before);
    },
  );

  it('I03 D2: an empty password, a blank one and one with NUL never reach a bind', async () => {
    const binds = async (): Promise<number> => {
      const { directories } = await admin.must<{ directories: { operations: { operation: string; count: number }[] }[] }>(
        `{ directories { operations { operation count } } }`,
      );
      return directories[0]?.operations.find(({ operation }) => operation === 'bind')?.count ?? -1;
    };
    const before = await binds();
    for (const password of ['', '   ', '\u0000', 'demo-password\u0000']) {
      const { error } = await running.client().ask(SIGN_IN, { login: 'erin', password });
      expect(error?.code).toBe('credentials');
    }
    expect(await binds()).toBe(before);
  });

  it('R06: connections to the database cut under load: errors only while it is away, then all is well by itself', async () => {
    const load = { on: true };
    const outcomes: string[] = [];
    const clients = Array.from({ length: 8 }, async () => {
      while (load.on) outcomes.push((await admin.ask(`{ coverage { people required enrolled } }`)).error?.code ?? 'ok');
    });
    for (let round = 0; round < 5; round += 1) {
      await cut();
      await admin.ask(`{ viewer { state } }`);
    }
    await cut();
    const before = outcomes.length;
    while (outcomes.length < before + 100) await new Promise(setImmediate);
    load.on = false;
    await Promise.all(clients);
    expect(outcomes.slice(-50).every((outcome) => outcome === 'ok')).toBe(true);
    expect(outcomes.filter((outcome) => !['ok', 'internal', 'session_over'].includes(outcome))).toEqual([]);
    expect((await signIn(running.client(), 'sam')).state).toBe('SIGNED_IN');
  });
});
