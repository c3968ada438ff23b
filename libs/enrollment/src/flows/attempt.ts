import type { Asker } from '../core.js';
import { challengeMachine, type ChallengeEvent } from '../machine/challenge.js';
import { enrollmentMachine, type EnrollmentEvent } from '../machine/enrollment.js';
import { next } from '../machine/machine.js';
import type { Challenge, CoreAuditEvent, Enrollment, SecretBox, Tx } from '../ports.js';
import type { RefusalCode } from '../refusals.js';
import { clearGuesses, type CountedGuess } from './guess.js';
import { openNumber } from './seal.js';

/** An enrollment or a challenge, for answers that come in beside the page and may be about either. */
export type Attempt =
  { readonly kind: 'enrollment'; readonly row: Enrollment } | { readonly kind: 'challenge'; readonly row: Challenge };
type Details = CoreAuditEvent['details'];

/** Live, whoever asks. */
export const findAttempt = async (tx: Tx, id: string): Promise<Attempt | null> => {
  const challenge = await tx.challenges.findById(id, tx.now);
  if (challenge !== null) return { kind: 'challenge', row: challenge };
  const enrollment = await tx.enrollments.findById(id, tx.now);
  return enrollment === null ? null : { kind: 'enrollment', row: enrollment };
};

/** Neither confirmed nor ended, and what was sent last may still be answered. */
export const awaitsAnswer = ({ row }: Attempt, now: Date): boolean =>
  (row.state === 'awaiting_proof' || row.state === 'pending') && row.codeExpiresAt !== null && row.codeExpiresAt > now;

export const askerOf = ({ row: { personId, sessionId } }: Attempt): Asker => ({ personId, sessionId });

export const numberOf = (box: SecretBox, attempt: Attempt): string | null => openNumber(box, attempt.kind, attempt.row);

export const purposeOf = (attempt: Attempt): Challenge['purpose'] =>
  attempt.kind === 'challenge' ? attempt.row.purpose : 'enroll';

export const aboutAttempt = (attempt: Attempt): Details => ({
  regardingId: attempt.row.id,
  purpose: purposeOf(attempt),
  method: attempt.row.method,
  hint: attempt.row.hint,
});

/** Counts one try on the row; null when it is spent, over or confirmed already. */
export const countTry = async (tx: Tx, { kind, row }: Attempt, limit: number): Promise<Attempt | null> => {
  if (kind === 'challenge') {
    const challenge = await tx.challenges.countTry(row.id, limit, tx.now);
    return challenge && { kind, row: challenge };
  }
  const enrollment = await tx.enrollments.countTry(row.id, limit, tx.now);
  return enrollment && { kind, row: enrollment };
};

/** Follows the machine; true for exactly one caller. */
export const moveAttempt = async (tx: Tx, attempt: Attempt, event: ChallengeEvent & EnrollmentEvent): Promise<boolean> => {
  if (attempt.kind === 'challenge') {
    const to = next(challengeMachine, attempt.row.state, event);
    return to !== null && tx.challenges.transition(attempt.row.id, attempt.row.state, to, tx.now);
  }
  const to = next(enrollmentMachine, attempt.row.state, event);
  return to !== null && tx.enrollments.transition(attempt.row.id, attempt.row.state, to, tx.now);
};

/**
 * The proof is in; the page that began it has yet to redeem it. A guess that was counted for it is forgotten here, as a pause that
 * it began would otherwise stop the redemption; binding one more authenticator forgets nothing (attack A02).
 */
export const confirmAttempt = async (
  tx: Tx,
  attempt: Attempt,
  counted: CountedGuess | null,
  details: Details,
): Promise<boolean> => {
  if (!(await moveAttempt(tx, attempt, 'confirmed'))) return false;
  const asker = askerOf(attempt);
  await tx.audit.append({
    action: `${attempt.kind}.confirmed`,
    outcome: 'success',
    ...asker,
    details: { ...aboutAttempt(attempt), ...details },
  });
  const clears = attempt.kind === 'challenge' || (await tx.authenticators.list(asker.personId)).length === 0;
  if (counted !== null && clears) await clearGuesses(tx, asker, counted);
  return true;
};

/** Ends it without a proof. `code`: of the wrong answer that did; none where nothing was compared. */
export const failAttempt = async (
  tx: Tx,
  attempt: Attempt,
  event: 'tries_spent' | 'unanswered',
  details: Details,
  code?: RefusalCode,
): Promise<boolean> => {
  if (!(await moveAttempt(tx, attempt, event))) return false;
  await tx.audit.append({
    action: `${attempt.kind}.failed`,
    outcome: 'refused',
    ...(code !== undefined && { code }),
    ...askerOf(attempt),
    details: { ...aboutAttempt(attempt), ...details },
  });
  return true;
};
