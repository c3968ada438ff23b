import type { Asker } from '../../core.js';
import type { Authenticator, EnrollmentPorts, Tx } from '../../ports.js';
import type { CoreAuditEvent } from '../../ports.js';
import { tellOwner, type CountedGuess } from '../guess.js';

/** Uses up the time step of a right answer: false when it, or a later one, was used meanwhile. */
export const consume = async (tx: Tx, authenticator: Authenticator, step: number | null): Promise<boolean> =>
  step === null || tx.authenticators.consumeStep(authenticator.id, authenticator.personId, step, tx.now);

/** Books a wrong answer on each authenticator that it was tried against; enough of them in a row disable it. */
export const countFailures = async (
  ports: EnrollmentPorts,
  tx: Tx,
  asker: Asker,
  counted: CountedGuess,
  tried: readonly Authenticator[],
  about: CoreAuditEvent['details'],
): Promise<void> => {
  const { settings } = ports;
  for (const { id, personId, method, hint } of tried) {
    const failures = await tx.authenticators.countFailure(id, personId, settings.failuresThatDisable, tx.now);
    if (failures !== settings.failuresThatDisable) continue;
    await tx.audit.append({
      action: 'authenticator.disabled',
      outcome: 'success',
      personId,
      sessionId: asker.sessionId,
      details: { authenticatorId: id, method, hint, failures, reason: 'wrong_answers' },
    });
  }
  await tellOwner(tx, settings, asker, counted, about);
};
