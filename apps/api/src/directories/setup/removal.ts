import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, checkReason, Database, type FullViewer, Refused, row, type Runner, touched } from '../../platform/index.js';
import { endRules, Engine } from '../../policies/index.js';
import { Connections, DIRECTORIES_CHANGED } from '../connections/connections.js';
import type { DirectorySource } from '../directory.entity.js';
import { endSessions } from '../sync/end-sessions.js';
import { Interruption } from './interruption.js';

const LAST_ADMINS = 'Every admin comes from this directory. Give the role of admin to a group of another directory first.';

/** Ends a directory: its people are missing from now on, as after a run that found none of them. The row keeps the history together. */
@Injectable()
export class Removal {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly engine: Engine,
    private readonly connections: Connections,
    private readonly interruption: Interruption,
  ) {}

  remove(operator: FullViewer, id: string, reasonText: string): Promise<true | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      await manager.query(`SET LOCAL statement_timeout = '120s'; SET LOCAL jit = off`);
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directory-merge', 0))`);
      const found = await row<{ name: string; source: DirectorySource }>(
        manager,
        'SELECT name, source FROM directory WHERE id = $1 AND removed_at IS NULL FOR UPDATE',
        [id],
      );
      if (!found) return this.connections.gone(id, manager);
      if (found.source !== 'console') return new Refused('directory_managed_by_environment');
      if (!(await adminElsewhere(manager, id))) return new Refused('directory_invalid', {}, LAST_ADMINS);

      await row(
        manager,
        `UPDATE directory SET removed_at = now(), version = version + 1, bind_password = NULL, watermark = NULL, stale = FALSE WHERE id = $1`,
        [id],
      );
      await this.interruption.ofRuns(work, id, 'discarded');
      const people = await missing(manager, 'person', id);
      const groups = await missing(manager, 'directory_group', id);
      await missing(manager, 'organisational_unit', id);
      await manager.query('DELETE FROM group_member m USING directory_group g WHERE g.id = m.group_id AND g.directory_id = $1', [
        id,
      ]);
      await manager.query('DELETE FROM group_child c USING directory_group g WHERE g.id = c.parent_id AND g.directory_id = $1', [
        id,
      ]);
      await endSessions(work, this.audit, id, null);
      await manager.query('SELECT rebuild_group_closure()');
      await endRules(work, this.audit, id, { actor: actorOf(operator), reason });
      await this.engine.evaluate(work, 'sync');
      await this.audit.append(work, {
        action: 'directory.removed',
        actor: actorOf(operator),
        subject: { kind: 'directory', id, name: found.name },
        details: { reason, people, groups },
      });
      await this.bus.tell(manager, DIRECTORIES_CHANGED, { directoryId: id });
      return true;
    });
  }
}

const missing = (runner: Runner, table: string, directoryId: string): Promise<number> =>
  touched(
    runner,
    `UPDATE ${table} SET missing_since = now(), updated_at = now() WHERE directory_id = $1 AND missing_since IS NULL RETURNING 1`,
    [directoryId],
  );

/** Somebody who can sign in and connect it again. */
async function adminElsewhere(runner: Runner, directoryId: string): Promise<boolean> {
  const found = await row(
    runner,
    `SELECT 1 FROM person_role r JOIN person p ON p.id = r.person_id
      WHERE r.role = 'admin' AND p.directory_id <> $1 AND p.missing_since IS NULL AND p.directory_state = 'active' LIMIT 1`,
    [directoryId],
  );
  return found !== null;
}
