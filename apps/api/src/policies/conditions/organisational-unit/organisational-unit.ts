import { IN_SUBTREE } from '../../../people/index.js';
import type { ConditionKind } from '../condition.js';
import { labelQuery } from '../label-query.js';

/** People anywhere below an organisational unit. */
export const organisationalUnit: ConditionKind = {
  kind: 'organisational-unit',
  needsTarget: true,
  systemOnly: false,
  ways: `SELECT r.id AS rule_id, u.id AS via_id, ARRAY[u.name] AS path
           FROM rule r JOIN organisational_unit u ON u.id = r.target_id AND u.missing_since IS NULL
          WHERE r.kind = 'organisational-unit'`,
  people: `JOIN organisational_unit u ON u.id = w.via_id JOIN who p ON ${IN_SUBTREE}`,
  labels: labelQuery('SELECT id, name AS label FROM organisational_unit WHERE id = ANY ($1::uuid[]) AND missing_since IS NULL'),
};
