import type { EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts } from '../../ports.js';
import { refuse } from '../../refusals.js';
import { barred } from '../bars.js';
import { hashOfHandle } from '../handle.js';
import { refused } from '../refused.js';
import { passChallenge } from './pass.js';

/** Takes up a proof that came in beside the page. What bars a person by now stops it here as well (attack A05). */
export const redeemChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['redeemChallenge'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, handle, purpose } = options;
      const row = await tx.challenges.find(hashOfHandle(handle), personId, sessionId, tx.now);
      if (row === null || row.purpose !== purpose) {
        return refused(tx, 'challenge.refused', options, refuse('challenge_over'), { purpose });
      }
      // A page that asks early is no event.
      if (row.state !== 'confirmed') return refuse('not_confirmed');
      const about = { regardingId: row.id, purpose, method: row.method };
      const bar = await barred(tx, 'challenge.refused', options, about);
      if (bar !== null) return bar;
      const authenticator = await tx.authenticators.find(row.authenticatorId, personId);
      if (authenticator === null || authenticator.disabledAt !== null) {
        return refused(tx, 'challenge.refused', options, refuse('challenge_over'), about);
      }
      return passChallenge(ports, tx, { row, authenticator, options, counted: null });
    });
