import { row, type Runner } from '../../platform/index.js';
import { differences, differing, type MergedTable, STAGES } from './difference.js';
import { COLUMNS } from './stage-rows.js';

export interface MergeCounts {
  readonly added: number;
  readonly changed: number;
  readonly missing: number;
  readonly returned: number;
}

export { type MergedTable, STAGES } from './difference.js';

async function counted(runner: Runner, statement: string, runId: string): Promise<number> {
  const answer = await row<{ count: number }>(
    runner,
    `WITH scope AS (SELECT id AS run_id, directory_id, started_at FROM sync_run WHERE id = $1), done AS (${statement} RETURNING 1)
     SELECT count(*)::int AS count FROM done`,
    [runId],
  );
  return answer?.count ?? 0;
}

/** Written since the run began, by another run or an undo: that knows better. What this transaction wrote is its own. */
export const ours = (alias: string): string => `(${alias}.updated_at <= scope.started_at OR ${alias}.updated_at = now())`;

/**
 * Brings a table to what a run has read, by the directory's own ids: a rename or a move keeps the row, a new object with an old
 * name is a new row. Rows that are equal are not written. After a run over everything, absent ones are marked missing, except
 * those whose entry was there and could not be taken, or was found when it was looked for again; a run over changes says nothing about who is gone.
 */
export async function mergeRows(
  runner: Runner,
  table: MergedTable,
  { id: runId, mode }: { readonly id: string; readonly mode: 'full' | 'changes' },
): Promise<MergeCounts> {
  const columns = COLUMNS[table];
  const found = differences(table, '$1');
  const read = differing(table, '$1');
  const run = (statement: string): Promise<number> => counted(runner, statement, runId);

  const returned = await run(`UPDATE ${table} t SET missing_since = NULL, updated_at = now() FROM ${found} d, scope
    WHERE d.what = 'back' AND t.id = d.row_id AND t.missing_since IS NOT NULL AND ${ours('t')}`);
  const changed =
    await run(`UPDATE ${table} t SET ${columns.map((column) => `${column} = s.${column}`).join(', ')}, updated_at = now()
    FROM ${read} s, scope
    WHERE t.directory_id = scope.directory_id AND t.external_id = s.external_id AND t.row_hash <> s.row_hash AND ${ours('t')}`);
  const added = await run(`INSERT INTO ${table} (directory_id, external_id, ${columns.join(', ')})
    SELECT scope.directory_id, s.external_id, ${columns.map((column) => `s.${column}`).join(', ')}
      FROM scope, ${found} d JOIN ${STAGES[table]} s ON s.run_id = $1 AND s.external_id = d.external_id
     WHERE d.what = 'new' ON CONFLICT (directory_id, external_id) DO NOTHING`);
  if (mode === 'changes') return { added, changed, missing: 0, returned };
  const missing = await run(`UPDATE ${table} t SET missing_since = now(), updated_at = now() FROM ${found} d, scope
    WHERE d.what = 'absent' AND t.id = d.row_id AND t.missing_since IS NULL AND ${ours('t')}
      AND NOT EXISTS (SELECT 1 FROM stage_quarantine q WHERE q.run_id = $1 AND q.dn_key = t.dn_key)
      AND NOT EXISTS (SELECT 1 FROM stage_seen v WHERE v.run_id = $1 AND v.external_id = t.external_id)`);
  return { added, changed, missing, returned };
}
