import type { Check } from './check.js';

/** Asked before the lock: a right answer ends a pause, so a pause that began meanwhile is somebody else's doing. */
export const secondFactorProven: Check = {
  name: 'second-factor-proven',
  answer: ({ proven, allowed }) =>
    proven.some((method) => allowed.includes(method)) ? { outcome: 'allow', reason: 'second_factor_proven' } : null,
};
