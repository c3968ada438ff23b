import type { ChallengeState } from '../ports.js';
import type { Machine } from './machine.js';

export type ChallengeEvent = 'proved' | 'denied' | 'fraud_reported' | 'tries_spent' | 'cancelled' | 'superseded' | 'time_over';

/** One request for proof. Cancelled and superseded ones end as `expired`: to the person at the page they are simply over. */
export const challengeMachine: Machine<ChallengeState, ChallengeEvent> = {
  initial: 'pending',
  table: {
    pending: {
      proved: 'approved',
      denied: 'denied',
      fraud_reported: 'fraud_reported',
      tries_spent: 'failed',
      cancelled: 'expired',
      superseded: 'expired',
      time_over: 'expired',
    },
    approved: {},
    denied: {},
    fraud_reported: {},
    failed: {},
    expired: {},
  },
  final: ['approved', 'denied', 'fraud_reported', 'failed', 'expired'],
};
