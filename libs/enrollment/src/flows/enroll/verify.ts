import type { EnrollmentCore, Enrolled, VerifyEnrollment } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import { next } from '../../machine/machine.js';
import type { Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { refuse, type Outcome, type Refusal } from '../../refusals.js';
import { isCode, looksLikeCode } from '../code.js';
import { countGuess, tellOwner, type CountedGuess } from '../guess.js';
import { hashOfHandle } from '../handle.js';
import { codeDigitsOf, judgeEnrollment } from '../judge.js';
import { refused } from '../refused.js';
import { openEnrollment } from '../seal.js';
import { complete } from './bind.js';

type Guess<H = never> = VerifyEnrollment<H> & { readonly code: string };
type Counted = CountedGuess & { readonly row: Enrollment };

/**
 * Two transactions. The first counts, on the row and on the person, and commits; the second compares and completes. A code that
 * is no code, or not one that this method asks for, ends before the count.
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

const count = async <H>(ports: EnrollmentPorts, tx: Tx, guess: Guess<H>): Promise<Counted | Refusal> => {
  const { personId, sessionId, code } = guess;
  const found = await tx.enrollments.find(hashOfHandle(guess.handle), personId, sessionId, tx.now);
  if (found !== null && !isCode(code, codeDigitsOf(ports, found.method) ?? 0)) {
    return refuse('code_malformed', { field: 'code' });
  }
  const row = found && (await tx.enrollments.countTry(found.id, ports.settings.triesPerChallenge, tx.now));
  if (row === null) return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'));

  const about = { regardingId: row.id, method: row.method, try: row.tries };
  if ((await tx.blocks.active(personId)) !== null) {
    return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'), { ...about, blocked: true });
  }
  const counted = await countGuess(tx, ports.settings, guess, { flow: 'enrollment', ...about });
  return counted.ok ? { ...counted, row } : refused(tx, 'enrollment.refused', guess, counted, about);
};

const compare = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  guess: Guess<H>,
  counted: Counted,
): Promise<Outcome<Enrolled>> => {
  // Read again: a text sent meanwhile has replaced the code, and a cancellation has ended the row.
  const { personId, sessionId } = guess;
  const row = await tx.enrollments.find(hashOfHandle(guess.handle), personId, sessionId, tx.now);
  if (row?.state !== 'awaiting_proof') return refused(tx, 'enrollment.refused', guess, refuse('enrollment_over'));
  const secret = openEnrollment(ports.secretBox, row);
  const judgement = judgeEnrollment(ports, row, secret, guess.code, tx);
  if (!judgement.right) return wrong(ports, tx, guess, { ...counted, held: judgement.held === true }, row);
  return complete(ports, tx, { row, secret, step: judgement.step, options: guess, counted });
};

const wrong = async <H>(
  ports: EnrollmentPorts,
  tx: Tx,
  guess: Guess<H>,
  counted: Counted & { readonly held: boolean },
  row: Enrollment,
): Promise<Refusal> => {
  const { settings } = ports;
  const about = { regardingId: row.id, method: row.method, try: counted.row.tries, ...(counted.held && { held: true }) };
  await tellOwner(tx, settings, guess, counted, about);
  const triesLeft = Math.max(0, settings.triesPerChallenge - counted.row.tries);
  if (triesLeft > 0) return refused(tx, 'enrollment.refused', guess, refuse('code_wrong', { triesLeft }), about);

  const to = next(enrollmentMachine, row.state, 'tries_spent');
  if (to !== null) await tx.enrollments.transition(row.id, row.state, to, tx.now);
  return refused(tx, 'enrollment.failed', guess, refuse('too_many_tries', { triesLeft }), about);
};
