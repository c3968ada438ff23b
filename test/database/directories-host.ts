import 'reflect-metadata';
import type { DirectoryReader } from '@tessera/directory';
import { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { DirectoryEntity } from '../../apps/api/src/directories/directory.entity.js';
import { Connections } from '../../apps/api/src/directories/connections/connections.js';
import { OwnDirectory } from '../../apps/api/src/directories/connections/own-directory.js';
import { Directories } from '../../apps/api/src/directories/directories.js';
import { Differences } from '../../apps/api/src/directories/runs/differences.js';
import { Forgetting } from '../../apps/api/src/directories/runs/forgetting.js';
import { Holds } from '../../apps/api/src/directories/runs/holds.js';
import { Runs } from '../../apps/api/src/directories/runs/runs.js';
import { Stopping } from '../../apps/api/src/directories/runs/stopping.js';
import { Undo } from '../../apps/api/src/directories/runs/undo.js';
import { Changes } from '../../apps/api/src/directories/sync/changes.js';
import { Merge } from '../../apps/api/src/directories/sync/merge.js';
import { Putting } from '../../apps/api/src/directories/sync/putting.js';
import { Staging } from '../../apps/api/src/directories/sync/staging.js';
import { Sync } from '../../apps/api/src/directories/sync/sync.js';
import { SyncStart } from '../../apps/api/src/directories/sync/sync-start.js';
import { SyncRunEntity } from '../../apps/api/src/directories/sync-run.entity.js';
import { Bus, Database, type FullViewer, HostSecretBox, Leader } from '../../apps/api/src/platform/index.js';
import { databaseOptions } from '../../apps/api/src/platform/database/options.js';
import { demoSettings } from '../setup/demo-settings.js';
import { Engine } from '../../apps/api/src/policies/index.js';

export { WrittenDirectory } from './written-directory.js';

export const OPERATOR: FullViewer = {
  kind: 'full',
  sessionId: '11111111-1111-4111-8111-111111111111',
  personId: '22222222-2222-4222-8222-222222222222',
  decisionId: '33333333-3333-4333-8333-333333333333',
  proven: ['password', 'app-code'],
  roles: ['admin'],
  displayName: 'Ada Lindqvist',
  login: 'ada',
  expiresAt: new Date(8.64e15),
  freshUntil: new Date(8.64e15),
  owes: [],
};

/** The application's own connections over these entities. */
export async function openSource(url: string, entities: (new () => object)[]): Promise<DataSource> {
  const { autoLoadEntities: _, retryAttempts: __, ...options } = databaseOptions(demoSettings(url));
  return new DataSource({ ...options, type: 'postgres', entities } as ConstructorParameters<typeof DataSource>[0]).initialize();
}

export async function syncHost(url: string, reader: DirectoryReader, { demo = true } = {}) {
  const settings = demoSettings(url);
  const source = await openSource(url, [DirectoryEntity, SyncRunEntity]);
  const database = new Database(source);
  const bus = new Bus(settings);
  const audit = new Audit();
  const engine = new Engine(database, new Leader(database), audit, bus);
  const connection = {
    name: 'Demo directory',
    kind: 'open-ldap',
    url: 'ldap://test',
    baseDn: 'dc=meridian,dc=example',
    demo,
    reader,
  } as const;
  const staging = new Staging(database);
  const runs = new Runs(database, audit, bus, staging);
  const merge = new Merge(database, audit, bus, new Putting(audit, engine), staging);
  const connections = new Connections(database, new HostSecretBox(settings.key.reveal()), connection);
  const sync = new Sync(database, bus, runs, staging, merge, connections);
  const changes = new Changes(database, runs, sync, connections);
  const directories = new Directories(database, new OwnDirectory(database, connection), connections, settings);
  const { id: directoryId } = await directories.connected();
  return {
    source,
    database,
    engine,
    runs,
    sync,
    staging,
    directories,
    directoryId,
    holds: new Holds(database, audit, bus, runs, staging, merge),
    differences: new Differences(database),
    undo: new Undo(database, audit, bus, engine),
    stopping: new Stopping(database, audit, bus, runs),
    forgetting: new Forgetting(database, new Leader(database)),
    /** One look for changes. */
    look: () => changes.look(directoryId),
    start: new SyncStart(directories, runs, sync),
    async synced(): Promise<SyncRunEntity> {
      const run = await sync.run(directoryId, 'button');
      if (run === 'running') throw new Error('another run is going on');
      return run;
    },
    close: () => source.destroy(),
  };
}
export type SyncHost = Awaited<ReturnType<typeof syncHost>>;
