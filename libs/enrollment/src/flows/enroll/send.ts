import type { EnrollmentCore } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { hashOfHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { openEnrollment } from '../seal.js';
import { sendCode, takeSend, type Sending } from '../send-code.js';
import { showEnrollment } from '../show.js';

/** 'Verify now' and 'send again'. */
export const sendEnrollmentCode =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['sendEnrollmentCode'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { personId, sessionId, handle, source } = options;
      const row = await tx.enrollments.findLive(hashOfHandle(handle), personId, sessionId, tx.now);
      if (row === null) return refused(tx, 'enrollment.refused', options, refuse('enrollment_over'));
      const about = { regardingId: row.id, method: row.method };

      const { destination } = methodFor(row.method);
      if (destination === null) return refused(tx, 'enrollment.refused', options, refuse('method_not_allowed'), about);
      const lockedUntil = await tx.guesses.lockedUntil(personId, tx.now);
      if (lockedUntil !== null) {
        return refused(tx, 'enrollment.refused', options, refuse('second_factor_locked', { retryAt: lockedUntil }), about);
      }
      const sending: Sending = {
        row,
        to: destination(openEnrollment(ports.secretBox, row)),
        purpose: 'enroll',
        source,
        store: tx.enrollments,
        action: 'enrollment.code_sent',
      };
      const taken = await takeSend(ports, tx, sending);
      if (!taken.ok) return refused(tx, 'enrollment.refused', options, taken, about);
      return done(showEnrollment(ports, { ...row, ...(await sendCode(ports, tx, sending)) }, handle));
    });
