import type { EnrollmentCore } from '../../core.js';
import type { Asker } from '../../core.js';
import type { Method } from '../../methods/registry.js';
import type { Authenticator, EnrollmentPorts, Tx } from '../../ports.js';
import { done, refuse } from '../../refusals.js';
import { voidRecoveryCodes } from '../recovery/void.js';
import { refused } from '../refused.js';
import { showAuthenticator } from '../show.js';
import { ownAuthenticator, tellChange } from './change.js';

type Options = Parameters<EnrollmentCore['removeMethod']>[0];

/** A factor in its own right: recovery codes only lead to a new one. */
const isFactor = ({ method, disabledAt }: Authenticator): boolean => method !== 'recovery-codes' && disabledAt === null;

/**
 * Where policy asks for a second factor, one that it accepts stays: without it the password alone would be the right to enroll
 * (attack E01). Remembered devices end with every removal (attack E14).
 */
export const removeMethod =
  <H>(ports: EnrollmentPorts<H>): EnrollmentCore<H>['removeMethod'] =>
  (options) =>
    ports.transaction(async (tx) => {
      const row = await ownAuthenticator(tx, options.personId, options.id);
      if (row === null) return refused(tx, 'authenticator.refused', options, refuse('method_unknown'));
      if (row.method === 'recovery-codes') {
        await voidRecoveryCodes(tx, options, 'by_person');
        return done(showAuthenticator(row));
      }
      const others = (await tx.authenticators.list(row.personId)).filter((one) => one.id !== row.id);
      if (options.required && !others.some((one) => isFactor(one) && options.allowedMethods.includes(one.method))) {
        const about = { authenticatorId: row.id, method: row.method };
        return refused(tx, 'authenticator.refused', options, refuse('method_last'), about);
      }
      if (!(await tx.authenticators.remove(row.id, row.personId, tx.now))) return refuse('method_unknown');
      await tellChange(tx, 'authenticator.removed', options, row, 'by_person');
      const facts = { method: row.method, label: row.label, hint: row.hint };
      await tx.notices.tell({ kind: 'authenticator_removed', personId: row.personId, facts });
      if (row.preferred) await handOver(tx, options, others, options.required ? options.allowedMethods : null);
      if (others.every((one) => one.method === 'recovery-codes')) await voidRecoveryCodes(tx, options, 'nothing_left');
      await ports.trustEnded(tx, { personId: row.personId, why: 'authenticators_changed', block: null });
      return done(showAuthenticator(row));
    });

/** The oldest usable one is asked for first from now on; `others` is oldest first. */
const handOver = async (
  tx: Tx,
  asker: Asker & Pick<Options, 'id'>,
  others: readonly Authenticator[],
  allowed: readonly Method[] | null,
): Promise<void> => {
  const factors = others.filter(isFactor);
  const next = factors.find((one) => allowed === null || allowed.includes(one.method)) ?? factors[0];
  if (next === undefined) return;
  await tx.authenticators.prefer(next.id, next.personId);
  await tellChange(tx, 'authenticator.preferred', asker, next, 'removed_other');
};
