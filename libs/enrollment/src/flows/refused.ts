import type { Asker } from '../core.js';
import type { CoreAuditAction, CoreAuditEvent, EnrollmentPorts, Tx } from '../ports.js';
import type { Outcome, Refusal } from '../refusals.js';

/** Writes the refusal to the audit trail, in the transaction that commits with it, and returns it. */
export const refused = async (
  tx: Pick<Tx, 'audit'>,
  action: CoreAuditAction,
  asker: Asker,
  refusal: Refusal,
  details: CoreAuditEvent['details'] = {},
): Promise<Refusal> => {
  await tx.audit.append({
    action,
    outcome: 'refused',
    code: refusal.code,
    personId: asker.personId,
    sessionId: asker.sessionId,
    details,
  });
  return refusal;
};

/** The only thing the core throws on purpose: undoes its transaction, and becomes the refusal outside of it. */
export class Undo extends Error {
  override readonly name = 'Undo';
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** A transaction in which `Undo` may be thrown. Not for one that has counted a guess: the count must stay. */
export const undoable = async <T, H>(
  ports: EnrollmentPorts<H>,
  work: (tx: Tx<H>) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  try {
    return await ports.transaction(work);
  } catch (error) {
    if (error instanceof Undo) return error.refusal;
    throw error;
  }
};
