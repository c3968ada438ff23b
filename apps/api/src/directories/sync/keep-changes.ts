import { row, type Runner } from '../../platform/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';
import { missingRows } from './losses.js';
import { type MergedTable, readDiffering } from './difference.js';
import { COLUMNS } from './stage-rows.js';

/** Any group may have other members, whatever its own row says. */
const once = `(SELECT DISTINCT ON (s.external_id) s.* FROM stage_group s WHERE s.run_id = $1 ORDER BY s.external_id, s.dn_key, s.row_hash)`;
const OF = { person: 'person', directory_group: 'group', organisational_unit: 'unit' } as const;

/** A row's values by column, as JSON that `jsonb_populate_record` turns back. */
const values = (table: MergedTable, alias: string, more: readonly string[] = []): string =>
  `jsonb_build_object(${[...COLUMNS[table].map((column) => `'${column}', ${alias}.${column}`), ...more].join(', ')})`;

const NAME = { person: 'display_name', directory_group: 'name', organisational_unit: 'name' } as const;
const login = (table: MergedTable, alias: string): string => (table === 'person' ? `${alias}.login` : 'NULL');

const IS_STAGED = `s.member_dn_key IN (
  SELECT dn_key FROM stage_person WHERE run_id = $1 UNION ALL SELECT dn_key FROM stage_group WHERE run_id = $1
  UNION ALL SELECT dn_key FROM stage_quarantine WHERE run_id = $1)`;
/** A run over changes read few names: the others are looked up one by one. */
const IS_KNOWN = ['person', 'directory_group']
  .map(
    (table) =>
      `OR EXISTS (SELECT 1 FROM ${table} k WHERE k.directory_id = $2 AND k.dn_key = s.member_dn_key AND k.missing_since IS NULL)`,
  )
  .join(' ');
const READ_GROUPS = `IN (SELECT g.id FROM stage_group s JOIN directory_group g ON g.directory_id = $2 AND g.external_id = s.external_id
                          WHERE s.run_id = $1)`;

/** Members by group: as they are, and as they would be of those names that are known after the run. */
const members = (full: boolean): string => `
  has AS MATERIALIZED (
    SELECT id, sum(members)::int AS members FROM (
      SELECT group_id AS id, count(*) AS members FROM group_member ${full ? '' : `WHERE group_id ${READ_GROUPS}`} GROUP BY group_id
      UNION ALL
      SELECT parent_id, count(*) FROM group_child ${full ? '' : `WHERE parent_id ${READ_GROUPS}`} GROUP BY parent_id) each GROUP BY id
  ),
  gets AS MATERIALIZED (
    SELECT s.group_external_id AS external_id, count(DISTINCT s.member_dn_key)::int AS members
      FROM stage_member s WHERE s.run_id = $1 AND (${IS_STAGED} ${full ? '' : IS_KNOWN}) GROUP BY s.group_external_id
  ),`;

function insert(table: MergedTable, full: boolean): string {
  const isGroup = table === 'directory_group';
  const before = values(table, 't', [
    "'missing_since', t.missing_since",
    ...(isGroup ? ["'members', coalesce(has.members, 0)"] : []),
  ]);
  const after = values(table, 's', isGroup ? ["'members', coalesce(gets.members, 0)"] : []);
  const joins = isGroup ? 'LEFT JOIN has ON has.id = t.id LEFT JOIN gets ON gets.external_id = s.external_id' : '';
  const moved = isGroup ? 'OR coalesce(has.members, 0) <> coalesce(gets.members, 0)' : '';
  const disabled =
    table === 'person'
      ? `WHEN t.directory_state IN ('active', 'locked') AND s.directory_state IN ('disabled', 'expired') THEN 'disabled'`
      : '';
  const read = `
    SELECT $1::uuid, '${OF[table]}', CASE WHEN t.id IS NULL THEN 'added' WHEN t.missing_since IS NOT NULL THEN 'returned' ${disabled} ELSE 'changed' END,
           s.external_id, s.${NAME[table]}, ${login(table, 's')}, CASE WHEN t.id IS NOT NULL THEN ${before} END, ${after}
      FROM ${isGroup ? once : readDiffering(table, '$1')} s
      LEFT JOIN ${table} t ON t.directory_id = $2 AND t.external_id = s.external_id ${joins}
     WHERE t.id IS NULL OR t.missing_since IS NOT NULL OR t.row_hash <> s.row_hash ${moved}`;
  const gone = `
    SELECT $1::uuid, '${OF[table]}', 'missing', t.external_id, t.${NAME[table]}, ${login(table, 't')}, ${before}, NULL
      FROM ${table} t ${isGroup ? 'LEFT JOIN has ON has.id = t.id' : ''} WHERE t.id IN (${missingRows(table)})`;
  return `
    WITH ${isGroup ? members(full) : ''}
         made AS (INSERT INTO sync_change (run_id, of, what, external_id, name, login, before, after)
                  ${full ? `${read} UNION ALL ${gone}` : read} RETURNING 1)
    SELECT count(*)::int AS count FROM made`;
}

/** Writes down what merging a run would change, instead of what was written before; returns how many differences there are. */
export async function keepChanges(runner: Runner, { id, directoryId, mode }: SyncRunEntity): Promise<number> {
  await runner.query('DELETE FROM sync_change WHERE run_id = $1', [id]);
  let kept = 0;
  for (const table of ['person', 'directory_group', 'organisational_unit'] as const) {
    const made = await row<{ count: number }>(runner, insert(table, mode === 'full'), [id, directoryId]);
    kept += made?.count ?? 0;
  }
  return kept;
}
