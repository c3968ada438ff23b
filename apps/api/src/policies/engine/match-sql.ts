import { CONDITIONS } from '../conditions/registry.js';
import { type PolicyTerms, strictestTerms } from '../terms.js';

export interface DraftCondition {
  readonly effect: 'include' | 'exclude';
  readonly kind: string;
  readonly targetId: string | null;
}

/** A version that is not published: it stands in for the active version of its policy, or beside all of them. */
export interface DraftRules {
  readonly policyId: string | null;
  /** Further policies that it stands in for. */
  readonly insteadOf?: readonly string[];
  readonly name: string;
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
  readonly conditions: readonly DraftCondition[];
}

/** Names the draft among the reasons. */
export const DRAFT_VERSION = '00000000-0000-4000-8000-0000000d4af7';

export interface MatchScope {
  /** Only this person; everyone when absent. */
  readonly personId?: string;
  /** Only these people. */
  readonly personIds?: readonly string[];
  readonly draft?: DraftRules;
}

type Parameter = (value: unknown) => string;

/**
 * Who is required to use MFA, why, and by which methods: the one implementation, for the engine, the gate at sign-in, the
 * preview and the explanation. Returns common table expressions to stand behind WITH; the last is
 * `required (person_id, methods, reasons, terms)`. Values go through `parameter`, which answers their placeholder.
 *
 * A person is required when any active version includes and does not exclude them; methods are those that every such
 * version allows, and may be none; of each of the terms the strictest holds. People who are missing from their directory are never matched.
 */
export function matchSql({ personId, personIds, draft }: MatchScope, parameter: Parameter): string {
  const only = personId
    ? `AND id = ${parameter(personId)}::uuid`
    : personIds
      ? `AND id = ANY (${parameter(personIds)}::uuid[])`
      : '';
  return `
    version AS MATERIALIZED (${versions(draft, parameter)}),
    rule AS MATERIALIZED (${rules(draft, parameter)}),
    who AS NOT MATERIALIZED (
      SELECT id, directory_id, path FROM person WHERE missing_since IS NULL ${only}
    ),
    hit AS (${CONDITIONS.map(({ hits }) => hits).join(' UNION ALL ')}),
    shortest AS MATERIALIZED (
      SELECT DISTINCT ON (h.person_id, h.rule_id) h.person_id, h.rule_id, h.path
        FROM hit h ORDER BY h.person_id, h.rule_id, cardinality(h.path), h.path
    ),
    excluded AS (
      SELECT DISTINCT s.person_id, r.version_id FROM shortest s JOIN rule r ON r.id = s.rule_id WHERE r.effect = 'exclude'
    ),
    reached AS MATERIALIZED (
      SELECT s.person_id, r.version_id, r.kind, r.target_id, s.path
        FROM shortest s
        JOIN rule r ON r.id = s.rule_id AND r.effect = 'include'
        LEFT JOIN excluded e ON e.person_id = s.person_id AND e.version_id = r.version_id
       WHERE e.person_id IS NULL
    ),
    combined AS (
      SELECT r.person_id, array_agg(DISTINCT r.version_id ORDER BY r.version_id) AS versions,
             jsonb_agg(jsonb_build_object('policyId', v.policy_id, 'policyName', v.name, 'versionId', v.version_id,
                                          'versionNumber', coalesce(v.number, 0), 'condition', r.kind, 'path', to_jsonb(r.path))
                       ORDER BY v.name, v.version_id, r.kind, r.path, r.target_id) AS reasons
        FROM reached r JOIN version v ON v.version_id = r.version_id
       GROUP BY r.person_id
    ),
    allowed AS (
      SELECT c.versions, ARRAY(SELECT method FROM version v CROSS JOIN LATERAL unnest(v.methods) AS method
                                WHERE v.version_id = ANY (c.versions)
                                GROUP BY method HAVING count(*) = cardinality(c.versions) ORDER BY method) AS methods,
             (SELECT ${strictestTerms('v.terms')} FROM version v WHERE v.version_id = ANY (c.versions)) AS terms
        FROM (SELECT DISTINCT versions FROM combined) c
    ),
    required AS MATERIALIZED (
      SELECT c.person_id, a.methods, c.reasons, a.terms FROM combined c JOIN allowed a ON a.versions = c.versions
    )`;
}

const versions = (draft: DraftRules | undefined, parameter: Parameter): string => `
  SELECT v.id AS version_id, v.policy_id, v.number, v.name, v.methods, v.terms
    FROM policy p JOIN policy_version v ON v.id = p.active_version_id
  ${
    draft
      ? `WHERE p.id IS DISTINCT FROM ${parameter(draft.policyId)}::uuid
              ${draft.insteadOf ? `AND p.id <> ALL (${parameter(draft.insteadOf)}::uuid[])` : ''}
         UNION ALL
         SELECT ${parameter(DRAFT_VERSION)}::uuid, ${parameter(draft.policyId ?? DRAFT_VERSION)}::uuid, NULL::integer,
                ${parameter(draft.name)}::text, ${parameter(draft.methods)}::text[], ${parameter(JSON.stringify(draft.terms))}::jsonb`
      : ''
  }`;

const rules = (draft: DraftRules | undefined, parameter: Parameter): string => `
  SELECT c.id, c.version_id, c.effect, c.kind, c.target_id
    FROM policy_condition c JOIN version v ON v.version_id = c.version_id
  ${
    draft
      ? `UNION ALL
         SELECT gen_random_uuid(), ${parameter(DRAFT_VERSION)}::uuid, d.effect, d.kind, d."targetId"
           FROM jsonb_to_recordset(${parameter(JSON.stringify(draft.conditions))}::jsonb) AS d (effect text, kind text, "targetId" uuid)`
      : ''
  }`;
