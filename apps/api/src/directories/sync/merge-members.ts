import { row, type Runner } from '../../platform/index.js';
import { ours } from './merge-rows.js';

export interface MembersMerged {
  readonly people: number;
  readonly groups: number;
  /** Who came or went, and groups that did; only of a run over changes. */
  readonly personIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** Members of the groups that this run has read, as rows of (group_id, <member>), for one side of the two tables; some more than once. */
const wanted = (member: 'person' | 'directory_group', from: string): string => `
  SELECT g.id AS group_id, m.id AS member_id
    FROM scope, stage_member s
    JOIN directory_group g ON g.directory_id = $2 AND g.external_id = s.group_external_id
    JOIN ${member} m ON m.directory_id = $2 AND m.dn_key = s.member_dn_key AND m.missing_since IS NULL
   WHERE s.run_id = $1 AND ${ours('g')} ${from}`;

/**
 * A group that was read loses members that were not; so does one that is missing. One that could not be taken keeps its own,
 * and so does one that was cut short.
 */
const settled = `
  SELECT g.id FROM directory_group g, scope
   WHERE g.directory_id = $2 AND ${ours('g')}
     AND (g.missing_since IS NOT NULL OR EXISTS (SELECT 1 FROM stage_group s WHERE s.run_id = $1 AND s.external_id = g.external_id))
     AND NOT EXISTS (SELECT 1 FROM stage_quarantine q WHERE q.run_id = $1 AND q.dn_key = g.dn_key AND q.reason = 'too_large')`;

/** A run over changes looks at the groups that it read, and at no others. */
const settledByChanges = settled.replace('g.missing_since IS NOT NULL OR ', '');

interface Side {
  readonly table: 'group_member' | 'group_child';
  readonly group: string;
  readonly member: string;
  readonly of: 'person' | 'group';
  readonly rows: string;
}

const PEOPLE: Side = { table: 'group_member', group: 'group_id', member: 'person_id', of: 'person', rows: wanted('person', '') };
const GROUPS: Side = {
  table: 'group_child',
  group: 'parent_id',
  member: 'child_id',
  of: 'group',
  rows: wanted('directory_group', 'AND m.id <> g.id'),
};

/** What is to come and what is to go; nearly always nothing, for which everything has to be compared all the same. */
const moves = ({ table, group, member, rows }: Side, changes: boolean): string => `
  SELECT coalesce(w.group_id, t.group_id) AS group_id, coalesce(w.member_id, t.member_id) AS member_id, w.group_id IS NULL AS gone
    FROM (${rows}) w
    FULL JOIN (SELECT m.${group} AS group_id, m.${member} AS member_id
                 FROM ${table} m JOIN (${changes ? settledByChanges : settled}) g ON g.id = m.${group}) t
      ON t.group_id = w.group_id AND t.member_id = w.member_id
   WHERE w.group_id IS NULL OR t.group_id IS NULL`;

const SCOPE = 'WITH scope AS (SELECT started_at FROM sync_run WHERE id = $1)';

/** Asked first: a statement that only reads may use every core. */
const isAnyMoved = (side: Side): string => `${SCOPE} SELECT EXISTS (${moves(side, false)}) AS any`;

const replace = (side: Side, changes: boolean, keep: boolean): string => `
  ${SCOPE},
       move AS MATERIALIZED (${moves(side, changes)}),
       gone AS (DELETE FROM ${side.table} t USING move WHERE move.gone AND t.${side.group} = move.group_id AND t.${side.member} = move.member_id
                RETURNING t.${side.group} AS group_id, t.${side.member} AS member_id),
       come AS (INSERT INTO ${side.table} (${side.group}, ${side.member}) SELECT group_id, member_id FROM move WHERE NOT gone
                ON CONFLICT DO NOTHING RETURNING ${side.group} AS group_id, ${side.member} AS member_id),
       moved AS (SELECT *, TRUE AS gone FROM gone UNION ALL SELECT *, FALSE FROM come)
       ${
         keep
           ? `, kept AS (INSERT INTO sync_change_member (run_id, group_id, member_id, of, gone)
                         SELECT $1, group_id, member_id, '${side.of}', gone FROM moved)`
           : ''
       }
       ${
         changes
           ? ', stamped AS (UPDATE directory_group g SET updated_at = now() WHERE g.id IN (SELECT group_id FROM moved))'
           : ''
       }
  SELECT count(*)::int AS touched, ${changes ? "coalesce(array_agg(DISTINCT member_id), '{}')" : "'{}'::uuid[]"} AS ids FROM moved`;

/** Brings memberships to what the run has read, by DN within the directory; says how many rows of each kind it touched. */
export async function mergeMembers(
  runner: Runner,
  { id, directoryId, mode }: { readonly id: string; readonly directoryId: string; readonly mode: 'full' | 'changes' },
  keep: boolean,
): Promise<MembersMerged> {
  const none = { touched: 0, ids: [] as string[] };
  const touch = async (side: Side): Promise<typeof none> => {
    const run = [id, directoryId];
    if (mode === 'full' && !(await row<{ any: boolean }>(runner, isAnyMoved(side), run))?.any) return none;
    return (await row<typeof none>(runner, replace(side, mode === 'changes', keep), run)) ?? none;
  };
  // Everything is joined with everything: whatever the planner takes for few, row by row is the wrong way.
  if (mode === 'full') await runner.query('SET LOCAL enable_nestloop = off');
  const people = await touch(PEOPLE);
  const groups = await touch(GROUPS);
  if (mode === 'full') await runner.query('SET LOCAL enable_nestloop = on');
  return { people: people.touched, groups: groups.touched, personIds: people.ids, groupIds: groups.ids };
}
