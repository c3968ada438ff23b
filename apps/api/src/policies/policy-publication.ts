import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../audit/index.js';
import { checkReason, Database, type FullViewer, Refused, row } from '../platform/index.js';
import { Engine } from './engine/engine.js';
import { affectedBy } from './engine/affected.js';
import { shutsLastWayIn } from './last-way-in.js';
import { lockPolicy, subjectOf } from './policy-acts.js';
import { Preview } from './preview.js';
import type { PolicyTerms } from './terms.js';
import { rulesOf } from './version-rules.js';

/** By how much the number of people may differ from what the admin saw: a tenth. */
const TOLERANCE = 0.1;

/** Whether a number is too far from the one that the admin saw. */
export const hasMoved = (people: number, expected: number): boolean =>
  people !== expected && Math.abs(people - expected) > expected * TOLERANCE;

interface DraftRow {
  readonly id: string;
  readonly name: string;
  readonly methods: string[];
  readonly terms: Partial<PolicyTerms>;
  readonly mode: 'enforce' | 'observe';
}

/** Bringing a policy into force and out of it; what it requires is computed in the same transaction. */
@Injectable()
export class PolicyPublication {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engine: Engine,
    private readonly preview: Preview,
  ) {}

  publish(operator: FullViewer, id: string, reasonText: string, expectedPeople: number): Promise<string | Refused> {
    return this.database.transaction(async (work) => {
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      const draft = await row<DraftRow>(
        work.manager,
        'SELECT id, name, methods, terms, mode FROM policy_version WHERE policy_id = $1 AND number IS NULL',
        [id],
      );
      if (!draft) return new Refused('policy_invalid', {}, 'There is no draft to publish.');

      await this.engine.settle(work);
      const rules = await rulesOf(work.manager, id, draft.id);
      const foresight = await this.preview.of(work.manager, rules);
      if (hasMoved(foresight.matched, expectedPeople)) return new Refused('preview_moved', { people: foresight.matched });
      const shut = await shutsLastWayIn(work, () =>
        work.manager.query('UPDATE policy SET active_version_id = $2 WHERE id = $1', [id, draft.id]),
      );
      if (shut) return shut;
      if (draft.mode === 'enforce' && foresight.withoutMethod > 0) {
        return new Refused('policy_no_method', { people: foresight.withoutMethod });
      }
      const affected = await affectedBy(work.manager, policy.activeVersionId, rules);

      const published = await row<{ number: number }>(
        work.manager,
        `UPDATE policy_version SET published_at = now(), published_by = $3, reason = $4,
                number = (SELECT coalesce(max(number), 0) + 1 FROM policy_version WHERE policy_id = $2)
          WHERE id = $1 RETURNING number`,
        [draft.id, id, operator.displayName, reason],
      );
      await work.manager.query('UPDATE policy SET active_version_id = $2, updated_at = now() WHERE id = $1', [id, draft.id]);
      await this.engine.evaluateAffected(work, 'publish', affected);
      await this.audit.append(work, {
        action: 'policy.published',
        actor: actorOf(operator),
        subject: subjectOf(policy),
        details: {
          version: published?.number,
          people: foresight.matched,
          newlyRequired: foresight.newlyRequired,
          methods: draft.methods,
          terms: { ...draft.terms },
          mode: draft.mode,
          reason,
        },
      });
      return id;
    });
  }

  withdraw(operator: FullViewer, id: string, reasonText: string): Promise<string | Refused> {
    return this.database.transaction(async (work) => {
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      if (!policy.activeVersionId) return new Refused('policy_invalid', {}, 'This policy is not in force.');
      await this.engine.catchUp(work);
      const affected = await affectedBy(work.manager, policy.activeVersionId, null);
      await work.manager.query('UPDATE policy SET active_version_id = NULL, updated_at = now() WHERE id = $1', [id]);
      const { removed } = await this.engine.evaluateAffected(work, 'withdraw', affected);
      await this.audit.append(work, {
        action: 'policy.withdrawn',
        actor: actorOf(operator),
        subject: subjectOf(policy),
        details: { noLongerRequired: removed, reason },
      });
      return id;
    });
  }
}
