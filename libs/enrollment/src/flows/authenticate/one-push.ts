import type { Asker } from '../../core.js';
import { challengeMachine } from '../../machine/challenge.js';
import { next } from '../../machine/machine.js';
import type { Challenge, Tx } from '../../ports.js';
import { refuse, type Refusal } from '../../refusals.js';

const end = async (tx: Tx, row: Challenge, reason: string): Promise<void> => {
  const to = next(challengeMachine, row.state, 'superseded');
  if (to === null || !(await tx.challenges.transition(row.id, row.state, to, tx.now))) return;
  await tx.audit.append({
    action: 'challenge.cancelled',
    outcome: 'success',
    personId: row.personId,
    sessionId: row.sessionId,
    details: { regardingId: row.id, purpose: row.purpose, method: row.method, reason },
  });
};

/**
 * Attack D05: somebody who starts at the same moment hopes that the person approves the wrong one. So a notification that waits in
 * another session ends together with this start, and the person is told; every other method stays usable.
 */
export const endOtherPush = async (tx: Tx, { personId, sessionId }: Asker): Promise<Refusal | null> => {
  const other = await tx.challenges.livePush(personId, tx.now);
  if (other === null || other.sessionId === sessionId) return null;
  await end(tx, other, 'parallel_request');
  await tx.notices.tell({ kind: 'parallel_requests', personId, facts: { place: other.context.place } });
  return refuse('push_conflict');
};

/** One live notification a person: one of another purpose in the same session gives way. Asked once a new one may be sent. */
export const replaceOwnPush = async (tx: Tx, { personId }: Asker): Promise<void> => {
  const own = await tx.challenges.livePush(personId, tx.now);
  if (own !== null) await end(tx, own, 'superseded');
};
