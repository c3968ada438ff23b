import { Inject, Injectable } from '@nestjs/common';
import { createDirectory, DirectoryError, type DirectoryOperation, type DirectoryReader } from '@tessera/directory';
import { Database, HostSecretBox, Refused, row, rows, type Runner } from '../../platform/index.js';
import { DIRECTORY_CONNECTION, type DirectoryConnection } from '../connection.js';
import type { DirectorySource } from '../directory.entity.js';
import { type Configured, openPassword, readerSettings } from './kept-settings.js';

/** News of this topic: a directory was connected, changed, moved, paused or removed. */
export const DIRECTORIES_CHANGED = 'directories';

export interface DirectoryRow extends Configured {
  readonly id: string;
  readonly name: string;
  readonly source: DirectorySource;
  readonly version: number;
  readonly paused: boolean;
  /** Null: as the environment says. */
  readonly syncMinutes: number | null;
  readonly syncSeconds: number | null;
  readonly bindPassword: Buffer | null;
}
export interface Connected {
  readonly row: DirectoryRow;
  readonly reader: DirectoryReader;
}

const SELECT = `SELECT id, name, source, version, paused_at IS NOT NULL AS paused, sync_minutes AS "syncMinutes", sync_seconds AS "syncSeconds",
                       kind, url, base_dn AS "baseDn", settings, bind_password AS "bindPassword"
                  FROM directory WHERE removed_at IS NULL`;
/** The order in which directories are asked for a name. */
export const IN_ORDER = 'position, created_at, id';

type Counts = Readonly<Record<DirectoryOperation, number>>;

/** The directories that there are now, each with a reader of this process. */
@Injectable()
export class Connections {
  readonly #readers = new Map<string, { readonly version: number; readonly reader: DirectoryReader }>();
  /** Sent by readers of this process that were made from older settings. */
  readonly #before = new Map<string, Counts>();

  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    @Inject(DIRECTORY_CONNECTION) private readonly own: DirectoryConnection,
  ) {}

  /** In the order in which they are asked for a name. */
  list(runner: Runner = this.database.manager): Promise<DirectoryRow[]> {
    return rows<DirectoryRow>(runner, `${SELECT} ORDER BY ${IN_ORDER}`);
  }

  get(id: string, runner: Runner = this.database.manager): Promise<DirectoryRow | null> {
    return row<DirectoryRow>(runner, `${SELECT} AND id = $1`, [id]);
  }

  /** Why `get` found nothing: a directory that is gone is told apart from one that never was. */
  async gone(id: string, runner: Runner = this.database.manager): Promise<Refused> {
    return new Refused((await row(runner, 'SELECT 1 FROM directory WHERE id = $1', [id])) ? 'directory_removed' : 'not_found');
  }

  /** As it is configured at this moment, whichever process changed it. Null when it was removed; throws `DirectoryError`, 'settings', when it cannot be used. */
  async of(id: string): Promise<Connected | null> {
    const found = await this.get(id);
    return found && { row: found, reader: this.reader(found) };
  }

  /** The one that is asked first for a name that nobody has. */
  async first(): Promise<Connected | null> {
    const [found] = await rows<DirectoryRow>(this.database.manager, `${SELECT} ORDER BY ${IN_ORDER} LIMIT 1`);
    return found ? { row: found, reader: this.reader(found) } : null;
  }

  /** Operations that this process has sent, by type. */
  operations(id: string, source: DirectorySource): Partial<Counts> {
    const now = source === 'console' ? this.#readers.get(id)?.reader.operations() : this.own.reader.operations();
    return added(this.#before.get(id), now);
  }

  private reader(found: DirectoryRow): DirectoryReader {
    const { id, version } = found;
    if (found.source !== 'console') return this.own.reader;
    const known = this.#readers.get(id);
    if (known && known.version >= version) return known.reader;
    const reader = createDirectory(readerSettings(found, this.password(found)), { now: () => new Date() });
    if (known) this.#before.set(id, added(this.#before.get(id), known.reader.operations()) as Counts);
    this.#readers.set(id, { version, reader });
    return reader;
  }

  private password({ id, bindPassword }: DirectoryRow): string {
    try {
      if (bindPassword) return openPassword(this.box, id, bindPassword);
    } catch (cause) {
      throw new DirectoryError('settings', 'the password that is kept for this directory cannot be opened', { cause });
    }
    throw new DirectoryError('settings', 'no password is kept for this directory');
  }
}

function added(one: Partial<Counts> | undefined, other: Partial<Counts> | undefined): Partial<Counts> {
  const sum: Partial<Record<DirectoryOperation, number>> = { ...one };
  for (const [operation, count] of Object.entries(other ?? {}) as [DirectoryOperation, number][]) {
    sum[operation] = (sum[operation] ?? 0) + count;
  }
  return sum;
}
