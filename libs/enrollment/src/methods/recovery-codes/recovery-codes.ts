import { refuse } from '../../refusals.js';
import { NO_SETUP, type OtherMethod } from '../method.js';

/** Codes on paper, issued as a set beside another method and never enrolled by themselves. They let a person enroll anew, no more. */
export const recoveryCodes = {
  name: 'recovery-codes',
  proof: 'recovery',
  sends: null,
  destination: null,
  prepare: () => refuse('method_not_allowed'),
  setup: () => NO_SETUP,
} as const satisfies OtherMethod;
