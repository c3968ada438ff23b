import type { EnrollmentCore } from '../../core.js';
import type { Authenticator, CoreAuditAction, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import type { Asker } from '../../core.js';
import { checkName } from '../name.js';
import { refused } from '../refused.js';
import { showAuthenticator } from '../show.js';

export const listMethods =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['listMethods'] =>
  ({ personId }) =>
    ports.transaction(async (tx) => (await tx.authenticators.list(personId)).map(showAuthenticator));

/** Takes the person's lock first, so that two changes at once cannot each rely on what the other removes. */
export const ownAuthenticator = async (tx: Tx, personId: string, id: string): Promise<Authenticator | null> => {
  await tx.authenticators.lock(personId);
  return tx.authenticators.find(id, personId);
};

export const tellChange = (
  tx: Tx,
  action: CoreAuditAction,
  { personId, sessionId }: Asker,
  { id, method, label, hint }: Authenticator,
  reason?: string,
): Promise<void> =>
  tx.audit.append({
    action,
    outcome: 'success',
    personId,
    sessionId,
    details: { authenticatorId: id, method, label, hint, ...(reason !== undefined && { reason }) },
  });

export const renameMethod =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['renameMethod'] =>
  async (options) => {
    const name = checkName(options.label, 'label');
    if (!name.ok) return name;
    return ports.transaction(async (tx) => {
      const row = await ownAuthenticator(tx, options.personId, options.id);
      if (row === null) return refused(tx, 'authenticator.refused', options, refuse('method_unknown'));
      const label = name.value;
      await tx.authenticators.rename(row.id, row.personId, label);
      await tellChange(tx, 'authenticator.renamed', options, { ...row, label });
      return done(showAuthenticator({ ...row, label }));
    });
  };

export const preferMethod =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['preferMethod'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const row = await ownAuthenticator(tx, options.personId, options.id);
      if (row === null) return refused(tx, 'authenticator.refused', options, refuse('method_unknown'));
      if (row.method === 'recovery-codes' || row.disabledAt !== null) {
        return refused(tx, 'authenticator.refused', options, refuse('method_not_allowed'), { authenticatorId: row.id });
      }
      await tx.authenticators.prefer(row.id, row.personId);
      await tellChange(tx, 'authenticator.preferred', options, row, 'by_person');
      return done(showAuthenticator({ ...row, preferred: true }));
    });
