import type { Check } from './check.js';

/** Whatever is enrolled is demanded, even when no policy asks for it; what policy requires must also be of an allowed method. */
export const secondFactorEnrolled: Check = {
  name: 'second-factor-enrolled',
  answer: ({ usable }) => (usable.length > 0 ? { outcome: 'challenge', reason: 'second_factor_enrolled' } : null),
};
