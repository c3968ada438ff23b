import type { Check } from './check.js';

/** Neither policy nor a role asks for a second factor, and none is enrolled. */
export const nothingOwed: Check = {
  name: 'nothing-owed',
  answer: ({ owed }) => (owed ? null : { outcome: 'allow', reason: 'nothing_required' }),
};
