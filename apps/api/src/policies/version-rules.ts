import { row, rows, type Runner } from '../platform/index.js';
import type { DraftCondition, DraftRules } from './engine/sources-sql.js';
import { PLAIN_TERMS, type PolicyTerms } from './terms.js';

type Stored = Pick<DraftRules, 'name' | 'methods'> & { readonly terms: Partial<PolicyTerms> };

/** What a stored version asks for, as a draft would say it. */
export async function rulesOf(runner: Runner, policyId: string, versionId: string): Promise<DraftRules> {
  const version = await row<Stored>(runner, 'SELECT name, methods, terms FROM policy_version WHERE id = $1', [versionId]);
  if (!version) throw new Error('a policy version is gone');
  const conditions = await rows<DraftCondition>(
    runner,
    'SELECT effect, kind, target_id AS "targetId", field, operator, operands FROM policy_condition WHERE version_id = $1',
    [versionId],
  );
  return { policyId, name: version.name, methods: version.methods, terms: { ...PLAIN_TERMS, ...version.terms }, conditions };
}
