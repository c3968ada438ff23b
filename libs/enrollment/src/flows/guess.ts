import type { Asker } from '../core.js';
import type { CoreAuditEvent, EnrollmentSettings, Tx } from '../ports.js';
import { refuse, type Refusal } from '../refusals.js';

type Details = CoreAuditEvent['details'];
export interface CountedGuess {
  readonly ok: true;
  readonly inHour: number;
  readonly lockStarts: Date | null;
}

/**
 * The one counting function, behind every door. It runs in a transaction of its own that commits before any answer is looked
 * at, so neither an error nor a dropped connection afterwards makes a guess free. A pause that this guess brings about begins
 * with the count; a right answer ends it again.
 */
export const countGuess = async (
  tx: Tx,
  settings: EnrollmentSettings,
  asker: Asker,
  details: Details,
): Promise<CountedGuess | Refusal> => {
  const limits = { perHour: settings.wrongAnswersPerHour, lockSeconds: settings.lockSeconds };
  const count = await tx.guesses.count(asker.personId, limits, tx.now);
  if (!count.evaluate) return refuse('second_factor_locked', { retryAt: count.lockedUntil });

  const about = { outcome: 'success', personId: asker.personId, sessionId: asker.sessionId } as const;
  await tx.audit.append({ ...about, action: 'second_factor.counted', details: { ...details, inHour: count.inHour } });
  if (count.lockStarts !== null) {
    const until = count.lockStarts.toISOString();
    await tx.audit.append({ ...about, action: 'second_factor.locked', details: { ...details, inHour: count.inHour, until } });
  }
  return { ok: true, inHour: count.inHour, lockStarts: count.lockStarts };
};

/**
 * After a wrong answer: the owner is told at the set number, once for each time the count passes it, and when the pause began.
 * Told here and not with the count, so that a tenth answer that is right alarms nobody.
 */
export const tellOwner = async (
  tx: Tx,
  settings: EnrollmentSettings,
  asker: Asker,
  counted: CountedGuess,
  details: Details,
): Promise<void> => {
  const { personId, sessionId } = asker;
  if (counted.lockStarts !== null) {
    const facts = { wrongAnswers: counted.inHour, until: counted.lockStarts.toISOString() };
    await tx.notices.tell({ kind: 'second_factor_paused', personId, facts });
  }
  if (counted.inHour !== settings.tellOwnerAfter) return;
  await tx.audit.append({
    action: 'second_factor.owner_told',
    outcome: 'success',
    personId,
    sessionId,
    details: { ...details, inHour: counted.inHour },
  });
  await tx.notices.tell({ kind: 'wrong_answers', personId, facts: { wrongAnswers: counted.inHour } });
};

/** After a right second factor: nothing else clears the count. `counted` is null where nothing had to be guessed. */
export const clearGuesses = async (tx: Tx, asker: Asker, counted: CountedGuess | null): Promise<void> => {
  await tx.guesses.clear(asker.personId);
  if (counted === null || counted.lockStarts === null) return;
  await tx.audit.append({
    action: 'second_factor.unlocked',
    outcome: 'success',
    personId: asker.personId,
    sessionId: asker.sessionId,
    details: { reason: 'right_answer' },
  });
};
