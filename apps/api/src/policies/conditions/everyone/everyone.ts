import type { ConditionKind } from '../condition.js';

/** Everybody of every directory. */
export const everyone: ConditionKind = {
  kind: 'everyone',
  needsTarget: false,
  systemOnly: false,
  hits: `SELECT r.id AS rule_id, p.id AS person_id, ARRAY[]::text[] AS path FROM rule r CROSS JOIN who p WHERE r.kind = 'everyone'`,
  labels: () => Promise.resolve(new Map([['', 'Everyone']])),
};
