import { Inject, Injectable } from '@nestjs/common';
import type { DirectoryRights } from '@tessera/directory';
import { Database, rows, type Runner, SETTINGS, type Settings } from '../platform/index.js';
import { Connections, IN_ORDER } from './connections/connections.js';
import type { KeptSettings } from './connections/kept-settings.js';
import { OwnDirectory } from './connections/own-directory.js';
import type { Directory, DirectoryConfiguration } from './directories.types.js';
import type { DirectoryEntity, DirectorySource } from './directory.entity.js';
import { nextRunSql } from './sync/next-run.js';

interface DirectoryFacts extends Omit<Directory, 'operations' | 'configuration' | 'rights' | 'demo'> {
  readonly source: DirectorySource;
  readonly settings: KeptSettings;
  readonly rightsKept: DirectoryRights | null;
  readonly rightsAt: Date | null;
}

/** Directories as operators see them, in the order in which they are asked for a name. */
@Injectable()
export class Directories {
  constructor(
    private readonly database: Database,
    private readonly own: OwnDirectory,
    private readonly connections: Connections,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The one that the environment names, or the demo's. */
  connected(): Promise<DirectoryEntity> {
    return this.own.connected();
  }

  async all(id: string | null = null, runner: Runner = this.database.manager): Promise<Directory[]> {
    await this.own.connected();
    const facts = await rows<DirectoryFacts>(
      runner,
      `WITH listed AS (SELECT *, row_number() OVER (ORDER BY ${IN_ORDER})::int AS place FROM directory WHERE removed_at IS NULL)
       SELECT d.id, d.name, d.kind, d.url, d.base_dn AS "baseDn", d.source, d.place AS position, d.paused_at IS NOT NULL AS paused,
              coalesce(d.sync_minutes, $2::integer) AS "syncMinutes", coalesce(d.sync_seconds, $3::integer) AS "syncSeconds",
              d.settings, d.rights AS "rightsKept", d.rights_at AS "rightsAt",
              (SELECT count(*)::int FROM person p WHERE p.directory_id = d.id AND p.missing_since IS NULL) AS people,
              (SELECT count(*)::int FROM directory_group g WHERE g.directory_id = d.id AND g.missing_since IS NULL) AS groups,
              ${nextRunSql('d.id', '$2::integer')} AS "nextRunAt"
         FROM listed d WHERE $1::uuid IS NULL OR d.id = $1 ORDER BY d.place`,
      [id, this.settings.syncMinutes, this.settings.syncSeconds],
    );
    return facts.map(({ settings, rightsKept, rightsAt, ...shown }) => ({
      ...shown,
      demo: shown.source === 'demo',
      rights: rightsKept && rightsAt && { ...rightsKept, attributes: [...rightsKept.attributes], checkedAt: rightsAt },
      configuration: this.configuration(shown.source, settings),
      operations: Object.entries(this.connections.operations(shown.id, shown.source)).map(([operation, count]) => ({
        operation,
        count,
      })),
    }));
  }

  private configuration(source: DirectorySource, kept: KeptSettings): DirectoryConfiguration | null {
    if (source === 'demo') return null;
    const settings: KeptSettings = source === 'environment' ? (this.settings.directory ?? {}) : kept;
    return {
      startTls: settings.startTls ?? false,
      caPem: settings.caPem ?? null,
      bindDn: settings.bindDn ?? '',
      peopleFilter: settings.peopleFilter ?? null,
      groupFilter: settings.groupFilter ?? null,
      mapping: Object.entries(settings.mapping ?? {}).map(([field, attribute]) => ({ field, attribute })),
      extraAttributes: [...(settings.extraAttributes ?? [])],
    };
  }
}
