import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, checkReason, Database, type FullViewer, HostSecretBox, Refused, row, type Work } from '../../platform/index.js';
import { Connections, DIRECTORIES_CHANGED, type DirectoryRow } from '../connections/connections.js';
import { sealPassword } from '../connections/kept-settings.js';
import { Directories } from '../directories.js';
import type { Directory } from '../directories.types.js';
import { Rights } from '../rights/rights.js';
import { Sync } from '../sync/sync.js';
import type { Entered } from './checked-input.js';
import { Entries, type Prepared } from './entries.js';
import { factsOf } from './facts.js';
import { Interruption } from './interruption.js';
import type { DirectoryInput } from './setup.types.js';

const OUTDATED = 'Somebody else has just changed this directory. Look at it again.';

/** Connecting a directory, and changing what is read of it. */
@Injectable()
export class Acts {
  readonly #log = new Logger('Directories');

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly box: HostSecretBox,
    private readonly connections: Connections,
    private readonly entries: Entries,
    private readonly interruption: Interruption,
    private readonly directories: Directories,
    private readonly sync: Sync,
    private readonly rights: Rights,
  ) {}

  /** The first run begins at once. */
  async create(operator: FullViewer, input: DirectoryInput): Promise<Directory | Refused> {
    const prepared = await this.entries.prepare(null, input);
    if (prepared instanceof Refused) return prepared;
    const { entered, password } = prepared;
    const id = randomUUID();
    const made = await this.database.transaction(async (work) => {
      await onlyOne(work);
      const twice = await this.entries.refusedTwice(work.manager, entered, null);
      if (twice) return twice;
      await row(
        work.manager,
        `INSERT INTO directory (id, source, position, name, kind, url, base_dn, settings, sync_minutes, sync_seconds, bind_password)
         VALUES ($1, 'console', (SELECT coalesce(max(position), 0) + 1 FROM directory WHERE removed_at IS NULL), $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, ...columnsOf(entered), sealPassword(this.box, id, password)],
      );
      await this.audit.append(work, {
        action: 'directory.connected',
        actor: actorOf(operator),
        subject: { kind: 'directory', id, name: entered.name },
        details: factsOf(entered),
      });
      await this.bus.tell(work.manager, DIRECTORIES_CHANGED, { directoryId: id });
      return null;
    });
    if (made) return made;
    // The schedule begins it within a minute when it cannot begin now.
    await this.sync.start(id, 'start', { actor: actorOf(operator) }).catch((cause: unknown) => this.#log.warn(String(cause)));
    return this.shown(id);
  }

  async update(operator: FullViewer, id: string, input: DirectoryInput, reasonText: string): Promise<Directory | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    const known = await this.connections.get(id);
    if (!known) return this.connections.gone(id);
    if (known.source !== 'console') return new Refused('directory_managed_by_environment');
    const prepared = await this.entries.prepare(known, input);
    if (prepared instanceof Refused) return prepared;
    const refused = await this.database.transaction(async (work) => {
      await onlyOne(work);
      const now = await row<{ version: number }>(
        work.manager,
        'SELECT version FROM directory WHERE id = $1 AND removed_at IS NULL FOR UPDATE',
        [id],
      );
      if (!now) return this.connections.gone(id, work.manager);
      if (now.version !== known.version) return new Refused('directory_invalid', {}, OUTDATED);
      const twice = await this.entries.refusedTwice(work.manager, prepared.entered, id);
      if (twice) return twice;
      await this.write(work, known, prepared);
      await this.audit.append(work, {
        action: 'directory.changed',
        actor: actorOf(operator),
        subject: { kind: 'directory', id, name: prepared.entered.name },
        details: { ...factsOf(prepared.entered), fields: changedFields(known, prepared).join(', ') || 'nothing', reason },
      });
      await this.bus.tell(work.manager, DIRECTORIES_CHANGED, { directoryId: id });
      return null;
    });
    return refused ?? this.shown(id);
  }

  /** Where something else is to be read, nothing that is known or under way counts any more, and everything is read at once. */
  private async write(work: Work, known: DirectoryRow, { entered, password, typed }: Prepared): Promise<void> {
    const fields = changedFields(known, { entered, password, typed, known });
    const other = fields.some((field) => !BESIDE_READING.has(field));
    await row(
      work.manager,
      `UPDATE directory SET name = $2, kind = $3, url = $4, base_dn = $5, settings = $6, sync_minutes = $7, sync_seconds = $8,
              bind_password = CASE WHEN $10 THEN $9 ELSE bind_password END,
              version = version + CASE WHEN $11 THEN 1 ELSE 0 END, rights_due_at = CASE WHEN $11 THEN now() ELSE rights_due_at END,
              watermark = CASE WHEN $12 THEN NULL ELSE watermark END, stale = stale OR $12,
              reads_since = CASE WHEN $12 THEN now() ELSE reads_since END
        WHERE id = $1`,
      [
        known.id,
        ...columnsOf(entered),
        typed ? sealPassword(this.box, known.id, password) : null,
        typed,
        fields.some((field) => !BESIDE_READER.has(field)),
        other,
      ],
    );
    if (other) await this.interruption.ofRuns(work, known.id, 'superseded');
  }

  private async shown(id: string): Promise<Directory | Refused> {
    void this.sync.kept(this.rights.look(id)).catch((cause: unknown) => this.#log.warn(`rights: ${String(cause)}`));
    return (await this.directories.all(id))[0] ?? new Refused('directory_removed');
  }
}

/** Two who connect or change something at the same time do not miss each other. */
const onlyOne = ({ manager }: Work): Promise<unknown> =>
  manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directories', 0))`);

const columnsOf = ({ name, kind, url, baseDn, settings, syncMinutes, syncSeconds }: Entered): unknown[] => [
  name,
  kind,
  url,
  baseDn,
  JSON.stringify(settings),
  syncMinutes,
  syncSeconds,
];

/** What makes no other reader, and what makes one that reads the same. */
const BESIDE_READER: ReadonlySet<string> = new Set(['name', 'syncMinutes', 'syncSeconds']);
const BESIDE_READING: ReadonlySet<string> = new Set([...BESIDE_READER, 'bindPassword', 'caPem', 'startTls']);

function changedFields(known: DirectoryRow, { entered, typed }: Prepared): string[] {
  const { settings: before, ...old } = known;
  const { settings: after, ...next } = entered;
  const [was, is]: Record<string, unknown>[] = [
    { ...old, ...before },
    { ...next, ...after },
  ];
  const changed = Object.keys(is ?? {}).filter((field) => !isDeepStrictEqual(was?.[field] ?? null, is?.[field] ?? null));
  return typed ? [...changed, 'bindPassword'] : changed;
}
