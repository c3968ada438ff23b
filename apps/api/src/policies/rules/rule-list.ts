import { Injectable } from '@nestjs/common';
import { Database, rows } from '../../platform/index.js';
import type { PolicyRule, RulePolicy } from './rules.types.js';

/** A rule as it stands; what it covers is counted where it is asked for. */
export type RuleFacts = Omit<PolicyRule, 'groups' | 'people'>;
export interface RuleCover {
  readonly groups: number;
  readonly people: number;
}

const FACTS = `
  SELECT r.id, r.directory_id AS "directoryId", d.name AS "directoryName", r.by, r.methods, r.terms, r.made_by AS "madeBy", r.reason,
         r.created_at AS "createdAt", r.updated_at AS "updatedAt", r.removed_at AS "removedAt", r.problem,
         coalesce(g.id::text, r.value) AS value, coalesce(g.name, r.label) AS label
    FROM policy_rule r
    JOIN directory d ON d.id = r.directory_id
    LEFT JOIN directory_group g ON r.by = 'group' AND g.directory_id = r.directory_id AND g.external_id = r.value`;

/** People below the group of a policy `p` that is in force, whoever is present and active. */
const BELOW = `
  group_closure gc JOIN group_member gm ON gm.group_id = gc.descendant_id
    JOIN person x ON x.id = gm.person_id AND x.missing_since IS NULL AND x.directory_state = 'active'
   WHERE gc.ancestor_id = p.group_id`;

const SHOWN = 100;

/** Reading rules. Arrow fields, because each names its loader. */
@Injectable()
export class RuleList {
  constructor(private readonly database: Database) {}

  /** Those that are followed today. */
  all(): Promise<RuleFacts[]> {
    return rows<RuleFacts>(
      this.database.manager,
      `${FACTS} WHERE r.removed_at IS NULL ORDER BY lower(d.name), r.created_at, r.id`,
    );
  }

  readonly byIds = async (ids: readonly string[]): Promise<ReadonlyMap<string, RuleFacts>> => {
    const found = await rows<RuleFacts>(this.database.manager, `${FACTS} WHERE r.id = ANY ($1::uuid[])`, [ids]);
    return new Map(found.map((rule) => [rule.id, rule]));
  };

  readonly cover = async (ids: readonly string[]): Promise<ReadonlyMap<string, RuleCover>> => {
    const found = await rows<RuleCover & { id: string }>(
      this.database.manager,
      `SELECT r.id, (SELECT count(*)::int FROM policy p WHERE p.rule_id = r.id AND p.active_version_id IS NOT NULL) AS groups,
              (SELECT count(DISTINCT x.id)::int FROM policy p, LATERAL (SELECT x.id FROM ${BELOW}) x
                WHERE p.rule_id = r.id AND p.active_version_id IS NOT NULL) AS people
         FROM policy_rule r WHERE r.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(found.map((cover) => [cover.id, cover]));
  };

  /** The first hundred in force, by name. */
  readonly policies = async (ids: readonly string[]): Promise<ReadonlyMap<string, RulePolicy[]>> => {
    const found = await rows<RulePolicy & { ruleId: string }>(
      this.database.manager,
      `SELECT p.rule_id AS "ruleId", p.id, p.name, g.dn AS "groupDn", (SELECT count(DISTINCT x.id)::int FROM ${BELOW}) AS people
         FROM unnest($1::uuid[]) AS asked (id)
        CROSS JOIN LATERAL (SELECT * FROM policy WHERE rule_id = asked.id AND active_version_id IS NOT NULL
                             ORDER BY lower(name), id LIMIT ${SHOWN}) p
         JOIN directory_group g ON g.id = p.group_id ORDER BY lower(p.name), p.id`,
      [ids],
    );
    return new Map(ids.map((id) => [id, found.filter(({ ruleId }) => ruleId === id)]));
  };
}
