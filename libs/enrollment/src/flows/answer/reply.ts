import type { EnrollmentCore } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { CallAnswer, EnrollmentPorts, Tx } from '../../ports.js';
import { findAttempt, type Attempt } from '../attempt.js';
import { isCode, macOfDestination } from '../code.js';
import { codeDigitsOf, judgeAuthenticator, judgeEnrollment, type Moment } from '../judge.js';
import { openEnrollment } from '../seal.js';
import { asciiDigits } from './digits.js';
import { guessBeside } from './guess-beside.js';
import { reportAttempt } from './report.js';
import { withAuthenticator, type Open } from './still-open.js';

/**
 * The reply to a text (S4). A body that is exactly a code is an answer like one that is typed: counted, then compared. `0` alone says
 * "not me". Anything else, and anything from a number that nothing was texted to, is ignored and costs nothing.
 *
 * Two people may share a phone: each one's newest request is asked, newest first, until one takes the code. Each costs its own
 * person one guess.
 */
export const answerByReply =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['answerByReply'] =>
  async ({ from, body }) => {
    const said = asciiDigits(body.trim());
    const waiting = await ports.transaction((tx) => newestOfEach(ports, tx, from));
    if (said === '0') return waiting[0] === undefined ? 'nothing' : report(ports, waiting[0].row.id);

    const asked = waiting.filter(({ row }) => isCode(said, codeDigitsOf(ports, row.method) ?? 0));
    let answer: CallAnswer = 'nothing';
    for (const { row } of asked) {
      answer = await guessBeside(ports, {
        id: row.id,
        flow: 'reply',
        isRight: (open, moment) => isCodeOf(ports, open, said, moment),
        oneTry: false,
      });
      if (answer === 'confirmed') break;
    }
    return answer;
  };

/** One a person, newest first; only what was texted to that number and may still be answered. */
const newestOfEach = async (ports: EnrollmentPorts, tx: Tx, from: string): Promise<Attempt[]> => {
  const mac = macOfDestination(ports.secretBox, from);
  const challenges = await tx.challenges.findByDestination(mac, tx.now);
  const enrollments = await tx.enrollments.findByDestination(mac, tx.now);
  const texted = [
    ...challenges.map((row): Attempt => ({ kind: 'challenge', row })),
    ...enrollments.map((row): Attempt => ({ kind: 'enrollment', row })),
  ]
    .filter(({ row }) => methodFor(row.method).sends === 'text-message')
    .sort((a, b) => (b.row.codeExpiresAt?.getTime() ?? 0) - (a.row.codeExpiresAt?.getTime() ?? 0));
  return texted.filter(({ row }, index) => texted.findIndex((one) => one.row.personId === row.personId) === index);
};

const report = <H>(ports: EnrollmentPorts<H>, id: string): Promise<CallAnswer> =>
  ports.transaction(async (tx) => {
    const open = await withAuthenticator(tx, await findAttempt(tx, id));
    return open === null ? 'over' : reportAttempt(ports, tx, open.attempt, 'text');
  });

const isCodeOf = (ports: EnrollmentPorts, { attempt, authenticator }: Open, code: string, moment: Moment): boolean => {
  if (attempt.kind === 'enrollment') {
    return judgeEnrollment(ports, attempt.row, openEnrollment(ports.secretBox, attempt.row), code, moment).right;
  }
  return authenticator !== null && judgeAuthenticator(ports, authenticator, attempt.row, code, moment).right;
};
