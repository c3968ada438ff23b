import type { ConditionKind } from '../condition.js';
import { labelQuery } from '../label-query.js';

/** From a group to its direct members. */
export const MEMBERS = 'JOIN group_member gm ON gm.group_id = w.via_id JOIN who p ON p.id = gm.person_id';

/** Members of a directory group, through any nesting. */
export const group: ConditionKind = {
  kind: 'group',
  needsTarget: true,
  systemOnly: false,
  ways: `SELECT r.id AS rule_id, gc.descendant_id AS via_id, gc.path
           FROM rule r JOIN group_closure gc ON gc.ancestor_id = r.target_id
          WHERE r.kind = 'group'`,
  people: MEMBERS,
  labels: labelQuery('SELECT id, name AS label FROM directory_group WHERE id = ANY ($1::uuid[]) AND missing_since IS NULL'),
};
