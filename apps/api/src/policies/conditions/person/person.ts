import type { ConditionKind } from '../condition.js';
import { labelQuery } from '../label-query.js';

/** One person by name. */
export const person: ConditionKind = {
  kind: 'person',
  needsTarget: true,
  systemOnly: false,
  hits: `SELECT r.id AS rule_id, p.id AS person_id, ARRAY[]::text[] AS path
           FROM rule r JOIN who p ON p.id = r.target_id WHERE r.kind = 'person'`,
  labels: labelQuery('SELECT id, display_name AS label FROM person WHERE id = ANY ($1::uuid[]) AND missing_since IS NULL'),
};
