import type { EnrollmentCore, Passed, VerifyChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import { methodFor } from '../../methods/registry.js';
import type { Authenticator, Challenge, CoreAuditEvent, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome, type Refusal } from '../../refusals.js';
import { isCode, looksLikeCode } from '../code.js';
import { clearGuesses, countGuess, type CountedGuess } from '../guess.js';
import { hashOfHandle } from '../handle.js';
import { judgeAuthenticator } from '../judge.js';
import { refused } from '../refused.js';
import { showAuthenticator, showChallenge } from '../show.js';
import { consume, countFailures } from './accept.js';

type Guess = VerifyChallenge<never> & { readonly code: string };
type Counted = CountedGuess & { readonly row: Challenge };

/** Two transactions, as in enrolling: count and commit, then compare. */
export const verifyChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['verifyChallenge'] =>
  async (options) => {
    const { code } = options;
    if (!looksLikeCode(code)) return refuse('code_malformed', { field: 'code' });
    const guess = { ...options, code };
    const counted = await ports.transaction((tx) => count(ports, tx, guess));
    return counted.ok ? ports.transaction((tx) => compare(ports, tx, guess, counted)) : counted;
  };

const detailsOf = (row: Challenge): CoreAuditEvent['details'] => ({
  regardingId: row.id,
  purpose: row.purpose,
  method: row.method,
  try: row.tries,
});

const count = async (ports: EnrollmentPorts, tx: Tx, guess: Guess): Promise<Counted | Refusal> => {
  const { personId, sessionId, code, purpose } = guess;
  const hash = hashOfHandle(guess.handle);
  const found = await tx.challenges.findPending(hash, personId, sessionId, tx.now);
  if (found !== null && !isCode(code, methodFor(found.method).codeDigits(ports.settings))) {
    return refuse('code_malformed', { field: 'code' });
  }
  const row = found && (await tx.challenges.countTry(hash, personId, sessionId, ports.settings.triesPerChallenge, tx.now));
  if (row === null) return refused(tx, 'challenge.refused', guess, refuse('challenge_over'), { purpose });

  const about = detailsOf(row);
  const counted = await countGuess(tx, ports.settings, guess, { flow: 'challenge', ...about });
  if (!counted.ok) return refused(tx, 'challenge.refused', guess, counted, about);
  // An answer to one purpose offered for another is never compared; the attempt stays counted.
  if (row.purpose !== purpose) {
    return refused(tx, 'challenge.refused', guess, refuse('challenge_over'), { ...about, offeredFor: purpose });
  }
  return { ...counted, row };
};

const compare = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  guess: Guess & Pick<VerifyChallenge<H>, 'onSuccess'>,
  counted: Counted,
): Promise<Outcome<Passed>> => {
  // Read again: a resend has replaced the code, a restart has ended the row, a wrong answer elsewhere may have disabled the authenticator.
  const row = await tx.challenges.findPending(counted.row.handleHash, guess.personId, guess.sessionId, tx.now);
  const authenticator = row && (await tx.authenticators.find(row.authenticatorId, guess.personId));
  if (!row || !authenticator || authenticator.disabledAt !== null) return over(tx, guess, counted);

  const judgement = judgeAuthenticator(ports, authenticator, row, guess.code, tx.now);
  if (!judgement.right) return wrong(ports, tx, guess, counted, authenticator, judgement.replay);
  if (!(await consume(tx, authenticator, judgement.step))) return wrong(ports, tx, guess, counted, authenticator, true);

  const to = next(challengeMachine, row.state, 'proved');
  if (to === null || !(await tx.challenges.transition(row.id, row.state, to, tx.now))) return over(tx, guess, counted);
  await tx.authenticators.recordUse(authenticator.id, authenticator.personId, tx.now);
  await clearGuesses(tx, guess, counted);
  await tx.audit.append({
    action: 'challenge.passed',
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { ...detailsOf(row), authenticatorId: authenticator.id, hint: row.hint },
  });
  const view = showAuthenticator({ ...authenticator, lastUsedAt: tx.now });
  await guess.onSuccess?.(tx, view);
  return done({ challenge: showChallenge(ports.settings, { ...row, state: to }, guess.handle), authenticator: view });
};

const over = (tx: Tx, guess: Guess, counted: Counted): Promise<Refusal> =>
  refused(tx, 'challenge.refused', guess, refuse('challenge_over'), detailsOf(counted.row));

const wrong = async (
  ports: EnrollmentPorts,
  tx: Tx,
  guess: Guess,
  counted: Counted,
  authenticator: Authenticator,
  replay: boolean,
): Promise<Refusal> => {
  const { row } = counted;
  const about = { ...detailsOf(row), authenticatorId: authenticator.id, replay };
  await countFailures(ports, tx, guess, counted, [authenticator], about);
  const triesLeft = Math.max(0, ports.settings.triesPerChallenge - row.tries);
  if (triesLeft > 0) return refused(tx, 'challenge.refused', guess, refuse('code_wrong', { triesLeft }), about);

  const to = next(challengeMachine, row.state, 'tries_spent');
  if (to !== null) await tx.challenges.transition(row.id, row.state, to, tx.now);
  return refused(tx, 'challenge.failed', guess, refuse('too_many_tries', { triesLeft }), about);
};
