import type { Asker } from '../core.js';
import type { CoreAuditAction, CoreAuditEvent, Tx } from '../ports.js';
import { refuse, type Refusal } from '../refusals.js';
import { refused } from './refused.js';

/**
 * What stands between this person and any second factor, or null. Asked when something begins and again when it is redeemed, so
 * that what began before a pause or a block gives nothing during it (attack A05, S16).
 */
export const barOf = async (tx: Tx, personId: string): Promise<Refusal | null> => {
  if ((await tx.blocks.active(personId)) !== null) return refuse('blocked');
  const lockedUntil = await tx.guesses.lockedUntil(personId, tx.now);
  return lockedUntil === null ? null : refuse('second_factor_locked', { retryAt: lockedUntil });
};

/** The same, written to the audit trail. */
export const barred = async (
  tx: Tx,
  action: CoreAuditAction,
  asker: Asker,
  details: CoreAuditEvent['details'] = {},
): Promise<Refusal | null> => {
  const bar = await barOf(tx, asker.personId);
  return bar && refused(tx, action, asker, bar, details);
};
