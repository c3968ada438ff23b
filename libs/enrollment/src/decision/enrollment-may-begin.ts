import type { Check } from './check.js';

/**
 * Policy may say that the password alone does not let a first enrollment begin (attack E01). While the grace period runs the
 * person goes on without one; afterwards, and for operators always, the sign-in ends here. A recovery code was asked about before.
 */
export const enrollmentMayBegin: Check = {
  name: 'enrollment-may-begin',
  answer: ({ enrollmentNeeds, owed, authenticators, requirement, hasRole, deadline, now }) => {
    if (enrollmentNeeds === null || !owed || authenticators.length > 0) return null;
    const grace = requirement.required && !hasRole && deadline !== null && deadline > now;
    if (grace) return { outcome: 'allow', reason: 'enrollment_put_off' };
    return { outcome: 'deny', reason: enrollmentNeeds === 'network' ? 'enroll_from_network' : 'enroll_by_helpdesk' };
  },
};
