import type { Check } from './check.js';

/** A report of fraud stops every sign-in of this person, also one that would need no second factor, until somebody lifts it. */
export const notBlocked: Check = {
  name: 'not-blocked',
  answer: ({ blocked }) => (blocked ? { outcome: 'deny', reason: 'blocked' } : null),
};
