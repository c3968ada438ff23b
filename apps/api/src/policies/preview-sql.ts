import { reachedByDraft } from './engine/bulk-sql.js';
import { allowedBy, type DraftRules, DRAFT_VERSION, type Parameter } from './engine/sources-sql.js';

const UNIT_PATH = `left(p.path, -(strpos(reverse(p.path), chr(31))))`;

/**
 * What publishing a draft would change, over people who are present and active: common table expressions that end in
 * `foreseen (id, no, path, change, outcome, because, state, department, country, unit_id, display_name, login)`. It rests on what
 * the engine has prepared: of each person the versions that require them, with the draft in the place of its policy's
 * active version. `only` is a condition on `person p`.
 */
export function previewSql(draft: DraftRules, parameter: Parameter, only = 'true'): string {
  const drafted = `${parameter(DRAFT_VERSION)}::uuid`;
  const policies = `${parameter([...(draft.policyId ? [draft.policyId] : []), ...(draft.insteadOf ?? [])])}::uuid[]`;
  const others = draft.insteadOf
    ? `ARRAY(SELECT id FROM unnest(r.versions) AS id WHERE id <> ALL ((SELECT ids FROM replaced)::uuid[]))`
    : `array_remove(coalesce(r.versions, '{}'), (SELECT ids[1] FROM replaced))`;
  return `
    ${reachedByDraft(draft, parameter, only)},
    hit_by_draft AS MATERIALIZED (SELECT r.person_id, min(r.no) AS no FROM reached r GROUP BY r.person_id),
    replaced AS MATERIALIZED (
      SELECT coalesce(array_agg(active_version_id), '{}') AS ids FROM policy
       WHERE id = ANY (${policies}) AND active_version_id IS NOT NULL
    ),
    together AS MATERIALIZED (
      SELECT u.*, dense_rank() OVER (ORDER BY u.methods, u.terms)::int AS class
        FROM (SELECT v.id AS version_id, v.methods, v.terms FROM policy_version v
               WHERE v.id IN (SELECT active_version_id FROM policy) AND v.id <> ALL ((SELECT ids FROM replaced)::uuid[])
               UNION ALL SELECT version_id, methods, terms FROM version) u
    ),
    moved AS MATERIALIZED (
      SELECT coalesce(d.person_id, r.person_id) AS person_id, d.no, r.person_id IS NOT NULL AS before, r.methods AS methods_before,
             ${others} || CASE WHEN d.no IS NULL THEN '{}' ELSE ARRAY[${drafted}] END AS versions
        FROM requirement r FULL JOIN hit_by_draft d ON d.person_id = r.person_id
       WHERE d.no IS NOT NULL OR r.versions && (SELECT ids FROM replaced)
    ),
    kind_of AS MATERIALIZED (
      SELECT m.versions, array_agg(DISTINCT v.class ORDER BY v.class) AS classes
        FROM (SELECT DISTINCT versions FROM moved) m CROSS JOIN LATERAL unnest(m.versions) AS id JOIN together v ON v.version_id = id
       GROUP BY m.versions
    ),
    ${allowedBy('SELECT DISTINCT classes FROM kind_of', 'together')},
    enrolled AS MATERIALIZED (
      SELECT a.person_id, array_agg(DISTINCT a.method) FILTER (WHERE a.disabled_at IS NULL) AS methods
        FROM authenticator a WHERE a.removed_at IS NULL GROUP BY a.person_id
    ),
    foreseen AS (
      SELECT f.*, CASE WHEN f.change = 'gone' THEN NULL WHEN f.because IS NOT NULL THEN 'stranded' WHEN f.ready THEN 'ready' ELSE 'to-enroll' END AS outcome
        FROM (
          SELECT p.id, p.display_name, p.login, p.department, p.country, p.directory_id, ${UNIT_PATH} AS unit_path, m.no,
                 e.person_id IS NOT NULL AS enrolled, coalesce(e.methods && a.methods, false) AS ready,
                 CASE WHEN m.versions = '{}' THEN 'gone' WHEN m.before THEN 'both' ELSE 'new' END AS change,
                 CASE WHEN coalesce(e.methods && coalesce(a.methods, m.methods_before), false) THEN 'enforced' ELSE 'enabled' END AS state,
                 CASE WHEN m.versions = '{}' THEN NULL
                      WHEN a.methods = '{}' THEN 'no-method'
                      WHEN e.methods && a.methods THEN NULL
                      WHEN e.person_id IS NOT NULL THEN 'other-method'
                      WHEN a.terms ->> 'enrollFrom' = 'helpdesk' THEN 'needs-pass'
                      WHEN (p.mail IS NULL AND p.given_name IS NULL AND p.family_name IS NULL)
                        OR lower(p.login) LIKE ANY (s.logins) THEN 'service-like'
                      WHEN p.office_phone IS NULL AND NOT a.methods && '{app-code,app-notification}' THEN 'no-phone' END AS because
            FROM moved m
            JOIN person p ON p.id = m.person_id AND p.missing_since IS NULL AND p.directory_state = 'active' AND ${only}
            LEFT JOIN kind_of k ON k.versions = m.versions
            LEFT JOIN allowed a ON a.classes = k.classes
            LEFT JOIN enrolled e ON e.person_id = m.person_id
           CROSS JOIN (SELECT ARRAY(SELECT replace(replace(replace(replace(lower(l), '\\', '\\\\'), '%', '\\%'), '_', '\\_'), '*', '%')
                                      FROM unnest(service_logins) l) AS logins FROM policy_setting) s
        ) f
    )`;
}
