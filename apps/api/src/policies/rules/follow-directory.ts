import { type Audit, type AuditActor, SYSTEM } from '../../audit/index.js';
import { rows, type Work } from '../../platform/index.js';
import { lockRequirements } from '../engine/engine.js';
import type { PolicyTerms } from '../terms.js';
import { RULE_MATCHES } from './matching.js';
import { publishSteps } from './publish-steps.js';
import { hasRules, takeAnswers, takeAnswersBack } from './rule-answers.js';

/** `back`: the group is there again, or matches again. `changed`: the rule demands something else. */
export type StepKind = 'new' | 'back' | 'renamed' | 'changed' | 'ended';

/** One policy that has to be brought to what its rule and its group say. */
export interface Step {
  readonly what: StepKind;
  readonly policyId: string;
  readonly versionId: string;
  readonly ruleId: string;
  readonly groupId: string;
  readonly name: string;
  readonly groupName: string;
  readonly methods: readonly string[];
  readonly terms: PolicyTerms;
}

/** Who brings it about: the directory itself, or an operator who has changed a rule and said why. */
export interface Cause {
  readonly actor: AuditActor;
  readonly reason: string | null;
}

const BY_SYNC: Cause = { actor: SYSTEM, reason: null };

/**
 * Brings the policies that rules have made to what a run has put into force. To be called when groups are merged and before
 * requirements are evaluated. Returns the groups whose policies it touched, so that whoever is below them is evaluated too.
 */
export async function followRun(
  work: Work,
  audit: Audit,
  { id, directoryId }: { readonly id: string; readonly directoryId: string },
): Promise<readonly string[]> {
  if (!(await hasRules(work.manager, directoryId))) return [];
  await lockRequirements(work);
  await takeAnswers(work.manager, id, directoryId);
  return followDirectory(work, audit, directoryId, BY_SYNC);
}

/** The same after a run was undone. */
export async function followUndo(
  work: Work,
  audit: Audit,
  { id, directoryId }: { readonly id: string; readonly directoryId: string },
): Promise<readonly string[]> {
  if (!(await hasRules(work.manager, directoryId))) return [];
  await lockRequirements(work);
  await takeAnswersBack(work.manager, id);
  return followDirectory(work, audit, directoryId, BY_SYNC);
}

/** A directory is not read any more: what followed it ends. To be called before requirements are evaluated. */
export async function endRules(work: Work, audit: Audit, directoryId: string, cause: Cause): Promise<void> {
  if (!(await hasRules(work.manager, directoryId))) return;
  await lockRequirements(work);
  const ended = await rows<{ id: string; name: string; policies: number }>(
    work.manager,
    `UPDATE policy_rule r SET removed_at = now() FROM directory d
      WHERE d.id = r.directory_id AND r.directory_id = $1 AND r.removed_at IS NULL
     RETURNING r.id, d.name, (SELECT count(*)::int FROM policy p WHERE p.rule_id = r.id AND p.active_version_id IS NOT NULL) AS policies`,
    [directoryId],
  );
  for (const { id, name, policies } of ended) {
    await audit.append(work, {
      action: 'policy_rule.removed',
      actor: cause.actor,
      subject: { kind: 'policy_rule', id, name },
      details: { policies, reason: cause.reason },
    });
  }
  await followDirectory(work, audit, directoryId, cause);
}

/** One policy for each group that a rule matches, in force and as the rule says; none beyond. The caller holds `lockRequirements`. */
export async function followDirectory(work: Work, audit: Audit, directoryId: string, cause: Cause): Promise<readonly string[]> {
  const steps = await rows<Step>(work.manager, STEPS, [directoryId]);
  if (steps.length > 0) await publishSteps(work, audit, steps, cause);
  return steps.map(({ groupId }) => groupId);
}

const STEPS = `
  WITH wanted AS MATERIALIZED (
    SELECT r.id AS rule_id, g.id AS group_id, 'Directory: ' || g.name AS name, g.name AS group_name, r.methods, r.terms
      FROM policy_rule r JOIN directory_group g ON g.directory_id = r.directory_id AND g.missing_since IS NULL AND ${RULE_MATCHES}
     WHERE r.directory_id = $1 AND r.removed_at IS NULL
  ),
  standing AS MATERIALIZED (
    SELECT p.id AS policy_id, p.rule_id, p.group_id, v.id AS version_id, p.name, v.methods, v.terms
      FROM policy p JOIN policy_rule r ON r.id = p.rule_id AND r.directory_id = $1
      LEFT JOIN policy_version v ON v.id = p.active_version_id
  )
  SELECT CASE WHEN w.rule_id IS NULL THEN 'ended' WHEN s.policy_id IS NULL THEN 'new' WHEN s.version_id IS NULL THEN 'back'
              WHEN s.name <> w.name THEN 'renamed' ELSE 'changed' END AS what,
         coalesce(s.policy_id, gen_random_uuid()) AS "policyId", gen_random_uuid() AS "versionId",
         coalesce(w.rule_id, s.rule_id) AS "ruleId", coalesce(w.group_id, s.group_id) AS "groupId",
         coalesce(w.name, s.name) AS name, w.group_name AS "groupName", w.methods, w.terms
    FROM wanted w FULL JOIN standing s ON s.rule_id = w.rule_id AND s.group_id = w.group_id
   WHERE CASE WHEN w.rule_id IS NULL THEN s.version_id IS NOT NULL
              ELSE s.version_id IS NULL OR (s.name, s.methods, s.terms) IS DISTINCT FROM (w.name, w.methods, w.terms) END
   ORDER BY 1, lower(coalesce(w.name, s.name)), 2`;
