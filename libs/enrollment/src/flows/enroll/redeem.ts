import type { EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts } from '../../ports.js';
import { refuse } from '../../refusals.js';
import { barred } from '../bars.js';
import { hashOfHandle } from '../handle.js';
import { refused } from '../refused.js';
import { openEnrollment } from '../seal.js';
import { complete } from './bind.js';

/** Takes up a proof that came in beside the page. What bars a person by now stops it here as well. */
export const redeemEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['redeemEnrollment'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, handle } = options;
      const row = await tx.enrollments.find(hashOfHandle(handle), personId, sessionId, tx.now);
      if (row === null) return refused(tx, 'enrollment.refused', options, refuse('enrollment_over'));
      // A page that asks early is no event.
      if (row.state !== 'confirmed') return refuse('not_confirmed');
      const bar = await barred(tx, 'enrollment.refused', options, { regardingId: row.id, method: row.method });
      if (bar !== null) return bar;
      const step = row.activatedAt === null ? null : row.counter;
      return complete(ports, tx, { row, secret: openEnrollment(ports.secretBox, row), step, options, counted: null });
    });
