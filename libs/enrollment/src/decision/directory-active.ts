import type { Check } from './check.js';

/** First, because nothing else matters for an account that the directory has switched off, or no longer has. */
export const directoryActive: Check = {
  name: 'directory-active',
  answer: ({ directoryState }) => (directoryState === 'active' ? null : { outcome: 'deny', reason: 'directory_not_active' }),
};
