import type { EnrollmentCore, Passed, VerifyChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { WrongJudgement } from '../../methods/method.js';
import { methodFor } from '../../methods/registry.js';
import type { Authenticator, Challenge, CoreAuditEvent, EnrollmentPorts, Tx } from '../../ports.js';
import { refuse, type Outcome, type Refusal } from '../../refusals.js';
import { isCode, looksLikeCode } from '../code.js';
import { countGuess, type CountedGuess } from '../guess.js';
import { hashOfHandle } from '../handle.js';
import { codeDigitsOf, judgeAuthenticator } from '../judge.js';
import { verifyRecoveryCode } from '../recovery/verify.js';
import { refused } from '../refused.js';
import { consume, countFailures } from './accept.js';
import { passChallenge } from './pass.js';

type Guess<H = never> = VerifyChallenge<H> & { readonly code: string };
type Counted = CountedGuess & { readonly row: Challenge };

/** Two transactions, as in enrolling: count and commit, then compare. Recovery codes have a flow of their own, behind the same door. */
export const verifyChallenge =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['verifyChallenge'] =>
  async (options) => {
    const { code, personId, sessionId, handle } = options;
    if (!looksLikeCode(code)) {
      const row = await ports.transaction((tx) => tx.challenges.find(hashOfHandle(handle), personId, sessionId, tx.now));
      const recovers = row !== null && methodFor(row.method).proof === 'recovery';
      return recovers ? verifyRecoveryCode(ports, options, row) : refuse('code_malformed', { field: 'code' });
    }
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

const count = async <H>(ports: EnrollmentPorts, tx: Tx, guess: Guess<H>): Promise<Counted | Refusal> => {
  const { personId, sessionId, code, purpose } = guess;
  const found = await tx.challenges.find(hashOfHandle(guess.handle), personId, sessionId, tx.now);
  if (found !== null && !isCode(code, codeDigitsOf(ports, found.method) ?? 0)) {
    return refuse('code_malformed', { field: 'code' });
  }
  const row = found && (await tx.challenges.countTry(found.id, ports.settings.triesPerChallenge, tx.now));
  if (row === null) return refused(tx, 'challenge.refused', guess, refuse('challenge_over'), { purpose });

  const about = detailsOf(row);
  if ((await tx.blocks.active(personId)) !== null) return refused(tx, 'challenge.refused', guess, refuse('blocked'), about);
  const counted = await countGuess(tx, ports.settings, guess, { flow: 'challenge', ...about });
  if (!counted.ok) return refused(tx, 'challenge.refused', guess, counted, about);
  // An answer to one purpose offered for another is never compared; the attempt stays counted.
  if (row.purpose !== purpose) {
    return refused(tx, 'challenge.refused', guess, refuse('challenge_over'), { ...about, offeredFor: purpose });
  }
  return { ...counted, row };
};

const compare = async <H>(ports: EnrollmentPorts<H>, tx: Tx<H>, guess: Guess<H>, counted: Counted): Promise<Outcome<Passed>> => {
  // Read again: a resend has replaced the code, a restart has ended the row, a wrong answer elsewhere may have disabled the authenticator.
  const row = await tx.challenges.find(counted.row.handleHash, guess.personId, guess.sessionId, tx.now);
  const authenticator = row && (await tx.authenticators.find(row.authenticatorId, guess.personId));
  if (row?.state !== 'pending' || !authenticator || authenticator.disabledAt !== null) {
    return refused(tx, 'challenge.refused', guess, refuse('challenge_over'), detailsOf(counted.row));
  }
  const judgement = judgeAuthenticator(ports, authenticator, row, guess.code, tx);
  if (!judgement.right) return wrong(ports, tx, guess, counted, authenticator, judgement);
  if (!(await consume(tx, authenticator, judgement.step)))
    return wrong(ports, tx, guess, counted, authenticator, { replay: true });
  return passChallenge(ports, tx, { row, authenticator, options: guess, counted });
};

const wrong = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  guess: Guess<H>,
  counted: Counted,
  authenticator: Authenticator,
  { replay, held }: Pick<WrongJudgement, 'replay' | 'held'>,
): Promise<Refusal> => {
  const { row } = counted;
  const about = { ...detailsOf(row), authenticatorId: authenticator.id, replay, ...(held && { held }) };
  await countFailures(ports, tx, guess, counted, [authenticator], about);
  const triesLeft = Math.max(0, ports.settings.triesPerChallenge - row.tries);
  if (triesLeft > 0) return refused(tx, 'challenge.refused', guess, refuse('code_wrong', { triesLeft }), about);

  const to = next(challengeMachine, row.state, 'tries_spent');
  if (to !== null) await tx.challenges.transition(row.id, row.state, to, tx.now);
  return refused(tx, 'challenge.failed', guess, refuse('too_many_tries', { triesLeft }), about);
};
