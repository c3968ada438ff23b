import type { AuditActor, NewAuditEvent } from '../audit/index.js';
import { type FullViewer, Refused, type Work } from '../platform/index.js';
import { PolicyEntity } from './policy.entity.js';

const REASON_LENGTH = 500;

/** The policy, held until the transaction ends; refused when it is gone, built in, or follows a directory. */
export async function lockPolicy({ manager }: Work, id: string): Promise<PolicyEntity | Refused> {
  const policy = await manager.findOne(PolicyEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!policy) return new Refused('not_found');
  if (policy.system) return new Refused('policy_system');
  return policy.ruleId ? new Refused('policy_managed') : policy;
}

export const actorOf = (operator: FullViewer): AuditActor => ({
  kind: 'operator',
  id: operator.personId,
  name: operator.displayName,
});

export const subjectOf = ({ id, name }: Pick<PolicyEntity, 'id' | 'name'>): NonNullable<NewAuditEvent['subject']> => ({
  kind: 'policy',
  id,
  name,
});

/** A reason as it is kept. */
export function checkReason(text: string): string | Refused {
  const reason = text.replaceAll('\0', '').trim().slice(0, REASON_LENGTH);
  return reason.length > 0 ? reason : new Refused('reason_missing', { field: 'reason' });
}
