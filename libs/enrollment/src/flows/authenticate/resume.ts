import type { EnrollmentCore } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { Challenge, EnrollmentPorts } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { hashOfHandle, newHandle } from '../handle.js';
import { refused } from '../refused.js';
import { showChallenge } from '../show.js';

export const cancelChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['cancelChallenge'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const { personId, sessionId, handle } = options;
      const row = await tx.challenges.find(hashOfHandle(handle), personId, sessionId, tx.now);
      const to = row && next(challengeMachine, row.state, 'cancelled');
      if (!row || !to || !(await tx.challenges.transition(row.id, row.state, to, tx.now))) {
        return refused(tx, 'challenge.refused', options, refuse('challenge_over'));
      }
      await tx.audit.append({
        action: 'challenge.cancelled',
        outcome: 'success',
        personId,
        sessionId,
        details: { regardingId: row.id, purpose: row.purpose, method: row.method, reason: 'by_person' },
      });
      return done(showChallenge(ports, { ...row, state: to }, handle));
    });

export const currentChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['currentChallenge'] =>
  ({ personId, sessionId }) =>
    ports.transaction(async (tx) => {
      const row = await tx.challenges.latest(personId, sessionId, tx.now);
      if (row === null) return null;
      const { handle, hash } = newHandle(ports.random);
      await tx.challenges.rehandle(row.id, hash);
      return showChallenge(ports, row, handle);
    });

/** A row past its time says so, whether or not anything has ended it yet. */
const asItStands = (row: Challenge, now: Date): Challenge => {
  const over = row.expiresAt > now ? null : next(challengeMachine, row.state, 'time_over');
  return over === null ? row : { ...row, state: over };
};

/** For a page that waits: it keeps its handle, and learns how the request ended. */
export const watchChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['watchChallenge'] =>
  ({ personId, sessionId, handle }) =>
    ports.transaction(async (tx) => {
      const row = await tx.challenges.findAny(hashOfHandle(handle), personId, sessionId);
      return row && showChallenge(ports, asItStands(row, tx.now), handle);
    });
