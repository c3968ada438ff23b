import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, checkReason, Database, type FullViewer, Refused, row, type Work } from '../../platform/index.js';
import { Connections, DIRECTORIES_CHANGED } from '../connections/connections.js';
import { Directories } from '../directories.js';
import type { Directory } from '../directories.types.js';
import { Interruption } from './interruption.js';

/** Pausing a directory, letting it go on, and the order of all. */
@Injectable()
export class States {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly connections: Connections,
    private readonly directories: Directories,
    private readonly interruption: Interruption,
  ) {}

  /** Nothing more is read of it, and nobody changes; its people sign in as before. */
  async pause(operator: FullViewer, id: string, reasonText: string): Promise<Directory | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    return this.change(operator, id, 'paused', { reason });
  }

  resume(operator: FullViewer, id: string): Promise<Directory | Refused> {
    return this.change(operator, id, 'resumed', {});
  }

  /** All of them, the first to be asked first. */
  async order(operator: FullViewer, ids: readonly string[]): Promise<Directory[] | Refused> {
    const refused = await this.database.transaction(async (work) => {
      await work.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directories', 0))`);
      const known = await this.connections.list(work.manager);
      const named = ids.map((id) => known.find((one) => one.id === id)?.name);
      if (new Set(ids).size !== known.length || ids.length !== known.length || named.includes(undefined)) {
        return new Refused('directory_invalid', { field: 'ids' }, 'The list of directories has changed. Look at it again.');
      }
      await work.manager.query(
        `UPDATE directory d SET position = o.position FROM unnest($1::uuid[]) WITH ORDINALITY o (id, position)
          WHERE d.id = o.id AND d.position <> o.position`,
        [ids],
      );
      await this.audit.append(work, {
        action: 'directory.ordered',
        actor: actorOf(operator),
        details: { order: named.join(', ') },
      });
      await this.bus.tell(work.manager, DIRECTORIES_CHANGED);
      return null;
    });
    return refused ?? this.directories.all();
  }

  private async change(
    operator: FullViewer,
    id: string,
    how: 'paused' | 'resumed',
    details: Record<string, unknown>,
  ): Promise<Directory | Refused> {
    const refused = await this.database.transaction(async (work) => {
      const found = await row<{ name: string; paused: boolean }>(
        work.manager,
        'SELECT name, paused_at IS NOT NULL AS paused FROM directory WHERE id = $1 AND removed_at IS NULL FOR UPDATE',
        [id],
      );
      if (!found) return this.connections.gone(id, work.manager);
      if (found.paused === (how === 'paused')) return null;
      await row(work.manager, `UPDATE directory SET paused_at = ${how === 'paused' ? 'now()' : 'NULL'} WHERE id = $1`, [id]);
      if (how === 'paused') await this.interruption.stop(work, id);
      await this.told(work, operator, { id, name: found.name }, how, details);
      return null;
    });
    return refused ?? (await this.directories.all(id))[0] ?? new Refused('directory_removed');
  }

  private async told(
    work: Work,
    operator: FullViewer,
    { id, name }: { readonly id: string; readonly name: string },
    how: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.append(work, {
      action: `directory.${how}`,
      actor: actorOf(operator),
      subject: { kind: 'directory', id, name },
      details,
    });
    await this.bus.tell(work.manager, DIRECTORIES_CHANGED, { directoryId: id });
  }
}
