import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDirectory } from '@tessera/directory';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SyncStart } from '../../apps/api/src/directories/index.js';
import { Secret, type Settings } from '../../apps/api/src/platform/index.js';
import { build } from '../../apps/api/src/serve.js';
import { READER_DN, READER_PASSWORD, SUFFIX } from '../directories/ldif.js';
import { type Slapd, startSlapd } from '../directories/slapd.js';
import { enrollApp, signIn } from '../setup/acts.js';
import { createTestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { type Answer, PortalClient } from '../setup/portal-client.js';

export const SIZE = { people: 30, departments: 3, groups: 3 };
export const FIELDS = `id name kind url baseDn source position paused people syncMinutes syncSeconds nextRunAt
  configuration { startTls caPem bindDn peopleFilter groupFilter mapping { field attribute } extraAttributes }
  rights { canWrite attributes readsPasswords checkedAt } lastRun { id state trigger errorCode } operations { operation count }`;

export interface Shown {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly position: number;
  readonly paused: boolean;
  readonly people: number;
  readonly nextRunAt: string | null;
  readonly configuration: { readonly bindDn: string; readonly caPem: string | null } | null;
  readonly rights: { readonly canWrite: string; readonly readsPasswords: boolean | null } | null;
  readonly lastRun: { readonly id: string; readonly state: string; readonly errorCode: string | null } | null;
  readonly operations: readonly { readonly operation: string; readonly count: number }[];
}

/** What an admin types to connect a slapd of these tests. */
export const inputFor = ({ ldapsPort, certificates }: Slapd, changes: Record<string, unknown> = {}) => ({
  name: 'Second',
  kind: 'open-ldap',
  url: `ldaps://localhost:${ldapsPort}`,
  startTls: false,
  caPem: certificates.caPem,
  bindDn: READER_DN,
  bindPassword: READER_PASSWORD,
  baseDn: SUFFIX,
  mapping: [],
  extraAttributes: [],
  syncMinutes: 60,
  syncSeconds: 3600,
  ...changes,
});

export interface Process {
  readonly app: NestFastifyApplication;
  client(): PortalClient;
}

/** The whole API over one slapd that the environment names, with one of its people as admin; others are connected by a test. */
export async function severalWorld() {
  const test = await createTestDatabase();
  const first = await startSlapd(SIZE);
  const fromEnvironment = {
    kind: 'open-ldap' as const,
    url: `ldaps://localhost:${first.ldapsPort}`,
    startTls: false,
    allowPlain: false,
    caPem: first.certificates.caPem,
    bindDn: READER_DN,
    baseDn: SUFFIX,
  };
  const settings: Settings = demoSettings(test.url, {
    demo: false,
    syncMinutes: 1440,
    directory: { ...fromEnvironment, bindPassword: new Secret(READER_PASSWORD) },
  });
  const apps: NestFastifyApplication[] = [];
  const start = async (): Promise<Process> => {
    const reader = createDirectory({ ...fromEnvironment, bindPassword: READER_PASSWORD }, { now: () => new Date() });
    const connection = { name: 'First', ...fromEnvironment, demo: false, reader };
    const app = await build({ settings, connection, demoAccounts: [] });
    apps.push(app);
    await app.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    return { app, client: () => new PortalClient(url) };
  };
  const main = await start();
  await main.app.get(SyncStart).firstSync();
  await test.query(`INSERT INTO role_mapping (role, group_id) SELECT 'admin', id FROM directory_group WHERE name = 'group0'`);
  const admin = main.client();
  await signIn(admin, 'u0000000', 'pw-0');
  await enrollApp(admin);
  const shown = async (id: string): Promise<Shown> =>
    (await admin.must<{ directory: Shown }>(`query ($id: ID!) { directory(id: $id) { ${FIELDS} } }`, { id })).directory;

  return {
    test,
    first,
    admin,
    settings,
    main,
    start,
    shown,
    list: async (): Promise<Shown[]> => (await admin.must<{ directories: Shown[] }>(`{ directories { ${FIELDS} } }`)).directories,
    create: (input: Record<string, unknown>): Promise<Answer<{ createDirectory: Shown }>> =>
      admin.ask(`mutation ($input: DirectoryInput!) { createDirectory(input: $input) { ${FIELDS} } }`, { input }),
    update: (id: string, input: Record<string, unknown>, reason = 'test'): Promise<Answer<{ updateDirectory: Shown }>> =>
      admin.ask(
        `mutation ($id: ID!, $input: DirectoryInput!, $reason: String!) { updateDirectory(id: $id, input: $input, reason: $reason) { ${FIELDS} } }`,
        { id, input, reason },
      ),
    sync: (id: string): Promise<Answer<{ startSync: { id: string } }>> =>
      admin.ask(`mutation ($id: ID!) { startSync(directoryId: $id) { id } }`, { id }),
    /** The newest run of a directory over everything, once it has ended. */
    async ended(
      directoryId: string,
      after: Date = new Date(0),
    ): Promise<{ id: string; state: string; error_code: string | null }> {
      for (let look = 0; look < 200; look += 1) {
        const [run] = await test.query<{ id: string; state: string; error_code: string | null }>(
          `SELECT id, state, error_code FROM sync_run WHERE directory_id = $1 AND mode = 'full' AND started_at > $2 ORDER BY started_at DESC LIMIT 1`,
          [directoryId, after],
        );
        if (run && run.state !== 'running') return run;
        await pause(50);
      }
      throw new Error('the run did not end');
    },
    /** Waits until a statement returns a row. */
    async until(sql: string, values: unknown[] = []): Promise<Record<string, unknown>> {
      for (let look = 0; look < 200; look += 1) {
        const [found] = await test.query<Record<string, unknown>>(sql, values);
        if (found) return found;
        await pause(50);
      }
      throw new Error(`it never came to be: ${sql}`);
    },
    async close(): Promise<void> {
      for (const app of apps) await app.close();
      await first.stop();
      await test.drop();
    },
  };
}
export type SeveralWorld = Awaited<ReturnType<typeof severalWorld>>;
