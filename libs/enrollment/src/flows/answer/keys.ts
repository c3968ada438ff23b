import { timingSafeEqual } from 'node:crypto';
import type { EnrollmentCore } from '../../core.js';
import { methodFor } from '../../methods/registry.js';
import type { CallAnswer, EnrollmentPorts, SecretBox, Tx } from '../../ports.js';
import { confirmAttempt, failAttempt, findAttempt, numberOf, type Attempt } from '../attempt.js';
import { barOf } from '../bars.js';
import { isCode } from '../code.js';
import { guessBeside } from './guess-beside.js';
import { reportAttempt } from './report.js';
import { withAuthenticator, type Open } from './still-open.js';

interface Pressed {
  readonly regardingId: string;
  readonly keys: string;
  readonly hash: boolean;
}
const FLOW = { flow: 'keys' } as const;
const NUMBER_DIGITS = 2;

/**
 * Keys pressed on a call (S3, S5, S16). `#` alone compares nothing, so it costs no guess; where the page shows two digits they are a
 * guess, and `#` alone proves nothing, as a voicemail greeting can play it (attack C06). Whatever is not an answer ends the request.
 */
export const answerByKeys =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['answerByKeys'] =>
  async (pressed) => {
    const settled = await ports.transaction((tx) => settle(ports, tx, pressed));
    if (settled !== 'guess') return settled;
    const isRight = ({ attempt }: Open): boolean => isNumberOf(ports.secretBox, attempt, pressed.keys);
    return guessBeside(ports, { id: pressed.regardingId, ...FLOW, isRight, oneTry: true });
  };

/** Everything that needs no comparison. */
const settle = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  { regardingId, keys, hash }: Pressed,
): Promise<CallAnswer | 'guess'> => {
  const found = await withAuthenticator(tx, await findAttempt(tx, regardingId));
  if (found === null || methodFor(found.attempt.row.method).proof !== 'keys') return 'over';
  const { attempt } = found;
  // Heard during a pause as well: whoever guesses must not silence the person.
  if (hash && keys === '0') return reportAttempt(ports, tx, attempt, 'call');
  if ((await barOf(tx, attempt.row.personId)) !== null) return 'over';
  if (!hash) return (await failAttempt(tx, attempt, 'unanswered', { ...FLOW, reason: 'no_answer' })) ? 'nothing' : 'over';

  const asksNumber = attempt.row.number !== null;
  if (asksNumber && isCode(keys, NUMBER_DIGITS) && !keys.startsWith('0')) return 'guess';
  if (!asksNumber && keys === '') return (await confirmAttempt(tx, attempt, null, FLOW)) ? 'confirmed' : 'over';
  return (await failAttempt(tx, attempt, 'unanswered', { ...FLOW, reason: 'other_keys' })) ? 'wrong' : 'over';
};

const isNumberOf = (box: SecretBox, attempt: Attempt, keys: string): boolean => {
  const number = numberOf(box, attempt);
  return number !== null && timingSafeEqual(Buffer.from(number), Buffer.from(keys));
};
