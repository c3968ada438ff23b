import type { ConditionKind } from '../condition.js';
import { MEMBERS } from '../group/group.js';

/** Whoever holds a console role, by the groups that roles are mapped to. */
export const consoleRole: ConditionKind = {
  kind: 'console-role',
  needsTarget: false,
  systemOnly: true,
  ways: `SELECT r.id AS rule_id, gc.descendant_id AS via_id, gc.path
           FROM rule r
          CROSS JOIN role_mapping rm
           JOIN group_closure gc ON gc.ancestor_id = rm.group_id
          WHERE r.kind = 'console-role'`,
  people: MEMBERS,
  labels: () => Promise.resolve(new Map([['', 'Everyone with a console role']])),
};
