import type { EnrollmentState } from '../ports.js';
import type { Machine } from './machine.js';

export type EnrollmentEvent =
  'proved' | 'confirmed' | 'redeemed' | 'denied' | 'tries_spent' | 'unanswered' | 'cancelled' | 'superseded' | 'time_over';

/**
 * One attempt to bind an authenticator. Only `completed` gives it power; `confirmed` waits for the page that began it. A report of
 * fraud cancels it together with everything else.
 */
export const enrollmentMachine: Machine<EnrollmentState, EnrollmentEvent> = {
  initial: 'awaiting_proof',
  table: {
    awaiting_proof: {
      proved: 'completed',
      confirmed: 'confirmed',
      denied: 'failed',
      tries_spent: 'failed',
      unanswered: 'failed',
      cancelled: 'cancelled',
      superseded: 'cancelled',
      time_over: 'expired',
    },
    confirmed: {
      redeemed: 'completed',
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
