import type { Check } from './check.js';

/**
 * A new account with the name of one seen before may be the old one, made again to be rid of its factors and counters: nothing is
 * enrolled until somebody has looked (attack I10). What is enrolled already is asked for as ever.
 */
export const reviewed: Check = {
  name: 'reviewed',
  answer: ({ needsReview, authenticators, proven }) =>
    needsReview && (authenticators.length === 0 || proven.includes('recovery-codes'))
      ? { outcome: 'deny', reason: 'needs_review' }
      : null,
};
