import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { Bus, checkReason, Database, type FullViewer, Refused, row, type Runner } from '../../platform/index.js';
import { Engine, followUndo } from '../../policies/index.js';
import { subjectOf } from '../sync/merge.js';
import type { MergedTable } from '../sync/merge-rows.js';
import { COLUMNS } from '../sync/stage-rows.js';
import { SYNC_TOPIC } from '../sync/topic.js';
import { SyncRunEntity } from '../sync-run.entity.js';
import { isUndoable } from './run-view.js';

const TABLES = [
  ['person', 'person'],
  ['directory_group', 'group'],
  ['organisational_unit', 'unit'],
] as const;

/** Puts back what an applied run has changed, for seven days. What has moved on since is left as it is, and counted. */
@Injectable()
export class Undo {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly engine: Engine,
  ) {}

  undo(operator: FullViewer, runId: string, reasonText: string): Promise<SyncRunEntity | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      await manager.query(`SET LOCAL statement_timeout = '120s'; SET LOCAL jit = off`);
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('directory-merge', 0))`);
      const run = await manager.findOne(SyncRunEntity, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
      if (!run) return new Refused('not_found');
      if (await row(manager, 'SELECT 1 FROM directory WHERE id = $1 AND removed_at IS NOT NULL', [run.directoryId])) {
        return new Refused('directory_removed');
      }
      if (!isUndoable(run, work.now)) return new Refused('sync_not_undoable');

      let restored = 0;
      for (const [table, of] of TABLES) restored += await putBack(manager, run, table, of);
      if (restored === 0) return new Refused('sync_not_undoable', {}, MOVED_ON);
      await putMembersBack(manager, run.id);
      await manager.query('SELECT rebuild_group_closure()');
      await followUndo(work, this.audit, run);
      await this.engine.evaluate(work, 'sync');
      await manager.query('UPDATE sync_run SET undone_at = now() WHERE id = $1', [run.id]);
      await this.audit.append(work, {
        action: 'sync.undone',
        actor: actorOf(operator),
        subject: await subjectOf(work, run),
        details: { runId, reason, restored, skipped: run.kept - restored },
      });
      await this.bus.tell(manager, SYNC_TOPIC, { runId, directoryId: run.directoryId });
      return manager.findOneByOrFail(SyncRunEntity, { id: runId });
    });
  }
}

const MOVED_ON = 'Nothing of what this run changed is still as it left it.';

async function putBack(runner: Runner, run: SyncRunEntity, table: MergedTable, of: string): Promise<number> {
  const columns = COLUMNS[table].map((column) => `${column} = old.${column}`).join(', ');
  const found = await row<{ count: number }>(
    runner,
    `WITH back AS (
       UPDATE ${table} t SET ${columns}, missing_since = old.missing_since, updated_at = now()
         FROM sync_change c
        CROSS JOIN LATERAL jsonb_populate_record(NULL::${table}, c.before) old
        WHERE c.run_id = $1 AND c.of = '${of}' AND c.before IS NOT NULL AND t.directory_id = $2 AND t.external_id = c.external_id
          AND CASE c.what WHEN 'missing' THEN t.missing_since IS NOT NULL AND t.row_hash = old.row_hash
                          ELSE t.missing_since IS NULL AND t.row_hash = (c.after ->> 'row_hash')::bytea END
       RETURNING 1),
     taken AS (
       UPDATE ${table} t SET missing_since = now(), updated_at = now()
         FROM sync_change c
        WHERE c.run_id = $1 AND c.of = '${of}' AND c.what = 'added' AND t.directory_id = $2 AND t.external_id = c.external_id
          AND t.missing_since IS NULL AND t.row_hash = (c.after ->> 'row_hash')::bytea
       RETURNING 1)
     SELECT (SELECT count(*)::int FROM back) + (SELECT count(*)::int FROM taken) AS count`,
    [run.id, run.directoryId],
  );
  return found?.count ?? 0;
}

/** Memberships that went come back, where both ends are there; those that came go. */
async function putMembersBack(runner: Runner, runId: string): Promise<void> {
  for (const [of, table, group, member, other] of [
    ['person', 'group_member', 'group_id', 'person_id', 'person'],
    ['group', 'group_child', 'parent_id', 'child_id', 'directory_group'],
  ] as const) {
    await runner.query(
      `DELETE FROM ${table} t USING sync_change_member c
        WHERE c.run_id = $1 AND c.of = '${of}' AND NOT c.gone AND t.${group} = c.group_id AND t.${member} = c.member_id`,
      [runId],
    );
    await runner.query(
      `INSERT INTO ${table} (${group}, ${member})
       SELECT c.group_id, c.member_id FROM sync_change_member c
         JOIN directory_group g ON g.id = c.group_id AND g.missing_since IS NULL
         JOIN ${other} m ON m.id = c.member_id AND m.missing_since IS NULL
        WHERE c.run_id = $1 AND c.of = '${of}' AND c.gone
       ON CONFLICT DO NOTHING`,
      [runId],
    );
  }
}
