import type { Check } from './check.js';

/**
 * Stands for a second factor that was proven in this browser, so only while one that satisfies is enrolled; never for operators.
 * Asked before the lock: wrong answers from elsewhere must not shut the owner out of a browser that is known (attack A09).
 */
export const deviceRemembered: Check = {
  name: 'device-remembered',
  answer: ({ rememberedDevice, hasRole, usable }) =>
    rememberedDevice && !hasRole && usable.length > 0 ? { outcome: 'allow', reason: 'device_remembered' } : null,
};
