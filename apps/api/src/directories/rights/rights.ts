import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { DirectoryRights } from '@tessera/directory';
import { Audit, SYSTEM } from '../../audit/index.js';
import { Alerts } from '../../people/index.js';
import { Bus, Database, row, rows } from '../../platform/index.js';
import { Connections, DIRECTORIES_CHANGED } from '../connections/connections.js';
import { Sync } from '../sync/sync.js';

const SECONDS = 15;
/** Minutes until the next look: after an answer, and after none. */
const ANSWERED = 24 * 60;
const UNANSWERED = 10;

type May = 'none' | 'write' | 'passwords' | 'both';
const SENTENCE = {
  write: 'could write to it',
  passwords: 'could read stored passwords',
  both: 'could write to it and read stored passwords',
} as const;

/** Whether a service account may do more than it should: looked at when the server starts, after each change, and once a day. */
@Injectable()
export class Rights {
  readonly #log = new Logger('Directories');

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly alerts: Alerts,
    private readonly bus: Bus,
    private readonly connections: Connections,
    private readonly sync: Sync,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    const due = await rows<{ id: string }>(
      this.database.manager,
      'SELECT id FROM directory WHERE removed_at IS NULL AND paused_at IS NULL AND rights_due_at <= now()',
    ).catch(() => []);
    await this.sync.kept(
      Promise.all(
        due.map(({ id }) => this.look(id).catch((cause: unknown) => this.#log.warn(`rights in ${id}: ${String(cause)}`))),
      ),
    );
  }

  /** Asks once, whichever processes want to; does nothing before it is due. */
  async look(id: string): Promise<void> {
    const mine = await row(
      this.database.manager,
      `UPDATE directory SET rights_due_at = now() + make_interval(mins => ${UNANSWERED})
        WHERE id = $1 AND removed_at IS NULL AND paused_at IS NULL AND rights_due_at <= now() RETURNING 1`,
      [id],
    );
    const connected = mine === null ? null : await this.connections.of(id);
    if (connected) await this.keep(id, connected.row.version, await connected.reader.rights());
  }

  private keep(id: string, version: number, rights: DirectoryRights): Promise<void> {
    return this.database.transaction(async (work) => {
      const before = await row<{ name: string; rights: DirectoryRights | null }>(
        work.manager,
        'SELECT name, rights FROM directory WHERE id = $1 AND removed_at IS NULL AND version = $2 FOR UPDATE',
        [id, version],
      );
      if (!before) return;
      await row(
        work.manager,
        `UPDATE directory SET rights = $2, rights_at = now(), rights_due_at = now() + make_interval(mins => ${ANSWERED}) WHERE id = $1`,
        [id, JSON.stringify(rights)],
      );
      await this.bus.tell(work.manager, DIRECTORIES_CHANGED, { directoryId: id });
      const may = mayOf(rights);
      if (may === (before.rights ? mayOf(before.rights) : 'none')) return;
      const subject = { kind: 'directory', id, name: before.name };
      const attributes = rights.attributes.slice(0, 20).join(', ');
      await this.audit.append(work, { action: 'directory.rights', actor: SYSTEM, subject, details: { may, attributes } });
      if (may === 'none') return;
      await this.alerts.raise(work, {
        kind: 'directory.rights',
        sentence: `The service account of the directory ${before.name} ${SENTENCE[may]}`,
        details: { directory: before.name, may, attributes, remedy: 'Give Tessera an account that can only read.' },
      });
    });
  }
}

function mayOf({ canWrite, readsPasswords }: DirectoryRights): May {
  if (canWrite === 'yes') return readsPasswords ? 'both' : 'write';
  return readsPasswords ? 'passwords' : 'none';
}
