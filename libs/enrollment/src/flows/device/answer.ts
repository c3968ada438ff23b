import { timingSafeEqual } from 'node:crypto';
import type { AnswerByDevice, EnrollmentCore } from '../../core.js';
import type { EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome, type Refusal } from '../../refusals.js';
import {
  aboutAttempt,
  askerOf,
  awaitsAnswer,
  confirmAttempt,
  countTry,
  failAttempt,
  findAttempt,
  numberOf,
  type Attempt,
} from '../attempt.js';
import { reportAttempt } from '../answer/report.js';
import { withAuthenticator } from '../answer/still-open.js';
import { countFailures } from '../authenticate/accept.js';
import { isCode } from '../code.js';
import { countGuess, tellOwner, type CountedGuess } from '../guess.js';
import { refused } from '../refused.js';
import { denyByDevice } from './deny.js';
import { nonceOf } from './poll.js';
import { isUuid, lockOwner, provenDevice, type ProvenDevice } from './prove.js';
import { answerText } from './signed-text.js';

type Counted = CountedGuess & { readonly attempt: Attempt };
type Answered = Awaited<ReturnType<EnrollmentCore['answerByDevice']>>;

/** A number costs a guess and a transaction of its own, like a typed code (attacks A04, D03); a no is taken at once. */
export const answerByDevice =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['answerByDevice'] =>
  async (answer) => {
    if (!hasForm(answer)) return refuse('code_malformed', { field: 'number' });
    if (answer.decision !== 'authenticate') return ports.transaction((tx) => sayNo(ports, tx, answer));
    const counted = await ports.transaction((tx) => count(ports, tx, answer));
    return counted.ok ? ports.transaction((tx) => compare(ports, tx, answer, counted)) : counted;
  };

/** Two digits from 10 to 99 with 'authenticate', none with the others. */
const hasForm = ({ requestId, decision, number }: AnswerByDevice): boolean => {
  if (!isUuid(requestId)) return false;
  if (decision === 'authenticate') return isCode(number, 2) && !number.startsWith('0');
  return (decision === 'deny' || decision === 'report-fraud') && number === null;
};

/** The request that this device may answer now. */
const findRequest = async (
  ports: EnrollmentPorts,
  tx: Tx,
  answer: AnswerByDevice,
): Promise<Outcome<{ readonly device: ProvenDevice; readonly attempt: Attempt }>> => {
  const nonce = nonceOf(ports.secretBox, answer.requestId, answer.deviceId);
  const device = await provenDevice(ports, tx, answer, answerText({ ...answer, nonce }));
  if (!device.ok) return device;
  const attempt = await findAttempt(tx, answer.requestId);
  if (attempt === null || !isFor(attempt, device.value) || !awaitsAnswer(attempt, tx.now)) {
    const { personId } = device.value;
    const refusal = refuse('challenge_over');
    const details = { deviceId: answer.deviceId, requestId: answer.requestId, decision: answer.decision };
    await tx.audit.append({ action: 'device.refused', outcome: 'refused', code: refusal.code, personId, details });
    return refusal;
  }
  return done({ device: device.value, attempt });
};

const isFor = (attempt: Attempt, { deviceId, personId, authenticator }: ProvenDevice): boolean => {
  if (attempt.row.personId !== personId) return false;
  if (attempt.kind === 'enrollment') return attempt.row.id === deviceId;
  return attempt.row.authenticatorId === deviceId && authenticator !== null && authenticator.disabledAt === null;
};

const sayNo = async <H>(ports: EnrollmentPorts<H>, tx: Tx<H>, answer: AnswerByDevice): Promise<Answered> => {
  if (answer.decision === 'report-fraud') await lockOwner(tx, answer.deviceId);
  const found = await findRequest(ports, tx, answer);
  if (!found.ok) return found;
  const { attempt } = found.value;
  if (answer.decision === 'report-fraud') await reportAttempt(ports, tx, attempt, 'notification');
  else if (!(await denyByDevice(ports, tx, attempt))) return refuse('challenge_over');
  return done({ answer: answer.decision });
};

const count = async (ports: EnrollmentPorts, tx: Tx, answer: AnswerByDevice): Promise<Counted | Refusal> => {
  const found = await findRequest(ports, tx, answer);
  if (!found.ok) return found;
  const asker = askerOf(found.value.attempt);
  const about = { ...aboutAttempt(found.value.attempt), deviceId: answer.deviceId };
  const no = (refusal: Refusal) => refused(tx, 'device.refused', asker, refusal, about);
  if ((await tx.blocks.active(asker.personId)) !== null) return no(refuse('challenge_over'));
  // One number a request: a second one in parallel finds the only try taken.
  const attempt = await countTry(tx, found.value.attempt, 1);
  if (attempt === null) return no(refuse('challenge_over'));
  const counted = await countGuess(tx, ports.settings, asker, { flow: 'device', ...about });
  return counted.ok ? { ...counted, attempt } : no(counted);
};

const compare = async (ports: EnrollmentPorts, tx: Tx, answer: AnswerByDevice, counted: Counted): Promise<Answered> => {
  const asker = askerOf(counted.attempt);
  const about = { deviceId: answer.deviceId };
  const over = () =>
    refused(tx, 'device.refused', asker, refuse('challenge_over'), { ...aboutAttempt(counted.attempt), ...about });
  // Read again: a report or a second start has ended the request, and wrong answers elsewhere may have disabled the device.
  const open = await withAuthenticator(tx, await findAttempt(tx, answer.requestId));
  const number = open && numberOf(ports.secretBox, open.attempt);
  if (open === null || number === null || answer.number === null) return over();
  const { attempt, authenticator } = open;
  if (timingSafeEqual(Buffer.from(number), Buffer.from(answer.number))) {
    return (await confirmAttempt(tx, attempt, counted, about)) ? done({ answer: 'authenticate' }) : over();
  }
  await failAttempt(tx, attempt, 'tries_spent', { ...about, reason: 'number_wrong' });
  const details = { ...aboutAttempt(attempt), ...about };
  if (authenticator === null) await tellOwner(tx, ports.settings, asker, counted, details);
  else await countFailures(ports, tx, asker, counted, [authenticator], details);
  return refused(tx, 'device.refused', asker, refuse('number_wrong'), details);
};
