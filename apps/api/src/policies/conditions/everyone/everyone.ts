import type { ConditionKind } from '../condition.js';

/** Everybody of every directory. */
export const everyone: ConditionKind = {
  kind: 'everyone',
  needsTarget: false,
  systemOnly: false,
  ways: `SELECT r.id AS rule_id, NULL::uuid AS via_id, ARRAY[]::text[] AS path FROM rule r WHERE r.kind = 'everyone'`,
  people: 'CROSS JOIN who p',
  labels: () => Promise.resolve(new Map([['', 'Everyone']])),
};
