import 'reflect-metadata';
import type { DirectoryBatch, DirectoryReader, StagedGroup, StagedPerson } from '@tessera/directory';
import { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { DirectoryEntity } from '../../apps/api/src/directories/directory.entity.js';
import { Directories } from '../../apps/api/src/directories/directories.js';
import { Holds } from '../../apps/api/src/directories/runs/holds.js';
import { Runs } from '../../apps/api/src/directories/runs/runs.js';
import { Merge } from '../../apps/api/src/directories/sync/merge.js';
import { Staging } from '../../apps/api/src/directories/sync/staging.js';
import { Sync } from '../../apps/api/src/directories/sync/sync.js';
import { SyncStart } from '../../apps/api/src/directories/sync/sync-start.js';
import { SyncRunEntity } from '../../apps/api/src/directories/sync-run.entity.js';
import { Bus, Database, type FullViewer, Leader } from '../../apps/api/src/platform/index.js';
import { databaseOptions } from '../../apps/api/src/platform/database/options.js';
import { demoSettings } from '../setup/demo-settings.js';
import { Engine } from '../../apps/api/src/policies/index.js';

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

export async function syncHost(url: string, reader: DirectoryReader) {
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
    demo: true,
    reader,
  } as const;
  const staging = new Staging(database);
  const runs = new Runs(database, audit, bus, staging);
  const merge = new Merge(database, audit, bus, engine, staging);
  const sync = new Sync(database, bus, runs, staging, merge, connection);
  const directories = new Directories(database, connection, settings);
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

/** A directory that a test writes down: what is in `people`, `groups` and `members` is what the next read finds. */
export class WrittenDirectory implements DirectoryReader {
  people: StagedPerson[] = [];
  groups: StagedGroup[] = [];
  /** DN keys of members, by the group's id. */
  members = new Map<string, string[]>();
  quarantined: { dn: string; reason: string }[] = [];
  /** Awaited before the end of a read. */
  pause: (signal: AbortSignal | undefined) => Promise<void> = () => Promise.resolve();

  async *read({ signal }: { signal?: AbortSignal } = {}): AsyncGenerator<DirectoryBatch> {
    yield { of: 'people', items: this.people, quarantined: this.quarantined };
    yield { of: 'groups', items: this.groups, quarantined: [] };
    const items = [...this.members].map(([groupExternalId, memberDnKeys]) => ({ groupExternalId, memberDnKeys }));
    yield { of: 'members', items, quarantined: [] };
    await this.pause(signal);
  }

  addPerson(login: string, changes: Partial<StagedPerson> = {}): StagedPerson {
    const dn = `uid=${login},ou=people,dc=test`;
    const person: StagedPerson = {
      externalId: `id-${login}`,
      dn,
      dnKey: dn,
      path: `dc=test\u001fou=people\u001fuid=${login}`,
      login,
      loginKeys: [login],
      displayName: login.toUpperCase(),
      givenName: null,
      familyName: null,
      mail: null,
      officePhone: null,
      department: null,
      title: null,
      country: null,
      language: null,
      state: 'active',
      ...changes,
    };
    this.people.push(person);
    return person;
  }

  /** `members` are logins or names of groups. */
  addGroup(name: string, members: readonly string[]): void {
    const dn = `cn=${name},ou=groups,dc=test`;
    this.groups.push({
      externalId: `id-${name}`,
      dn,
      dnKey: dn,
      path: `dc=test\u001fou=groups\u001fcn=${name}`,
      name,
      description: null,
    });
    const isPerson = (member: string): boolean => this.people.some(({ login }) => login === member);
    this.members.set(
      `id-${name}`,
      members.map((member) => (isPerson(member) ? `uid=${member},ou=people,dc=test` : `cn=${member},ou=groups,dc=test`)),
    );
  }

  change(login: string, changes: Partial<StagedPerson>): void {
    this.people = this.people.map((person) => (person.login === login ? { ...person, ...changes } : person));
  }

  verifyPassword(): never {
    throw new Error('not part of a sync');
  }
  probe(): never {
    throw new Error('not part of a sync');
  }
  operations() {
    return { bind: 0, search: 0, unbind: 0, abandon: 0, startTls: 0 };
  }
}
