import type { Check } from './check.js';

/** Owed and nothing enrolled at all: the password yields the right to enroll, and no other. */
export const mustEnroll: Check = {
  name: 'must-enroll',
  answer: ({ owed, authenticators }) =>
    owed && authenticators.length === 0 ? { outcome: 'enroll', reason: 'required_not_enrolled' } : null,
};
