import type { ConditionKind } from '../condition.js';
import { labelQuery } from '../label-query.js';

/** One person by name. */
export const person: ConditionKind = {
  kind: 'person',
  needsTarget: true,
  systemOnly: false,
  ways: `SELECT r.id AS rule_id, r.target_id AS via_id, ARRAY[]::text[] AS path FROM rule r WHERE r.kind = 'person'`,
  people: 'JOIN who p ON p.id = w.via_id',
  labels: labelQuery('SELECT id, display_name AS label FROM person WHERE id = ANY ($1::uuid[]) AND missing_since IS NULL'),
};
