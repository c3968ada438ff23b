import type { Asker } from '../../core.js';
import type { Tx } from '../../ports.js';

/** Ends a person's set of recovery codes and its authenticator; nothing when there is none. */
export const voidRecoveryCodes = async (
  tx: Tx,
  { personId, sessionId }: Asker,
  reason: 'by_person' | 'nothing_left' | 'recovered' | 'spent',
): Promise<void> => {
  const rows = (await tx.authenticators.list(personId)).filter((one) => one.method === 'recovery-codes');
  if (rows.length === 0) return;
  const left = await tx.recoveryCodes.left(personId);
  await tx.recoveryCodes.voidAll(personId, tx.now);
  for (const { id } of rows) await tx.authenticators.remove(id, personId, tx.now);
  await tx.audit.append({
    action: 'recovery_codes.voided',
    outcome: 'success',
    personId,
    sessionId,
    details: { reason, left },
  });
};
