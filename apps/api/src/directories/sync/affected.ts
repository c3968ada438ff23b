import { row, type Runner } from '../../platform/index.js';

/** People in these groups or in any group nested below them, by the closure as it stands. */
export async function peopleBelow(runner: Runner, groupIds: readonly string[]): Promise<readonly string[]> {
  if (groupIds.length === 0) return [];
  const found = await row<{ ids: string[] }>(
    runner,
    `SELECT coalesce(array_agg(DISTINCT gm.person_id), '{}') AS ids
       FROM group_closure gc JOIN group_member gm ON gm.group_id = gc.descendant_id WHERE gc.ancestor_id = ANY ($1::uuid[])`,
    [groupIds],
  );
  return found?.ids ?? [];
}

/** Rows that this transaction has written, of those that the run has read. */
export async function written(
  runner: Runner,
  [table, stage]: readonly ['person', 'stage_person'] | readonly ['directory_group', 'stage_group'],
  runId: string,
  directoryId: string,
): Promise<readonly string[]> {
  const found = await row<{ ids: string[] }>(
    runner,
    `SELECT coalesce(array_agg(DISTINCT t.id), '{}') AS ids
       FROM ${stage} s JOIN ${table} t ON t.directory_id = $2 AND t.external_id = s.external_id
      WHERE s.run_id = $1 AND t.updated_at = now()`,
    [runId, directoryId],
  );
  return found?.ids ?? [];
}
