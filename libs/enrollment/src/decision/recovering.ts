import type { Check } from './check.js';

/** A recovery code, and nothing that satisfies: the right to enroll, then to sign in anew with what was enrolled (attack F06). */
export const recovering: Check = {
  name: 'recovering',
  answer: ({ proven }) => (proven.includes('recovery-codes') ? { outcome: 'enroll', reason: 'recovering' } : null),
};
