import type { Passed, RedeemChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { Authenticator, Challenge, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { clearGuesses, type CountedGuess } from '../guess.js';
import { refused } from '../refused.js';
import { openAuthenticator } from '../seal.js';
import { noteVerified } from '../sending/verified.js';
import { showAuthenticator, showChallenge } from '../show.js';

/**
 * The end of every challenge, typed or redeemed: one caller passes it, and use, count, trail and the host's work commit with it.
 * A block that was raised meanwhile stops it.
 */
export const passChallenge = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  passing: {
    readonly row: Challenge;
    readonly authenticator: Authenticator;
    readonly options: RedeemChallenge<H>;
    /** Null where the proof came in beside the page, and was counted there. */
    readonly counted: CountedGuess | null;
  },
): Promise<Outcome<Passed>> => {
  const { row, authenticator, options } = passing;
  const about = { regardingId: row.id, purpose: row.purpose, method: row.method, try: row.tries };
  if ((await tx.blocks.active(row.personId)) !== null) {
    return refused(tx, 'challenge.refused', options, refuse('blocked'), about);
  }
  const to = next(challengeMachine, row.state, row.state === 'confirmed' ? 'redeemed' : 'proved');
  if (to === null || !(await tx.challenges.transition(row.id, row.state, to, tx.now))) {
    return refused(tx, 'challenge.refused', options, refuse('challenge_over'), about);
  }
  await tx.authenticators.recordUse(authenticator.id, authenticator.personId, tx.now);
  await noteVerified(ports, tx, authenticator, openAuthenticator(ports.secretBox, authenticator));
  await clearGuesses(tx, options, passing.counted);
  await tx.audit.append({
    action: 'challenge.passed',
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { ...about, authenticatorId: authenticator.id, hint: row.hint },
  });
  const view = showAuthenticator({ ...authenticator, lastUsedAt: tx.now });
  await options.onSuccess?.(tx, view);
  return done({ challenge: showChallenge(ports, { ...row, state: to }, options.handle), authenticator: view });
};
