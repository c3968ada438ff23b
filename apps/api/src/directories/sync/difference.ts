import type { Runner } from '../../platform/index.js';

export const STAGES = { person: 'stage_person', directory_group: 'stage_group', organisational_unit: 'stage_unit' } as const;
export type MergedTable = keyof typeof STAGES;

/** Differences of one table, as SQL; `run` names the run. */
export const differences = (table: MergedTable, run: string): string =>
  `(SELECT external_id, row_id, what FROM stage_difference WHERE run_id = ${run} AND of = '${table}')`;

/** Rows that a run has read and that are known otherwise: an entry read twice, as one that was moved meanwhile, counts once. */
export const differing = (table: MergedTable, run: string, whats = `'changed', 'back'`): string => `
  (SELECT DISTINCT ON (s.external_id) s.*
     FROM ${differences(table, run)} d JOIN ${STAGES[table]} s ON s.run_id = ${run} AND s.external_id = d.external_id
    WHERE d.what IN (${whats}) ORDER BY s.external_id, s.dn_key, s.row_hash)`;
/** The same with those that are new. */
export const readDiffering = (table: MergedTable, run: string): string => differing(table, run, `'changed', 'back', 'new'`);

const KNOWN = (table: MergedTable): string =>
  `(SELECT id, external_id, row_hash, missing_since FROM ${table} WHERE directory_id = $2)`;
const READ = (table: MergedTable): string => `(SELECT external_id, row_hash FROM ${STAGES[table]} WHERE run_id = $1)`;
const WHAT = `CASE WHEN t.id IS NULL THEN 'new' WHEN t.missing_since IS NOT NULL THEN 'back' ELSE 'changed' END`;

const compared = (table: MergedTable, full: boolean): string =>
  full
    ? `SELECT $1::uuid, '${table}', coalesce(t.external_id, s.external_id), t.id, CASE WHEN s.external_id IS NULL THEN 'absent' ELSE ${WHAT} END
         FROM ${READ(table)} s FULL JOIN ${KNOWN(table)} t ON t.external_id = s.external_id
        WHERE t.id IS NULL OR (s.external_id IS NULL AND t.missing_since IS NULL)
           OR (s.external_id IS NOT NULL AND (t.missing_since IS NOT NULL OR t.row_hash <> s.row_hash))`
    : `SELECT $1::uuid, '${table}', s.external_id, t.id, ${WHAT}
         FROM ${READ(table)} s LEFT JOIN ${table} t ON t.directory_id = $2 AND t.external_id = s.external_id
        WHERE t.id IS NULL OR t.missing_since IS NOT NULL OR t.row_hash <> s.row_hash`;

/** Compares what a run has read with what is known, table by table, and keeps the differences for the statements that follow. */
export async function keepDifferences(
  runner: Runner,
  { id, directoryId, mode }: { readonly id: string; readonly directoryId: string; readonly mode: 'full' | 'changes' },
): Promise<void> {
  await runner.query('DELETE FROM stage_difference WHERE run_id = $1', [id]);
  for (const table of Object.keys(STAGES) as MergedTable[]) {
    await runner.query(
      `INSERT INTO stage_difference (run_id, of, external_id, row_id, what) ${compared(table, mode === 'full')}`,
      [id, directoryId],
    );
  }
  await runner.query('SELECT count_differences()');
}
