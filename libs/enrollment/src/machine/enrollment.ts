import type { EnrollmentState } from '../ports.js';
import type { Machine } from './machine.js';

export type EnrollmentEvent = 'proved' | 'tries_spent' | 'cancelled' | 'superseded' | 'time_over';

/** One attempt to bind an authenticator. Only `completed` gives it power. */
export const enrollmentMachine: Machine<EnrollmentState, EnrollmentEvent> = {
  initial: 'awaiting_proof',
  table: {
    awaiting_proof: {
      proved: 'completed',
      tries_spent: 'failed',
      cancelled: 'cancelled',
      superseded: 'cancelled',
      time_over: 'expired',
    },
    completed: {},
    failed: {},
    cancelled: {},
    expired: {},
  },
  final: ['completed', 'failed', 'cancelled', 'expired'],
};
