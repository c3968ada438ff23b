import type { Asker } from '../../core.js';
import type { Authenticator, Enrollment, EnrollmentPorts, Tx } from '../../ports.js';
import { clearGuesses, type CountedGuess } from '../guess.js';
import { sealAuthenticator } from '../seal.js';

/**
 * Turns a proven enrollment into an authenticator: its secret sealed anew for its own row, the proving time step already used.
 *
 * The count of guesses is cleared for a person's first authenticator only. To have bound one more proves possession of that one,
 * not of a factor that stood before; otherwise a session could guess at an old factor, enroll a new one, and guess on.
 */
export const bindAuthenticator = async (
  ports: EnrollmentPorts,
  tx: Tx,
  options: {
    readonly row: Enrollment;
    readonly secret: Uint8Array;
    readonly step: number | null;
    readonly asker: Asker;
    readonly counted: CountedGuess;
  },
): Promise<Authenticator> => {
  const { row, asker, step, counted } = options;
  const { personId } = row;
  const others = await tx.authenticators.list(personId);
  const id = ports.random.uuid();
  const authenticator: Authenticator = {
    id,
    personId,
    method: row.method,
    label: row.label,
    hint: row.hint,
    secret: sealAuthenticator(ports.secretBox, options.secret, { id, personId }),
    lastStep: step ?? -1,
    preferred: others.length === 0,
    enrolledAt: tx.now,
    lastUsedAt: null,
    failuresInARow: 0,
    disabledAt: null,
  };
  await tx.authenticators.insert(authenticator);
  if (others.length === 0) await clearGuesses(tx, asker, counted);

  const about = { outcome: 'success', personId, sessionId: asker.sessionId } as const;
  const facts = { method: row.method, hint: row.hint, authenticatorId: id };
  await tx.audit.append({ ...about, action: 'enrollment.completed', details: { ...facts, regardingId: row.id } });
  await tx.audit.append({ ...about, action: 'authenticator.added', details: facts });
  return authenticator;
};
