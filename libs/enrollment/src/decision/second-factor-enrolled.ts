import type { Check } from './check.js';

/**
 * Whatever is enrolled is demanded, even when no policy asks for it; what policy requires must also be of an allowed method.
 * Recovery codes may be asked for where nothing else can be: they lead to enrolling something that is allowed.
 */
export const secondFactorEnrolled: Check = {
  name: 'second-factor-enrolled',
  answer: ({ usable, recovery }) =>
    usable.length + recovery.length > 0 ? { outcome: 'challenge', reason: 'second_factor_enrolled' } : null,
};
