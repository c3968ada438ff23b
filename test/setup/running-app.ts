import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDirectory, type DemoDirectory, startDemoDirectory } from '@tessera/directory';
import type { AddressInfo } from 'node:net';
import { bootstrapOperators, demoRoleGroups } from '../../apps/api/src/bootstrap.js';
import { Directories, Sync, SyncStart } from '../../apps/api/src/directories/index.js';
import type { Settings } from '../../apps/api/src/platform/index.js';
import { build } from '../../apps/api/src/serve.js';
import { demoSettings } from './demo-settings.js';
import { PortalClient } from './portal-client.js';

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly directory: DemoDirectory;
  readonly url: string;
  client(): PortalClient;
  /** One more sync, run to its end. */
  resync(): Promise<{ readonly state: string }>;
  close(): Promise<void>;
}

/** The whole API on a database of its own, reading a demo directory that the test can bend; synced and with operators. */
export async function startApp(databaseUrl: string, changes: Partial<Settings> = {}): Promise<RunningApp> {
  const directory = await startDemoDirectory({ host: '127.0.0.1', port: 0 });
  const settings = demoSettings(databaseUrl, { syncMinutes: 1440, ...changes });
  const source = { kind: 'open-ldap' as const, url: directory.url, startTls: false, allowPlain: true, ...bindOf(directory) };
  const connection = {
    name: 'Demo directory',
    kind: source.kind,
    url: source.url,
    baseDn: source.baseDn,
    demo: true,
    reader: createDirectory(source, { now: () => new Date() }),
  };
  const accounts = directory.accounts.map(({ login, password, name, what }) => ({
    login,
    password,
    displayName: name,
    note: what,
  }));
  const app = await build({ settings, connection, demoAccounts: accounts });
  await app.listen(0, '127.0.0.1');
  await app.get(SyncStart).firstSync(() => undefined);
  await bootstrapOperators(app, demoRoleGroups(directory.baseDn));
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return {
    app,
    directory,
    url,
    client: () => new PortalClient(url),
    resync: async () => {
      const run = await app.get(Sync).run((await app.get(Directories).connected()).id, 'button');
      if (run === 'running') throw new Error('another sync is running');
      return { state: run.state };
    },
    close: async () => {
      await app.close();
      await directory.close();
    },
  };
}

const bindOf = ({ bindDn, bindPassword, baseDn }: DemoDirectory) => ({ bindDn, bindPassword, baseDn });
