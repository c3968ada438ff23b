import type { NewAuditEvent } from '../audit/index.js';
import { Refused, type Work } from '../platform/index.js';
import { PolicyEntity } from './policy.entity.js';

/** The policy, held until the transaction ends; refused when it is gone, built in, or follows a directory. */
export async function lockPolicy({ manager }: Work, id: string): Promise<PolicyEntity | Refused> {
  const policy = await manager.findOne(PolicyEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!policy) return new Refused('not_found');
  if (policy.system) return new Refused('policy_system');
  return policy.ruleId ? new Refused('policy_managed') : policy;
}

export const subjectOf = ({ id, name }: Pick<PolicyEntity, 'id' | 'name'>): NonNullable<NewAuditEvent['subject']> => ({
  kind: 'policy',
  id,
  name,
});
