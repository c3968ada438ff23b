import type { ChallengeState } from '../ports.js';
import type { Machine } from './machine.js';

export type ChallengeEvent =
  | 'proved'
  | 'confirmed'
  | 'redeemed'
  | 'denied'
  | 'fraud_reported'
  | 'tries_spent'
  | 'unanswered'
  | 'cancelled'
  | 'superseded'
  | 'time_over';

/**
 * One request for proof. `confirmed`: the proof came in beside the page, which has yet to redeem it. Cancelled and superseded ones
 * end as `expired`: to the person at the page they are simply over.
 */
export const challengeMachine: Machine<ChallengeState, ChallengeEvent> = {
  initial: 'pending',
  table: {
    pending: {
      proved: 'approved',
      confirmed: 'confirmed',
      denied: 'denied',
      fraud_reported: 'fraud_reported',
      tries_spent: 'failed',
      unanswered: 'failed',
      cancelled: 'expired',
      superseded: 'expired',
      time_over: 'expired',
    },
    confirmed: {
      redeemed: 'approved',
      fraud_reported: 'fraud_reported',
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
