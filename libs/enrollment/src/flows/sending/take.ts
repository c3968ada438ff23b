import type { EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { takePhone } from './take-phone.js';
import { takePush } from './take-push.js';
import { sendsOf, type Sending } from './sending.js';

/**
 * Whether this row's own waits and the rolling limits have room; takes it when they have. Asked before anything else is changed,
 * so that a refused send leaves an earlier attempt as it was.
 */
export const takeSend = async (ports: EnrollmentPorts, tx: Tx, sending: Sending): Promise<Outcome<null>> => {
  const { row } = sending.attempt;
  if (row.sends >= sendsOf(ports.settings, row.method)) return refuse('send_limit');
  if (row.resendAt !== null && row.resendAt > tx.now) return refuse('send_too_soon', { retryAt: row.resendAt });
  const refusal = sending.sends === 'push' ? await takePush(ports, tx, sending) : await takePhone(ports, tx, sending);
  return refusal ?? done(null);
};
