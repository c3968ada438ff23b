import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import { checkReason, Database, type FullViewer, Refused, row, type Work } from '../platform/index.js';
import { affectedBy } from './engine/affected.js';
import { Engine } from './engine/engine.js';
import { shutsLastWayIn } from './last-way-in.js';
import { lockPolicy, subjectOf } from './policy-acts.js';
import { rulesOf } from './version-rules.js';

interface Version {
  readonly id: string;
  readonly number: number;
}
/** A draft as the database has it, set aside while another version takes its place. */
interface SetAside {
  readonly version: string | null;
  readonly conditions: string | null;
}

/** Back to the version before the one in force, as a new version; whoever writes on a draft meanwhile keeps it. */
@Injectable()
export class PolicyRollback {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engine: Engine,
  ) {}

  rollBack(operator: FullViewer, id: string, reasonText: string): Promise<string | Refused> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      const active = policy.activeVersionId;
      if (!active) return new Refused('policy_invalid', {}, 'This policy is not in force.');
      const old = await row<Version>(
        manager,
        `SELECT o.id, o.number FROM policy_version o JOIN policy_version v ON v.id = $2
          WHERE o.policy_id = $1 AND o.number < v.number ORDER BY o.number DESC LIMIT 1`,
        [id, active],
      );
      if (!old) return new Refused('policy_invalid', {}, 'There is no earlier version of this policy. Withdraw it instead.');
      const refused = await shutsLastWayIn(work, () => activate(work, id, old.id));
      if (refused) return refused;

      await this.engine.catchUp(work);
      const affected = await affectedBy(manager, active, await rulesOf(manager, id, old.id));
      const draft = await setAside(work, id);
      const made = await copied(work, id, old.id, { by: operator.displayName, reason });
      await activate(work, id, made.id);
      await putBack(work, draft);
      const { added, removed } = await this.engine.evaluateAffected(work, 'publish', affected);
      await this.audit.append(work, {
        action: 'policy.rolled_back',
        actor: actorOf(operator),
        subject: subjectOf(policy),
        details: { version: made.number, content: old.number, newlyRequired: added, noLongerRequired: removed, reason },
      });
      return id;
    });
  }
}

const activate = ({ manager }: Work, policyId: string, versionId: string): Promise<unknown> =>
  manager.query('UPDATE policy SET active_version_id = $2, updated_at = now() WHERE id = $1', [policyId, versionId]);

async function copied(
  { manager }: Work,
  policyId: string,
  oldId: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Version> {
  const made = await row<{ id: string }>(
    manager,
    `INSERT INTO policy_version (policy_id, name, description, methods, terms, mode, starts_at)
     SELECT policy_id, name, description, methods, terms, mode, starts_at FROM policy_version WHERE id = $1 RETURNING id`,
    [oldId],
  );
  await manager.query(
    `INSERT INTO policy_condition (version_id, effect, kind, target_id, label, field, operator, operands)
     SELECT $1, effect, kind, target_id, label, field, operator, operands FROM policy_condition WHERE version_id = $2`,
    [made?.id, oldId],
  );
  const published = await row<Version>(
    manager,
    `UPDATE policy_version SET published_at = now(), published_by = $3, reason = $4,
            number = (SELECT coalesce(max(number), 0) + 1 FROM policy_version WHERE policy_id = $2)
      WHERE id = $1 RETURNING id, number`,
    [made?.id, policyId, by, reason],
  );
  if (!published) throw new Error('a version could not be copied');
  return published;
}

async function setAside({ manager }: Work, policyId: string): Promise<SetAside> {
  const draft = await row<SetAside>(
    manager,
    `SELECT to_jsonb(v)::text AS version,
            (SELECT jsonb_agg(to_jsonb(c))::text FROM policy_condition c WHERE c.version_id = v.id) AS conditions
       FROM policy_version v WHERE v.policy_id = $1 AND v.number IS NULL`,
    [policyId],
  );
  await manager.query('DELETE FROM policy_version WHERE policy_id = $1 AND number IS NULL', [policyId]);
  return draft ?? { version: null, conditions: null };
}

async function putBack({ manager }: Work, { version, conditions }: SetAside): Promise<void> {
  if (!version) return;
  await manager.query('INSERT INTO policy_version SELECT * FROM jsonb_populate_record(NULL::policy_version, $1::jsonb)', [
    version,
  ]);
  await manager.query('INSERT INTO policy_condition SELECT * FROM jsonb_populate_recordset(NULL::policy_condition, $1::jsonb)', [
    conditions ?? '[]',
  ]);
}
