import type { EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { hashOfHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { sendCode, takeSend } from '../send-code.js';
import { showChallenge } from '../show.js';
import { sendingFor } from './sending.js';

export const resendChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['resendChallenge'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { personId, sessionId, handle, source } = options;
      const lockedUntil = await tx.guesses.lockedUntil(personId, tx.now);
      if (lockedUntil !== null) {
        return refused(tx, 'challenge.refused', options, refuse('second_factor_locked', { retryAt: lockedUntil }));
      }
      const row = await tx.challenges.findPending(hashOfHandle(handle), personId, sessionId, tx.now);
      const authenticator = row && (await tx.authenticators.find(row.authenticatorId, personId));
      if (!row || !authenticator || authenticator.disabledAt !== null) {
        return refused(tx, 'challenge.refused', options, refuse('challenge_over'));
      }
      const about = { regardingId: row.id, purpose: row.purpose, method: row.method };
      const sending = sendingFor(ports, tx, row, authenticator, source);
      if (sending === null) return refused(tx, 'challenge.refused', options, refuse('method_not_allowed'), about);
      const taken = await takeSend(ports, tx, sending);
      if (!taken.ok) return refused(tx, 'challenge.refused', options, taken, about);
      return done(showChallenge(ports.settings, { ...row, ...(await sendCode(ports, tx, sending)) }, handle));
    });
