import type { Asker, Enrolled, RedeemEnrollment } from '../../core.js';
import { enrollmentMachine } from '../../machine/enrollment.js';
import { next } from '../../machine/machine.js';
import type { Authenticator, Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { clearGuesses, type CountedGuess } from '../guess.js';
import { voidRecoveryCodes } from '../recovery/void.js';
import { refused } from '../refused.js';
import { sealAuthenticator } from '../seal.js';
import { noteVerified } from '../sending/verified.js';
import { showAuthenticator, showEnrollment } from '../show.js';

interface Proven<H> {
  readonly row: Enrollment;
  readonly secret: Uint8Array;
  /** Time step or device counter that the proof has used up; null where there is none. */
  readonly step: number | null;
  readonly options: RedeemEnrollment<H>;
  /** Null where the proof came in beside the page, and was counted there. */
  readonly counted: CountedGuess | null;
}

/** The end of every enrollment, typed or redeemed: one caller completes it, and the authenticator, the trail and the host's work commit with it. */
export const complete = async <H>(ports: EnrollmentPorts<H>, tx: Tx<H>, proven: Proven<H>): Promise<Outcome<Enrolled>> => {
  const { row, options } = proven;
  await tx.authenticators.lock(row.personId);
  const to = next(enrollmentMachine, row.state, row.state === 'confirmed' ? 'redeemed' : 'proved');
  if (to === null || !(await tx.enrollments.transition(row.id, row.state, to, tx.now))) {
    return refused(tx, 'enrollment.refused', options, refuse('enrollment_over'), { regardingId: row.id });
  }
  const view = showAuthenticator(await bind(ports, tx, proven));
  await options.onSuccess?.(tx, view);
  return done({ enrollment: showEnrollment(ports, { ...row, state: to, codeMac: null }, options.handle), authenticator: view });
};

/**
 * Turns a proven enrollment into an authenticator under the same id: its secret sealed anew for its own row, what proved it used up.
 *
 * The count of guesses is cleared for a person's first authenticator only. To have bound one more proves possession of that one,
 * not of a factor that stood before; otherwise a session could guess at an old factor, enroll a new one, and guess on.
 */
const bind = async <H>(ports: EnrollmentPorts<H>, tx: Tx<H>, { row, secret, step, options, counted }: Proven<H>) => {
  const { id, personId, method, label, hint } = row;
  const others = (await tx.authenticators.list(personId)).filter((one) => one.method !== 'recovery-codes');
  const authenticator: Authenticator = {
    id,
    personId,
    method,
    label,
    hint,
    secret: sealAuthenticator(ports.secretBox, secret, { id, personId }),
    lastStep: step ?? -1,
    preferred: others.length === 0,
    enrolledAt: tx.now,
    lastUsedAt: null,
    failuresInARow: 0,
    disabledAt: null,
  };
  await tx.authenticators.insert(authenticator);
  await noteVerified(ports, tx, authenticator, secret);
  if (others.length === 0) await clearGuesses(tx, options, counted);
  await record(tx, authenticator, options);
  if (options.recovering === true) await voidRecoveryCodes(tx, options, 'recovered');
  // Attack E14: a remembered browser was remembered by the set as it stood.
  if (others.length > 0) await ports.trustEnded(tx, { personId, why: 'authenticators_changed', block: null });
  return authenticator;
};

const record = async (tx: Tx, { id, personId, method, label, hint }: Authenticator, { sessionId }: Asker): Promise<void> => {
  const about = { outcome: 'success', personId, sessionId } as const;
  const facts = { method, hint, authenticatorId: id };
  await tx.audit.append({ ...about, action: 'enrollment.completed', details: { ...facts, regardingId: id } });
  await tx.audit.append({ ...about, action: 'authenticator.added', details: facts });
  await tx.notices.tell({ kind: 'authenticator_added', personId, facts: { method, label, hint } });
};
