import { CONDITIONS } from '../conditions/registry.js';
import {
  ALL_WAYS,
  type DraftRules,
  exempted,
  type Parameter,
  peopleAmong,
  RULES_IN_FORCE,
  rulesOfDraft,
  versionOfDraft,
  versionsInForce,
} from './sources-sql.js';

const HITS = CONDITIONS.map(
  ({ kind, people }) => `SELECT w.rule_no, w.no, p.id AS person_id FROM (SELECT * FROM way WHERE kind = '${kind}') w ${people}`,
).join(' UNION ALL ');

/**
 * Ways are counted through, of each rule the shortest first, so that millions of hits are pairs of a person and a number.
 * `reason_id` is what `requirement_reason` knows the way by.
 */
const REACHED = `
  way AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY y.rule_id, cardinality(y.path), y.path, y.via_id)::int AS no,
           dense_rank() OVER (ORDER BY y.rule_id)::int AS rule_no, y.kind, y.rule_id, y.via_id, y.path, x.id AS reason_id,
           r.effect, r.target_id, v.version_id, v.policy_id, v.class, v.observe, v.system
      FROM (${ALL_WAYS}) y
      JOIN rule r ON r.id = y.rule_id
      JOIN version v ON v.version_id = r.version_id
      LEFT JOIN requirement_reason x ON x.condition_id = y.rule_id AND x.path = y.path
  ),
  hit AS (${HITS}),
  best AS MATERIALIZED (SELECT h.person_id, min(h.no) AS no FROM hit h GROUP BY h.person_id, h.rule_no),
  excluded AS MATERIALIZED (
    SELECT DISTINCT b.person_id, w.version_id FROM best b JOIN way w ON w.no = b.no WHERE w.effect = 'exclude'
  ),
  reached AS (
    SELECT b.person_id, w.*
      FROM best b
      JOIN way w ON w.no = b.no AND w.effect = 'include'
      LEFT JOIN excluded e ON e.person_id = b.person_id AND e.version_id = w.version_id
      LEFT JOIN exempt x ON x.person_id = b.person_id AND NOT w.system
     WHERE e.person_id IS NULL AND x.person_id IS NULL
  )`;

/** Everybody whom the versions in force at `at` reach: CTEs that end in `reached`. `only` is a condition on `person p`. */
export const reachedInForce = (at: string, only: string): string => `
  ${versionsInForce(at)}, ${RULES_IN_FORCE}, ${peopleAmong(only)}, ${exempted(at)}, ${REACHED}`;

/** Everybody whom a draft reaches, whatever else is in force. */
export const reachedByDraft = (draft: DraftRules, parameter: Parameter, only: string): string => `
  ${versionOfDraft(draft, parameter)}, ${rulesOfDraft(draft, parameter)}, ${peopleAmong(only)}, ${exempted('now()')}, ${REACHED}`;

/** Numbers the ways that have no number yet, so that requirements can name them. */
export const numberWays = (at: string): string => `
  WITH ${versionsInForce(at)}, ${RULES_IN_FORCE}
  INSERT INTO requirement_reason (condition_id, path)
  SELECT DISTINCT y.rule_id, y.path FROM (${ALL_WAYS}) y JOIN rule r ON r.id = y.rule_id AND r.effect = 'include'
   WHERE NOT EXISTS (SELECT 1 FROM requirement_reason x WHERE x.condition_id = y.rule_id AND x.path = y.path)
  ON CONFLICT DO NOTHING`;
