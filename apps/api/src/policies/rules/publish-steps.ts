import type { Audit } from '../../audit/index.js';
import type { Work } from '../../platform/index.js';
import type { Cause, Step, StepKind } from './follow-directory.js';

const TESSERA = 'Tessera';

/** Why a version was published, when nobody gave a reason. */
const REASONS: Readonly<Record<Exclude<StepKind, 'ended'>, string>> = {
  new: 'The directory has a new group that the rule matches.',
  back: 'The group matches the rule again.',
  renamed: 'The group was renamed in the directory.',
  changed: 'The rule demands something else.',
};

/** Publishes a version for each policy that differs, and takes those out of force whose group no rule matches any more. */
export async function publishSteps(work: Work, audit: Audit, steps: readonly Step[], { actor, reason }: Cause): Promise<void> {
  const { manager } = work;
  const published = steps.filter(({ what }) => what !== 'ended');
  const list = JSON.stringify(published.map((step) => ({ ...step, reason: reasonOf(step, reason) })));
  const steady = `jsonb_to_recordset($1::jsonb) AS s (what text, "policyId" uuid, "versionId" uuid, "ruleId" uuid, "groupId" uuid,
    name text, "groupName" text, methods text[], terms jsonb, reason text)`;
  if (published.length > 0) {
    await manager.query(
      `INSERT INTO policy (id, name, rule_id, group_id) SELECT "policyId", name, "ruleId", "groupId" FROM ${steady} WHERE what = 'new'`,
      [list],
    );
    await manager.query(
      `INSERT INTO policy_version (id, policy_id, name, methods, terms) SELECT "versionId", "policyId", name, methods, terms FROM ${steady}`,
      [list],
    );
    await manager.query(
      `INSERT INTO policy_condition (version_id, effect, kind, target_id, label)
       SELECT "versionId", 'include', 'group', "groupId", "groupName" FROM ${steady}`,
      [list],
    );
    await manager.query(
      `UPDATE policy_version v SET published_at = now(), published_by = $2, reason = s.reason,
              number = (SELECT coalesce(max(o.number), 0) + 1 FROM policy_version o WHERE o.policy_id = v.policy_id)
         FROM ${steady} WHERE v.id = s."versionId"`,
      [list, actor.name ?? TESSERA],
    );
    await manager.query(
      `UPDATE policy p SET active_version_id = s."versionId", name = s.name, updated_at = now() FROM ${steady} WHERE p.id = s."policyId"`,
      [list],
    );
  }
  const ended = steps.filter(({ what }) => what === 'ended').map(({ policyId }) => policyId);
  if (ended.length > 0) {
    await manager.query('UPDATE policy SET active_version_id = NULL, updated_at = now() WHERE id = ANY ($1::uuid[])', [ended]);
  }
  for (const step of steps) {
    await audit.append(work, {
      action: step.what === 'ended' ? 'policy.retired' : 'policy.followed',
      actor,
      subject: { kind: 'policy', id: step.policyId, name: step.name },
      details: { ruleId: step.ruleId, groupId: step.groupId, what: step.what, reason: reasonOf(step, reason) },
    });
  }
}

const reasonOf = ({ what }: Step, given: string | null): string | null => given ?? (what === 'ended' ? null : REASONS[what]);
