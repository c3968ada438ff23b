import type { Check } from './check.js';

/**
 * Something is enrolled, and none of it satisfies. Enrolling anew would need the password alone, so whoever stole that
 * could swap the person's factor for one of their own: refused, and a person (the helpdesk) has to act.
 */
export const enrolledButNotAllowed: Check = {
  name: 'enrolled-but-not-allowed',
  answer: ({ authenticators }) => {
    if (authenticators.length === 0) return null;
    const allDisabled = authenticators.every((one) => one.disabled);
    return { outcome: 'deny', reason: allDisabled ? 'authenticators_disabled' : 'no_allowed_method' };
  },
};
