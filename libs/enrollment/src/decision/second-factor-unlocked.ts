import type { Check } from './check.js';

/** A pause stops enrollment too: otherwise binding something new would be the way around it. */
export const secondFactorUnlocked: Check = {
  name: 'second-factor-unlocked',
  answer: ({ secondFactorLockedUntil }) =>
    secondFactorLockedUntil === null ? null : { outcome: 'deny', reason: 'second_factor_locked' },
};
