import type { EnrollmentPorts, Tx } from '../../ports.js';
import { aboutAttempt, askerOf, confirmAttempt, countTry, failAttempt, findAttempt } from '../attempt.js';
import { countFailures } from '../authenticate/accept.js';
import { countGuess, tellOwner, type CountedGuess } from '../guess.js';
import type { Moment } from '../judge.js';
import { refuse } from '../../refusals.js';
import { refused } from '../refused.js';
import { stillOpen, withAuthenticator, type Open } from './still-open.js';

export interface GuessBeside {
  /** Of the row that is asked. */
  readonly id: string;
  /** What is written beside the facts of the attempt: by which way it came. */
  readonly flow: 'keys' | 'reply';
  /** Looks at the answer. Called after the count has committed, and for a row that is still open. */
  readonly isRight: (open: Open, moment: Moment) => boolean;
  /** One wrong answer ends it (attack D03). */
  readonly oneTry: boolean;
}

/**
 * A code or number that came in beside the page: counted, committed, and only then compared, as everything that is typed into it.
 * A right one confirms; the page redeems.
 */
export const guessBeside = async <H>(ports: EnrollmentPorts<H>, guess: GuessBeside): Promise<'confirmed' | 'wrong' | 'over'> => {
  const counted = await ports.transaction((tx) => count(ports, tx, guess));
  return counted === null ? 'over' : ports.transaction((tx) => compare(ports, tx, guess, counted));
};

type Counted = CountedGuess & { readonly tries: number };

const count = async (ports: EnrollmentPorts, tx: Tx, { id, flow }: GuessBeside): Promise<Counted | null> => {
  const open = await stillOpen(tx, await findAttempt(tx, id));
  if (open === null) return null;
  const tried = await countTry(tx, open.attempt, ports.settings.triesPerChallenge);
  if (tried === null) return null;
  const details = { flow, ...aboutAttempt(tried), try: tried.row.tries };
  const counted = await countGuess(tx, ports.settings, askerOf(tried), details);
  return counted.ok ? { ...counted, tries: tried.row.tries } : null;
};

const compare = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  { id, flow, isRight, oneTry }: GuessBeside,
  counted: Counted,
): Promise<'confirmed' | 'wrong' | 'over'> => {
  // Read again: a text sent meanwhile has replaced the code, and somebody may have ended the row. The pause of this very count does not bar it.
  const open = await withAuthenticator(tx, await findAttempt(tx, id));
  if (open === null || (await tx.blocks.active(open.attempt.row.personId)) !== null) return 'over';
  const { attempt, authenticator } = open;
  if (isRight(open, tx)) return (await confirmAttempt(tx, attempt, counted, { flow })) ? 'confirmed' : 'over';

  const about = { flow, ...aboutAttempt(attempt), try: counted.tries };
  const asker = askerOf(attempt);
  if (authenticator === null) await tellOwner(tx, ports.settings, asker, counted, about);
  else await countFailures(ports, tx, asker, counted, [authenticator], about);
  if (oneTry) await failAttempt(tx, attempt, 'tries_spent', { flow, reason: 'number_wrong' }, 'number_wrong');
  else if (counted.tries >= ports.settings.triesPerChallenge) {
    await failAttempt(tx, attempt, 'tries_spent', { flow }, 'too_many_tries');
  } else {
    await refused(tx, `${attempt.kind}.refused`, asker, refuse('code_wrong'), about);
  }
  return 'wrong';
};
