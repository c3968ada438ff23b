import { CONDITIONS } from '../conditions/registry.js';
import { allowedBy, exempted, type Parameter, peopleAmong, RULES_IN_FORCE, versionsInForce } from './sources-sql.js';

/**
 * Who is required to use MFA, why, and by which methods, with the reasons written out: for the gate at sign-in and the explanation,
 * of one person or few: `only` is a condition on `person p`. The engine runs the same conditions over everybody (`bulk-sql.ts`). Returns common table expressions to
 * stand behind WITH; the last two are `required (person_id, methods, reasons, terms)` and
 * `observed (person_id, methods, reasons, terms)`: who is matched by versions that only observe, with what would hold if they did not.
 *
 * A person is required when any active version that has begun includes and does not exclude them, and no exception runs; methods are
 * those that every such version allows, and may be none; of each of the terms the strictest holds. People who are missing
 * from their directory are never matched.
 */
export function matchAmong(only: string, at = 'now()'): string {
  const hits = CONDITIONS.map(({ ways, people }) => `SELECT w.rule_id, p.id AS person_id, w.path FROM (${ways}) w ${people}`);
  return `
    ${versionsInForce(at)},
    ${RULES_IN_FORCE},
    ${peopleAmong(only)},
    ${exempted(at)},
    hit AS (${hits.join(' UNION ALL ')}),
    shortest AS MATERIALIZED (
      SELECT DISTINCT ON (h.person_id, h.rule_id) h.person_id, h.rule_id, h.path
        FROM hit h ORDER BY h.person_id, h.rule_id, cardinality(h.path), h.path
    ),
    excluded AS (
      SELECT DISTINCT s.person_id, r.version_id FROM shortest s JOIN rule r ON r.id = s.rule_id WHERE r.effect = 'exclude'
    ),
    reached AS MATERIALIZED (
      SELECT s.person_id, r.id AS rule_id, r.kind, r.target_id, s.path, v.*
        FROM shortest s
        JOIN rule r ON r.id = s.rule_id AND r.effect = 'include'
        JOIN version v ON v.version_id = r.version_id
        LEFT JOIN excluded e ON e.person_id = s.person_id AND e.version_id = r.version_id
       WHERE e.person_id IS NULL AND (v.system OR NOT EXISTS (SELECT 1 FROM exempt x WHERE x.person_id = s.person_id))
    ),
    combined AS MATERIALIZED (
      SELECT r.person_id, r.observe, array_agg(DISTINCT r.class ORDER BY r.class) AS classes,
             jsonb_agg(jsonb_build_object('policyId', r.policy_id, 'policyName', r.name, 'versionId', r.version_id,
                                          'versionNumber', coalesce(r.number, 0), 'condition', r.kind, 'path', to_jsonb(r.path))
                       ORDER BY r.name, r.version_id, r.kind, r.path, r.target_id, r.rule_id) AS reasons
        FROM reached r GROUP BY r.person_id, r.observe
    ),
    whole AS MATERIALIZED (
      SELECT r.person_id, array_agg(DISTINCT r.class ORDER BY r.class) AS classes FROM reached r GROUP BY r.person_id
    ),
    ${allowedBy('SELECT classes FROM combined WHERE NOT observe UNION SELECT classes FROM whole')},
    required AS MATERIALIZED (
      SELECT c.person_id, a.methods, c.reasons, a.terms
        FROM combined c JOIN allowed a ON a.classes = c.classes WHERE NOT c.observe
    ),
    observed AS MATERIALIZED (
      SELECT c.person_id, a.methods, c.reasons, a.terms
        FROM combined c JOIN whole w ON w.person_id = c.person_id JOIN allowed a ON a.classes = w.classes WHERE c.observe
    )`;
}

/** The same of these people. */
export const matchSql = (personIds: readonly string[], parameter: Parameter, at = 'now()'): string =>
  matchAmong(`p.id = ANY (${parameter(personIds)}::uuid[])`, at);
