import { methodFor } from '../../methods/registry.js';
import type { Authenticator, Challenge, EnrollmentPorts, Tx } from '../../ports.js';
import { openAuthenticator } from '../seal.js';
import type { Sending } from '../send-code.js';

/** How this challenge's code is to be texted, or null when its method sends nothing. */
export const sendingFor = (
  ports: EnrollmentPorts,
  tx: Tx,
  row: Challenge,
  authenticator: Authenticator,
  source: string,
): Sending | null => {
  const { destination } = methodFor(row.method);
  if (destination === null) return null;
  const to = destination(openAuthenticator(ports.secretBox, authenticator));
  return { row, to, purpose: row.purpose, source, store: tx.challenges, action: 'challenge.code_sent' };
};
