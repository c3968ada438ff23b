import { rows, type Runner } from '../../platform/index.js';
import { CONDITIONS } from '../conditions/registry.js';
import { type Parameter, peopleAmong } from '../engine/sources-sql.js';

/** One condition of an active version, and the shortest way by which it reaches one person; null: it does not. */
export interface LiveCondition {
  readonly policyId: string;
  readonly policyName: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly observes: boolean;
  readonly system: boolean;
  readonly startsAt: Date | null;
  readonly begun: boolean;
  readonly effect: 'include' | 'exclude';
  readonly condition: string;
  readonly label: string;
  readonly path: string[] | null;
}

/** Every condition of every active version over one person, by the conditions' own SQL; in the order in which they are shown. */
export function liveConditions(runner: Runner, personId: string): Promise<LiveCondition[]> {
  const values: unknown[] = [];
  const parameter: Parameter = (value) => `$${values.push(value)}`;
  const hits = CONDITIONS.map(({ ways, people }) => `SELECT w.rule_id, w.path FROM (${ways}) w ${people}`).join(' UNION ALL ');
  return rows<LiveCondition>(
    runner,
    `WITH rule AS MATERIALIZED (
       SELECT c.*, v.policy_id, v.name, v.number, v.mode, v.starts_at, p.system
         FROM policy p JOIN policy_version v ON v.id = p.active_version_id JOIN policy_condition c ON c.version_id = v.id
     ),
     ${peopleAmong(`id = ${parameter(personId)}::uuid`)},
     hit AS (${hits}),
     shortest AS (SELECT DISTINCT ON (rule_id) rule_id, path FROM hit ORDER BY rule_id, cardinality(path), path)
     SELECT r.policy_id AS "policyId", r.name AS "policyName", r.version_id AS "versionId", coalesce(r.number, 0) AS "versionNumber",
            r.mode = 'observe' AS observes, r.system, r.starts_at AS "startsAt", r.starts_at IS NULL OR r.starts_at <= now() AS begun,
            r.effect, r.kind AS condition, r.label, s.path
       FROM rule r LEFT JOIN shortest s ON s.rule_id = r.id
      ORDER BY r.name, r.version_id, r.effect DESC, r.kind, r.label, r.id`,
    values,
  );
}
