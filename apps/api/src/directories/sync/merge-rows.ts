import { row, type Runner } from '../../platform/index.js';
import { COLUMNS } from './stage-rows.js';

export interface MergeCounts {
  readonly added: number;
  readonly changed: number;
  readonly missing: number;
  readonly returned: number;
}

const STAGES = { person: 'stage_person', directory_group: 'stage_group', organisational_unit: 'stage_unit' } as const;

async function counted(runner: Runner, statement: string, runId: string, directoryId: string): Promise<number> {
  const answer = await row<{ count: number }>(
    runner,
    `WITH scope AS (SELECT $1::uuid AS run_id, $2::uuid AS directory_id), done AS (${statement} RETURNING 1)
     SELECT count(*)::int AS count FROM done`,
    [runId, directoryId],
  );
  return answer?.count ?? 0;
}

/** An entry read twice, as one that was moved while the read went on, counts once. */
const once = (stage: string): string =>
  `(SELECT DISTINCT ON (s.external_id) s.* FROM ${stage} s JOIN scope ON scope.run_id = s.run_id ORDER BY s.external_id, s.dn_key, s.row_hash)`;

/**
 * Brings a table to what a complete run has read, by the directory's own ids: a rename or a move keeps the row, a new object
 * with an old name is a new row. Rows that are equal are not written. Absent ones are marked missing, except those whose
 * entry was there and could not be taken.
 */
export async function mergeRows(
  runner: Runner,
  table: keyof typeof COLUMNS,
  runId: string,
  directoryId: string,
): Promise<MergeCounts> {
  const stage = STAGES[table];
  const columns = COLUMNS[table];
  const stamp = table === 'person' ? ', updated_at = now()' : '';
  const run = (statement: string): Promise<number> => counted(runner, statement, runId, directoryId);

  const returned = await run(`UPDATE ${table} t SET missing_since = NULL${stamp} FROM ${stage} s, scope
    WHERE s.run_id = scope.run_id AND t.directory_id = scope.directory_id AND t.external_id = s.external_id AND t.missing_since IS NOT NULL`);
  const changed = await run(`UPDATE ${table} t SET ${columns.map((column) => `${column} = s.${column}`).join(', ')}${stamp}
    FROM ${once(stage)} s, scope
    WHERE t.directory_id = scope.directory_id AND t.external_id = s.external_id AND t.row_hash <> s.row_hash`);
  const added = await run(`INSERT INTO ${table} (directory_id, external_id, ${columns.join(', ')})
    SELECT scope.directory_id, s.external_id, ${columns.map((column) => `s.${column}`).join(', ')} FROM ${once(stage)} s, scope
    WHERE NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.directory_id = scope.directory_id AND t.external_id = s.external_id)`);
  const missing = await run(`UPDATE ${table} t SET missing_since = now()${stamp} FROM scope
    WHERE t.directory_id = scope.directory_id AND t.missing_since IS NULL
      AND NOT EXISTS (SELECT 1 FROM ${stage} s WHERE s.run_id = scope.run_id AND s.external_id = t.external_id)
      AND NOT EXISTS (SELECT 1 FROM stage_quarantine q WHERE q.run_id = scope.run_id AND q.dn_key = t.dn_key)`);
  return { added, changed, missing, returned };
}
