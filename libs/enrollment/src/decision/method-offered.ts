import type { Check } from './check.js';

/** An empty list is a policy that nobody can satisfy; it never means "anything goes". */
export const methodOffered: Check = {
  name: 'method-offered',
  answer: ({ allowed }) => (allowed.length > 0 ? null : { outcome: 'deny', reason: 'no_method_offered' }),
};
