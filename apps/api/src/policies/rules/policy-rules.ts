import { Injectable } from '@nestjs/common';
import { actorOf, Audit } from '../../audit/index.js';
import { checkReason, Database, type FullViewer, Refused, row, type Work } from '../../platform/index.js';
import { Engine } from '../engine/engine.js';
import { shutsLastWayIn } from '../last-way-in.js';
import { hasMoved } from '../policy-publication.js';
import { type CheckedRule, checkRule, invalidRule } from './checked-rule.js';
import { followDirectory } from './follow-directory.js';
import { setAnswer } from './rule-answers.js';
import { RulePreview } from './rule-preview.js';
import type { PolicyRuleInput } from './rules.types.js';

interface KeptRule {
  readonly id: string;
  readonly directoryId: string;
  readonly directoryName: string;
  readonly by: string;
  readonly value: string;
  readonly label: string;
}

/** Making, changing and ending rules. What a rule requires is in force when the transaction commits. Answers the rule's id. */
@Injectable()
export class PolicyRules {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly engine: Engine,
    private readonly preview: RulePreview,
  ) {}

  create(operator: FullViewer, input: PolicyRuleInput, reason: string, expectedPeople: number): Promise<string | Refused> {
    return this.keep(operator, null, input, reason, expectedPeople);
  }

  update(
    operator: FullViewer,
    id: string,
    input: PolicyRuleInput,
    reason: string,
    expectedPeople: number,
  ): Promise<string | Refused> {
    return this.keep(operator, id, input, reason, expectedPeople);
  }

  remove(operator: FullViewer, id: string, reasonText: string): Promise<true | Refused> {
    return this.database.transaction(async (work) => {
      const reason = checkReason(reasonText);
      if (reason instanceof Refused) return reason;
      await this.engine.catchUp(work);
      const rule = await ruleOf(work, id);
      if (!rule) return new Refused('not_found');
      await work.manager.query('UPDATE policy_rule SET removed_at = now() WHERE id = $1', [id]);
      const ended = await followDirectory(work, this.audit, rule.directoryId, { actor: actorOf(operator), reason });
      const { removed } = await this.engine.evaluate(work, 'withdraw');
      await this.told(work, operator, 'removed', rule, { policies: ended.length, noLongerRequired: removed, reason });
      return true;
    });
  }

  private async keep(
    operator: FullViewer,
    id: string | null,
    input: PolicyRuleInput,
    reasonText: string,
    expectedPeople: number,
  ): Promise<string | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    // The directory is asked before anything is held, since it may take its time.
    const asked = await this.asked(input, id);
    if (asked instanceof Refused) return asked;
    return this.database.transaction(async (work) => {
      await this.engine.settle(work);
      const before = id === null ? null : await ruleOf(work, id);
      if (id !== null && !before) return new Refused('not_found');
      const rule = await checkRule(work.manager, input, id);
      if (rule instanceof Refused) return rule;
      if (before && before.directoryId !== rule.directoryId)
        return invalidRule('directoryId', 'A rule stays with its directory. Make another rule for another directory.');
      const groupIds = await this.preview.groupsOf(work.manager, rule, asked);
      const foresight = await this.preview.people(work.manager, rule, groupIds, id);
      if (hasMoved(foresight.matched, expectedPeople)) return new Refused('preview_moved', { people: foresight.matched });
      const put = async (): Promise<string> => {
        const made = await write(work, id, rule, operator.displayName, reason);
        await setAnswer(work.manager, made, asked ?? []);
        await followDirectory(work, this.audit, rule.directoryId, { actor: actorOf(operator), reason });
        return made;
      };
      const shut = await shutsLastWayIn(work, put);
      if (shut) return shut;
      if (foresight.withoutMethod > 0) return new Refused('policy_no_method', { people: foresight.withoutMethod });
      const ruleId = await put();
      await this.engine.evaluate(work, 'publish');
      const { by, label, methods, terms } = rule;
      await this.told(
        work,
        operator,
        before ? 'changed' : 'created',
        { id: ruleId, directoryName: rule.directoryName },
        {
          by,
          value: label,
          before: before && { by: before.by, value: before.label },
          methods,
          terms: { ...terms },
          groups: groupIds.length,
          people: foresight.matched,
          newlyRequired: foresight.newlyRequired,
          reason,
        },
      );
      return ruleId;
    });
  }

  private async asked(input: PolicyRuleInput, id: string | null): Promise<readonly string[] | Refused | null> {
    const rule = await checkRule(this.database.manager, input, id);
    return rule instanceof Refused ? rule : this.preview.ask(rule);
  }

  private async told(
    work: Work,
    operator: FullViewer,
    what: 'created' | 'changed' | 'removed',
    { id, directoryName }: Pick<KeptRule, 'id' | 'directoryName'>,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.audit.append(work, {
      action: `policy_rule.${what}`,
      actor: actorOf(operator),
      subject: { kind: 'policy_rule', id, name: directoryName },
      details,
    });
  }
}

const ruleOf = ({ manager }: Work, id: string): Promise<KeptRule | null> =>
  row<KeptRule>(
    manager,
    `SELECT r.id, r.directory_id AS "directoryId", d.name AS "directoryName", r.by, r.value, r.label
       FROM policy_rule r JOIN directory d ON d.id = r.directory_id WHERE r.id = $1 AND r.removed_at IS NULL FOR UPDATE OF r`,
    [id],
  );

async function write({ manager }: Work, id: string | null, rule: CheckedRule, madeBy: string, reason: string): Promise<string> {
  const kept = [rule.by, rule.value, rule.path, rule.label, rule.methods, rule.terms, madeBy, reason];
  const made = id
    ? await row<{ id: string }>(
        manager,
        `UPDATE policy_rule SET by = $2, value = $3, path = $4, label = $5, methods = $6, terms = $7, made_by = $8, reason = $9,
                problem = NULL, updated_at = now() WHERE id = $1 RETURNING id`,
        [id, ...kept],
      )
    : await row<{ id: string }>(
        manager,
        `INSERT INTO policy_rule (directory_id, by, value, path, label, methods, terms, made_by, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
        [rule.directoryId, ...kept],
      );
  if (!made) throw new Error('a rule was not written');
  return made.id;
}
