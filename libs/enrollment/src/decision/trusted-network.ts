import type { Check } from './check.js';

/**
 * From a network that policy names, nothing more is asked of whoever has enrolled what satisfies; never of operators. It frees
 * nobody from enrolling, so a person who is required to and has not is still asked to.
 */
export const trustedNetwork: Check = {
  name: 'trusted-network',
  answer: ({ trustedNetwork, hasRole, usable }) =>
    trustedNetwork && !hasRole && usable.length > 0 ? { outcome: 'allow', reason: 'network' } : null,
};
