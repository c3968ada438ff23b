import { reachedInForce } from './bulk-sql.js';
import { allowedBy, type Parameter } from './sources-sql.js';

export interface EvaluationScope {
  /** These people; everybody when absent. */
  readonly personIds?: readonly string[] | null;
  /** The moment, as PostgreSQL writes it, that starts and exceptions are read at and from which a change holds. */
  readonly at: string;
}

/**
 * Brings `requirement` and `observation` up to date. Only rows that differ are written; what stood in them before goes into the history
 * with the moment until which it held. Answers how many were added, changed and removed.
 */
export function evaluationSql({ personIds, at }: EvaluationScope, parameter: Parameter): string {
  const moment = `${parameter(at)}::timestamptz`;
  const among = personIds ? (column: string) => `${column} = ANY (${parameter(personIds)}::uuid[])` : () => 'true';
  return `
    WITH ${reachedInForce(moment, among('id'))},
    combined AS MATERIALIZED (
      SELECT r.person_id, r.observe, array_agg(DISTINCT r.class ORDER BY r.class) AS classes,
             array_agg(DISTINCT r.version_id ORDER BY r.version_id) AS versions,
             array_agg(r.reason_id ORDER BY r.reason_id) AS reason_ids
        FROM reached r GROUP BY r.person_id, r.observe
    ),
    ${allowedBy('SELECT DISTINCT classes FROM combined WHERE NOT observe')},
    due AS MATERIALIZED (
      SELECT c.person_id, c.versions, c.reason_ids, a.methods, a.terms,
             CASE WHEN (a.terms ->> 'graceDays')::integer > 0
                  THEN coalesce(f.at, ${moment}) + (a.terms ->> 'graceDays')::integer * interval '1 day' END AS deadline
        FROM combined c
        JOIN allowed a ON a.classes = c.classes
        LEFT JOIN first_required f ON f.person_id = c.person_id
       WHERE NOT c.observe
    ),
    ${kept('requirement', 'due', moment, among('r.person_id'), {
      columns: ['methods', 'terms', 'deadline', 'versions', 'reason_ids'],
      onlyWhenNew: { since: moment },
      each: { computed_at: 'now()' },
    })},
    ${kept('observation', '(SELECT * FROM combined WHERE observe)', moment, among('r.person_id'), {
      columns: ['versions', 'reason_ids'],
      onlyWhenNew: {},
      each: {},
    })},
    fixed AS (
      INSERT INTO first_required SELECT q.person_id, ${moment} FROM due q
       WHERE NOT EXISTS (SELECT 1 FROM first_required f WHERE f.person_id = q.person_id)
      ON CONFLICT DO NOTHING
    )
    SELECT (SELECT count(*)::int FROM requirement_added) AS added, (SELECT count(*)::int FROM requirement_changed) AS changed,
           (SELECT count(*)::int FROM requirement_removed) AS removed,
           (SELECT count(*)::int FROM observation_difference) AS observed`;
}

interface Kept {
  readonly columns: readonly string[];
  readonly onlyWhenNew: Readonly<Record<string, string>>;
  readonly each: Readonly<Record<string, string>>;
}

/** A table that holds the present, brought to what `from` says, and its history. */
function kept(table: string, from: string, moment: string, among: string, { columns, onlyWhenNew, each }: Kept): string {
  const of = (alias: string): string => columns.map((column) => `${alias}.${column}`).join(', ');
  const [fresh, always] = [Object.keys(onlyWhenNew), Object.keys(each)];
  const history = ['person_id', 'valid_from', ...fresh, ...columns];
  return `
    ${table}_difference AS MATERIALIZED (
      SELECT coalesce(q.person_id, r.person_id) AS person_id, q.person_id IS NULL AS gone, r.person_id IS NULL AS fresh, ${of('q')}
        FROM (SELECT * FROM ${table} r WHERE ${among}) r FULL JOIN ${from} q ON q.person_id = r.person_id
       WHERE q.person_id IS NULL OR r.person_id IS NULL OR (${of('r')}) IS DISTINCT FROM (${of('q')})
    ),
    ${table}_passed AS (
      INSERT INTO ${table}_history (${history.join(', ')}, valid_until)
      SELECT ${history.map((column) => `r.${column}`).join(', ')}, greatest(r.valid_from, ${moment})
        FROM ${table} r JOIN ${table}_difference d ON d.person_id = r.person_id AND NOT d.fresh
    ),
    ${table}_removed AS (
      DELETE FROM ${table} r USING ${table}_difference d WHERE d.person_id = r.person_id AND d.gone RETURNING 1
    ),
    ${table}_changed AS (
      UPDATE ${table} r
         SET ${[...columns.map((column) => `${column} = d.${column}`), ...always.map((column) => `${column} = ${each[column] ?? ''}`)].join(', ')},
             valid_from = greatest(r.valid_from, ${moment})
        FROM ${table}_difference d WHERE d.person_id = r.person_id AND NOT d.gone AND NOT d.fresh
      RETURNING 1
    ),
    ${table}_added AS (
      INSERT INTO ${table} (${['person_id', 'valid_from', ...fresh, ...always, ...columns].join(', ')})
      SELECT ${['d.person_id', moment, ...Object.values(onlyWhenNew), ...Object.values(each)].join(', ')}, ${of('d')}
        FROM ${table}_difference d WHERE d.fresh
      RETURNING 1
    )`;
}
