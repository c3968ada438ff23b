import { row, type Runner } from '../../platform/index.js';

/** Members of the groups that this run has read, as rows of (group_id, <member>), for one side of the two tables. */
const wanted = (member: 'person' | 'directory_group', from: string): string => `
  SELECT DISTINCT g.id AS group_id, m.id AS member_id
    FROM stage_member s
    JOIN directory_group g ON g.directory_id = $2 AND g.external_id = s.group_external_id
    JOIN ${member} m ON m.directory_id = $2 AND m.dn_key = s.member_dn_key AND m.missing_since IS NULL
   WHERE s.run_id = $1 ${from}`;

/** A group that was read loses members that were not; so does one that is missing. One that could not be taken keeps its own. */
const settled = `
  SELECT g.id FROM directory_group g
   WHERE g.directory_id = $2
     AND (g.missing_since IS NOT NULL OR EXISTS (SELECT 1 FROM stage_group s WHERE s.run_id = $1 AND s.external_id = g.external_id))`;

const replace = (table: string, group: string, member: string, rowsWanted: string): string => `
  WITH wanted AS MATERIALIZED (${rowsWanted}),
       gone AS (DELETE FROM ${table} t USING (${settled}) g
                 WHERE t.${group} = g.id
                   AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.group_id = t.${group} AND w.member_id = t.${member}) RETURNING 1),
       come AS (INSERT INTO ${table} (${group}, ${member}) SELECT group_id, member_id FROM wanted
                ON CONFLICT DO NOTHING RETURNING 1)
  SELECT (SELECT count(*) FROM gone)::int + (SELECT count(*) FROM come)::int AS touched`;

/** Brings memberships to what the run has read, by DN within the directory; returns how many rows of each kind it touched. */
export async function mergeMembers(
  runner: Runner,
  runId: string,
  directoryId: string,
): Promise<{ people: number; groups: number }> {
  const touch = async (statement: string): Promise<number> =>
    (await row<{ touched: number }>(runner, statement, [runId, directoryId]))?.touched ?? 0;
  return {
    people: await touch(replace('group_member', 'group_id', 'person_id', wanted('person', ''))),
    groups: await touch(replace('group_child', 'parent_id', 'child_id', wanted('directory_group', 'AND m.id <> g.id'))),
  };
}
