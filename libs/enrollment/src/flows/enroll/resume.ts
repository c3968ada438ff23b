import type { EnrollmentCore } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import { next } from '../../machine/machine.js';
import type { Enrollment, EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { hashOfHandle, newHandle } from '../handle.js';
import { refused } from '../refused.js';
import { showEnrollment } from '../show.js';

export const cancelEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['cancelEnrollment'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, handle } = options;
      const row = await tx.enrollments.find(hashOfHandle(handle), personId, sessionId, tx.now);
      const to = row && next(enrollmentMachine, row.state, 'cancelled');
      if (!row || !to || !(await tx.enrollments.transition(row.id, row.state, to, tx.now))) {
        return refused(tx, 'enrollment.refused', options, refuse('enrollment_over'));
      }
      await tx.audit.append({
        action: 'enrollment.cancelled',
        outcome: 'success',
        personId,
        sessionId,
        details: { regardingId: row.id, method: row.method, reason: 'by_person' },
      });
      return done(showEnrollment(ports, { ...row, state: to }, handle));
    });

/** For a page that was reloaded. Its handle is gone with the page, so the row gets a new one and the old one ends. */
export const currentEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['currentEnrollment'] =>
  ({ personId, sessionId }) =>
    ports.transaction(async (tx) => {
      const row = await tx.enrollments.latest(personId, sessionId, tx.now);
      if (row === null) return null;
      const { handle, hash } = newHandle(ports.random);
      await tx.enrollments.rehandle(row.id, hash);
      return showEnrollment(ports, { ...row, handleHash: hash }, handle);
    });

/** A row past its time says so, whether or not anything has ended it yet. */
const asItStands = (row: Enrollment, now: Date): Enrollment => {
  const over = row.expiresAt > now ? null : next(enrollmentMachine, row.state, 'time_over');
  return over === null ? row : { ...row, state: over };
};

/** For a page that waits: it keeps its handle, and learns how the setup ended when nothing came of it. */
export const watchEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['watchEnrollment'] =>
  ({ personId, sessionId, handle }) =>
    ports.transaction(async (tx) => {
      const row = await tx.enrollments.findAny(hashOfHandle(handle), personId, sessionId);
      return row && row.state !== 'completed' ? showEnrollment(ports, asItStands(row, tx.now), handle) : null;
    });
