import type { EnrollmentCore, Enrolled, VerifyEnrollment } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import { next } from '../../machine/machine.js';
import { methodFor } from '../../methods/registry.js';
import type { Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome, type Refusal } from '../../refusals.js';
import { isCode, looksLikeCode } from '../code.js';
import { countGuess, tellOwner, type CountedGuess } from '../guess.js';
import { hashOfHandle } from '../handle.js';
import { judgeEnrollment } from '../judge.js';
import { refused } from '../refused.js';
import { openEnrollment } from '../seal.js';
import { showAuthenticator, showEnrollment } from '../show.js';
import { bindAuthenticator } from './bind.js';

type Guess = VerifyEnrollment<never> & { readonly code: string };
type Counted = CountedGuess & { readonly row: Enrollment };

/**
 * Two transactions. The first counts, on the row and on the person, and commits; the second compares and completes. A code that
 * is no code ends before the first.
 */
export const verifyEnrollment =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['verifyEnrollment'] =>
  async (options) => {
    const { code } = options;
    if (!looksLikeCode(code)) return refuse('code_malformed', { field: 'code' });
    const guess = { ...options, code };
    const counted = await ports.transaction((tx) => count(ports, tx, guess));
    return counted.ok ? ports.transaction((tx) => compare(ports, tx, guess, counted)) : counted;
  };

const count = async (ports: EnrollmentPorts, tx: Tx, guess: Guess): Promise<Counted | Refusal> => {
  const { personId, sessionId, code } = guess;
  const hash = hashOfHandle(guess.handle);
  const found = await tx.enrollments.findLive(hash, personId, sessionId, tx.now);
  if (found !== null && !isCode(code, methodFor(found.method).codeDigits(ports.settings))) {
    return refuse('code_malformed', { field: 'code' });
  }
  const row = found && (await tx.enrollments.countTry(hash, personId, sessionId, ports.settings.triesPerChallenge, tx.now));
  if (row === null) return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'));

  const about = { regardingId: row.id, method: row.method, try: row.tries };
  const counted = await countGuess(tx, ports.settings, guess, { flow: 'enrollment', ...about });
  return counted.ok ? { ...counted, row } : refused(tx, 'enrollment.refused', guess, counted, about);
};

const compare = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  guess: Guess & Pick<VerifyEnrollment<H>, 'onSuccess'>,
  counted: Counted,
): Promise<Outcome<Enrolled>> => {
  // Read again: a text sent meanwhile has replaced the code, and a cancellation has ended the row.
  const row = await tx.enrollments.findLive(counted.row.handleHash, guess.personId, guess.sessionId, tx.now);
  if (row === null) return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'));
  const secret = openEnrollment(ports.secretBox, row);
  const judgement = judgeEnrollment(ports, row, secret, guess.code, tx.now);
  if (!judgement.right) return wrong(ports, tx, guess, counted, row);

  const to = next(enrollmentMachine, row.state, 'proved');
  if (to === null || !(await tx.enrollments.transition(row.id, row.state, to, tx.now))) {
    return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'), { regardingId: row.id });
  }
  const authenticator = await bindAuthenticator(ports, tx, { row, secret, step: judgement.step, asker: guess, counted });
  const view = showAuthenticator(authenticator);
  await guess.onSuccess?.(tx, view);
  return done({ enrollment: showEnrollment(ports, { ...row, state: to, codeMac: null }, guess.handle), authenticator: view });
};

const wrong = async (ports: EnrollmentPorts, tx: Tx, guess: Guess, counted: Counted, row: Enrollment): Promise<Refusal> => {
  const { settings } = ports;
  const about = { regardingId: row.id, method: row.method, try: counted.row.tries };
  await tellOwner(tx, settings, guess, counted, about);
  const triesLeft = Math.max(0, settings.triesPerChallenge - counted.row.tries);
  if (triesLeft > 0) return refused(tx, 'enrollment.refused', guess, refuse('code_wrong', { triesLeft }), about);

  const to = next(enrollmentMachine, row.state, 'tries_spent');
  if (to !== null) await tx.enrollments.transition(row.id, row.state, to, tx.now);
  return refused(tx, 'enrollment.failed', guess, refuse('too_many_tries', { triesLeft }), about);
};
