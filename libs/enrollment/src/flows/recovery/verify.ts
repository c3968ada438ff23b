import type { Asker, Passed, VerifyChallenge } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { VerifyRecoveryCode } from '../../methods/method.js';
import type { Authenticator, Challenge, CoreAuditEvent, EnrollmentPorts, RecoveryCode, Tx } from '../../ports.js';
import { refuse, type Outcome, type Refusal } from '../../refusals.js';
import { countFailures } from '../authenticate/accept.js';
import { passChallenge } from '../authenticate/pass.js';
import { personKey } from '../code.js';
import { countGuess, type CountedGuess } from '../guess.js';
import { refused } from '../refused.js';
import { readRecoveryCode, type TypedRecoveryCode } from './codes.js';
import { voidRecoveryCodes } from './void.js';

const DAY = 86_400;

interface Counted extends CountedGuess {
  readonly row: Challenge;
  readonly stored: RecoveryCode | null;
}

/**
 * Count and commit; hash outside of any transaction; then consume. The form is looked at before anything is counted, and the number
 * picks one hash, so a try costs the server one slow hash at most (attack F03).
 */
export const verifyRecoveryCode: VerifyRecoveryCode = async (ports, options, found) => {
  const typed = readRecoveryCode(options.code);
  if (typed === null) return refuse('code_malformed', { field: 'code' });
  const counted = await ports.transaction((tx) => count(ports, tx, options, found, typed));
  if (!counted.ok) return counted;
  const equal = counted.stored !== null && (await ports.slowHash.verify(counted.stored.hash, typed.secret));
  return ports.transaction((tx) => accept(ports, tx, options, counted, equal));
};

const detailsOf = ({ id, purpose, method, tries }: Challenge): CoreAuditEvent['details'] => ({
  regardingId: id,
  purpose,
  method,
  try: tries,
});

const count = async (
  ports: EnrollmentPorts,
  tx: Tx,
  options: VerifyChallenge<never>,
  found: Challenge,
  typed: TypedRecoveryCode,
): Promise<Counted | Refusal> => {
  const { settings } = ports;
  const no = (refusal: Refusal) => refused(tx, 'challenge.refused', options, refusal, detailsOf(found));
  if ((await tx.blocks.active(found.personId)) !== null) return no(refuse('blocked'));
  const lockedUntil = await tx.guesses.lockedUntil(found.personId, tx.now);
  if (lockedUntil !== null) return no(refuse('second_factor_locked', { retryAt: lockedUntil }));

  const day = {
    scope: 'recovery-day',
    key: personKey(ports.secretBox, found.personId),
    limit: settings.recoveryTriesPerDay,
    seconds: DAY,
  } as const;
  const taken = await tx.sends.take([day], tx.now);
  if (!taken.ok) return no(refuse('recovery_paused', { retryAt: taken.retryAt }));
  const row = await tx.challenges.countTry(found.id, settings.triesPerChallenge, tx.now);
  if (row === null) return no(refuse('challenge_over'));
  const counted = await countGuess(tx, settings, options, { flow: 'recovery', ...detailsOf(row) });
  if (!counted.ok) return no(counted);
  // It opens the way to enroll anew and nothing else, so it is no fresh proof (attack F06).
  if (row.purpose !== 'sign-in' || options.purpose !== 'sign-in') return no(refuse('challenge_over'));
  return { ...counted, row, stored: await tx.recoveryCodes.find(row.personId, typed.number) };
};

const accept = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  options: VerifyChallenge<H>,
  counted: Counted,
  equal: boolean,
): Promise<Outcome<Passed>> => {
  const { personId } = options;
  await tx.authenticators.lock(personId);
  const row = await tx.challenges.findById(counted.row.id, tx.now);
  const authenticator = row && (await tx.authenticators.find(row.authenticatorId, personId));
  const no = (refusal: Refusal) => refused(tx, 'challenge.refused', options, refusal, detailsOf(counted.row));
  if (!row || !authenticator || authenticator.disabledAt !== null) return no(refuse('challenge_over'));
  if (!equal || !counted.stored) return wrong(ports, tx, options, counted, authenticator, false);
  if (!(await tx.recoveryCodes.consume(counted.stored.id, tx.now))) {
    return wrong(ports, tx, options, counted, authenticator, true);
  }

  const left = await tx.recoveryCodes.left(personId);
  await tx.authenticators.setHint(authenticator.id, personId, String(left));
  return passChallenge(ports, tx, {
    row,
    authenticator: { ...authenticator, hint: String(left) },
    counted,
    options: {
      ...options,
      onSuccess: async (inner, view) => {
        await book(ports, inner, options, counted, left);
        await options.onSuccess?.(inner, view);
      },
    },
  });
};

/** What a right one leaves behind; a set without a code left ends. */
const book = async (ports: EnrollmentPorts, tx: Tx, asker: Asker, { row, stored }: Counted, left: number): Promise<void> => {
  const { personId } = row;
  await tx.sends.clear('recovery-day', personKey(ports.secretBox, personId));
  await tx.audit.append({
    action: 'recovery_codes.used',
    outcome: 'success',
    personId,
    sessionId: asker.sessionId,
    details: { regardingId: row.id, number: stored?.number ?? null, left },
  });
  await tx.notices.tell({ kind: 'recovery_code_used', personId, facts: { left } });
  if (left === 0) await voidRecoveryCodes(tx, asker, 'spent');
};

const wrong = async (
  ports: EnrollmentPorts,
  tx: Tx,
  options: VerifyChallenge<never>,
  counted: Counted,
  authenticator: Authenticator,
  replay: boolean,
): Promise<Refusal> => {
  const { row } = counted;
  const about = { ...detailsOf(row), authenticatorId: authenticator.id, replay };
  await countFailures(ports, tx, options, counted, [authenticator], about);
  const triesLeft = Math.max(0, ports.settings.triesPerChallenge - row.tries);
  if (triesLeft > 0) return refused(tx, 'challenge.refused', options, refuse('code_wrong', { triesLeft }), about);

  const to = next(challengeMachine, row.state, 'tries_spent');
  if (to !== null) await tx.challenges.transition(row.id, row.state, to, tx.now);
  return refused(tx, 'challenge.failed', options, refuse('too_many_tries', { triesLeft }), about);
};
