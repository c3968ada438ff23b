import type { EnrollmentCore } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { Enrollment, EnrollmentPorts } from '../../ports.js';
import { done, refuse, type Refusal } from '../../refusals.js';
import { barred } from '../bars.js';
import { hashOfHandle } from '../handle.js';
import { refused, undoable } from '../refused.js';
import { openEnrollment } from '../seal.js';
import { send } from '../sending/send.js';
import { sendingFor } from '../sending/sending.js';
import { takeSend } from '../sending/take.js';
import { showEnrollment } from '../show.js';

/** 'Verify now', 'Contact me' and 'send again'. */
export const sendEnrollmentCode =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['sendEnrollmentCode'] =>
  (options) =>
    undoable(ports, async (tx) => {
      const { personId, sessionId, handle } = options;
      const row = await tx.enrollments.find(hashOfHandle(handle), personId, sessionId, tx.now);
      if (row?.state !== 'awaiting_proof') return refused(tx, 'enrollment.refused', options, refuse('enrollment_over'));
      const about = { regardingId: row.id, method: row.method };

      const secret = openEnrollment(ports.secretBox, row);
      const sending = sendingFor({ kind: 'enrollment', row }, { id: row.id, secret }, options);
      if (sending === null) return refused(tx, 'enrollment.refused', options, refuse('method_not_allowed'), about);
      const early = notActivated(row);
      if (early !== null) return refused(tx, 'enrollment.refused', options, early, about);
      const bar = await barred(tx, 'enrollment.refused', options, about);
      if (bar !== null) return bar;
      const taken = await takeSend(ports, tx, sending);
      if (!taken.ok) return refused(tx, 'enrollment.refused', options, taken, about);
      return done(showEnrollment(ports, { ...row, ...(await send(ports, tx, sending)) }, handle));
    });

const notActivated = (row: Enrollment): Refusal | null =>
  methodFor(row.method).proof === 'device' && row.activatedAt === null ? refuse('not_activated') : null;
