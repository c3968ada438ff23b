import { OF_A_DIRECTORY } from '../../people/index.js';
import { strictestTerms } from '../components.js';
import { CONDITIONS } from '../conditions/registry.js';
import { strengthOf } from '../strength.js';
import type { PolicyTerms } from '../terms.js';

export interface DraftCondition {
  readonly effect: 'include' | 'exclude';
  readonly kind: string;
  readonly targetId: string | null;
  readonly field?: string | null;
  readonly operator?: string | null;
  readonly operands?: readonly string[] | null;
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

/** Answers a value's placeholder. */
export type Parameter = (value: unknown) => string;

const VERSION = `v.id AS version_id, v.policy_id, v.number, v.name, v.methods, v.terms, p.system, v.mode = 'observe' AS observe`;
const WHO = 'id, directory_id, path, department, title, country, mail, login, language';

/** The versions in force at the moment `at` (an expression), and classes of those that ask for the same. */
export const versionsInForce = (at: string): string => `
  version AS MATERIALIZED (
    SELECT ${VERSION}, dense_rank() OVER (ORDER BY v.methods, v.terms)::int AS class
      FROM policy p JOIN policy_version v ON v.id = p.active_version_id
     WHERE v.starts_at IS NULL OR v.starts_at <= ${at}
  )`;

/** The draft alone. */
export const versionOfDraft = ({ policyId, name, methods, terms }: DraftRules, parameter: Parameter): string => `
  version AS MATERIALIZED (
    SELECT ${parameter(DRAFT_VERSION)}::uuid AS version_id, ${parameter(policyId ?? DRAFT_VERSION)}::uuid AS policy_id, NULL::integer AS number,
           ${parameter(name)}::text AS name, ${parameter(methods)}::text[] AS methods, ${parameter(JSON.stringify(terms))}::jsonb AS terms,
           false AS system, false AS observe, 1 AS class
  )`;

export const RULES_IN_FORCE = `
  rule AS MATERIALIZED (
    SELECT c.id, c.version_id, c.effect, c.kind, c.target_id, c.field, c.operator, c.operands
      FROM policy_condition c JOIN version v ON v.version_id = c.version_id
  )`;

export const rulesOfDraft = ({ conditions }: DraftRules, parameter: Parameter): string => `
  rule AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, ${parameter(DRAFT_VERSION)}::uuid AS version_id, d.effect, d.kind, d."targetId" AS target_id,
           d.field, d.operator, d.operands
      FROM jsonb_to_recordset(${parameter(JSON.stringify(conditions))}::jsonb)
        AS d (effect text, kind text, "targetId" uuid, field text, operator text, operands text[])
  )`;

/** People who are looked at; `only` is a condition on `person p`. Whoever is missing from their directory is never matched, and neither is an emergency account. */
export const peopleAmong = (only: string): string => `
  who AS NOT MATERIALIZED (SELECT ${WHO} FROM person p WHERE p.missing_since IS NULL AND ${OF_A_DIRECTORY} AND ${only})`;

/** Of whom policies ask nothing at that moment, built-in ones apart. */
export const exempted = (at: string): string => `
  exempt AS MATERIALIZED (
    SELECT DISTINCT x.person_id FROM policy_exception x WHERE x.ended_at IS NULL AND x.starts_at <= ${at} AND x.ends_at > ${at}
  )`;

/** Every way of every rule, of all kinds. */
export const ALL_WAYS = CONDITIONS.map(({ kind, ways }) => `SELECT '${kind}' AS kind, y.* FROM (${ways}) y`).join(' UNION ALL ');

/**
 * What some combinations of classes (`combination`, a SELECT of distinct `classes`) ask for together: the methods that all of them
 * allow and that are strong enough, and the strictest of each of the terms. `source` has the classes.
 */
export const allowedBy = (combination: string, source = 'version'): string => `
  class AS MATERIALIZED (SELECT DISTINCT ON (class) class, methods, terms FROM ${source}),
  allowed AS MATERIALIZED (
    SELECT c.classes, t.terms,
           ARRAY(SELECT method FROM class k CROSS JOIN LATERAL unnest(k.methods) AS method
                  WHERE k.class = ANY (c.classes) AND ${strengthOf('method')} >= (t.terms ->> 'minimumStrength')::integer
                  GROUP BY method HAVING count(*) = cardinality(c.classes) ORDER BY method) AS methods
      FROM (${combination}) c
     CROSS JOIN LATERAL (SELECT ${strictestTerms('k.terms')} AS terms FROM class k WHERE k.class = ANY (c.classes)) t
  )`;
