import type { ConditionKind } from '../condition.js';

/** Whoever holds a console role, by the groups that roles are mapped to. */
export const consoleRole: ConditionKind = {
  kind: 'console-role',
  needsTarget: false,
  systemOnly: true,
  hits: `SELECT r.id AS rule_id, p.id AS person_id, gc.path
           FROM rule r
          CROSS JOIN role_mapping rm
           JOIN group_closure gc ON gc.ancestor_id = rm.group_id
           JOIN group_member gm ON gm.group_id = gc.descendant_id
           JOIN who p ON p.id = gm.person_id
          WHERE r.kind = 'console-role'`,
  labels: () => Promise.resolve(new Map([['', 'Everyone with a console role']])),
};
