import type { EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { barred } from '../bars.js';
import { hashOfHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { openAuthenticator } from '../seal.js';
import { send } from '../sending/send.js';
import { sendingFor } from '../sending/sending.js';
import { takeSend } from '../sending/take.js';
import { showChallenge } from '../show.js';

export const resendChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['resendChallenge'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { personId, sessionId, handle } = options;
      const bar = await barred(tx, 'challenge.refused', options);
      if (bar !== null) return bar;
      const row = await tx.challenges.find(hashOfHandle(handle), personId, sessionId, tx.now);
      const authenticator = row && (await tx.authenticators.find(row.authenticatorId, personId));
      if (row?.state !== 'pending' || !authenticator || authenticator.disabledAt !== null) {
        return refused(tx, 'challenge.refused', options, refuse('challenge_over'));
      }
      const about = { regardingId: row.id, purpose: row.purpose, method: row.method };
      const secret = openAuthenticator(ports.secretBox, authenticator);
      const sending = sendingFor({ kind: 'challenge', row }, { id: authenticator.id, secret }, options);
      if (sending === null) return refused(tx, 'challenge.refused', options, refuse('method_not_allowed'), about);
      const taken = await takeSend(ports, tx, sending);
      if (!taken.ok) return refused(tx, 'challenge.refused', options, taken, about);
      return done(showChallenge(ports, { ...row, ...(await send(ports, tx, sending)) }, handle));
    });
