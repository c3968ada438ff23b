import type { ConditionKind } from '../condition.js';
import { labelQuery } from '../label-query.js';

/** Members of a directory group, through any nesting. */
export const group: ConditionKind = {
  kind: 'group',
  needsTarget: true,
  systemOnly: false,
  hits: `SELECT r.id AS rule_id, p.id AS person_id, gc.path
           FROM rule r
           JOIN group_closure gc ON gc.ancestor_id = r.target_id
           JOIN group_member gm ON gm.group_id = gc.descendant_id
           JOIN who p ON p.id = gm.person_id
          WHERE r.kind = 'group'`,
  labels: labelQuery('SELECT id, name AS label FROM directory_group WHERE id = ANY ($1::uuid[]) AND missing_since IS NULL'),
};
