import type { Asker } from '../../core.js';
import type { Authenticator, CoreAuditEvent, EnrollmentPorts, Tx } from '../../ports.js';
import { tellOwner, type CountedGuess } from '../guess.js';

/** Uses up the time step of a right answer: false when it, or a later one, was used meanwhile. */
export const consume = async (tx: Tx, authenticator: Authenticator, step: number | null): Promise<boolean> =>
  step === null || tx.authenticators.consumeStep(authenticator.id, authenticator.personId, step, tx.now);

/**
 * Books a wrong answer on each authenticator that it was tried against; enough of them in a row disable it. `about.replay`: it was
 * right once, so somebody else may have seen it (attack B01).
 */
export const countFailures = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  asker: Asker,
  counted: CountedGuess,
  tried: readonly Authenticator[],
  about: CoreAuditEvent['details'],
): Promise<void> => {
  const { settings } = ports;
  for (const authenticator of tried) {
    const { id, personId } = authenticator;
    const failures = await tx.authenticators.countFailure(id, personId, settings.failuresThatDisable, tx.now);
    if (failures === settings.failuresThatDisable) await tellDisabled(ports, tx, asker, authenticator, failures);
  }
  const [first] = tried;
  if (about.replay === true && first !== undefined) {
    const facts = { method: first.method, hint: first.hint };
    await tx.notices.tell({ kind: 'code_replayed', personId: asker.personId, facts });
  }
  await tellOwner(tx, settings, asker, counted, about);
};

const tellDisabled = async <H>(
  ports: EnrollmentPorts<H>,
  tx: Tx<H>,
  { sessionId }: Asker,
  { id, personId, method, label, hint }: Authenticator,
  failures: number,
): Promise<void> => {
  await tx.audit.append({
    action: 'authenticator.disabled',
    outcome: 'success',
    personId,
    sessionId,
    details: { authenticatorId: id, method, hint, failures, reason: 'wrong_answers' },
  });
  await tx.notices.tell({ kind: 'authenticator_disabled', personId, facts: { method, label, hint } });
  await ports.trustEnded(tx, { personId, why: 'authenticators_changed', block: null });
};
