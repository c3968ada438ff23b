import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { actorOf, Audit } from '../audit/index.js';
import { Database, type FullViewer, Refused, row, type Work } from '../platform/index.js';
import { type CheckedDraft, checkDraft } from './checked-draft.js';
import { lockPolicy, subjectOf } from './policy-acts.js';
import type { PolicyDraftInput } from './policies.types.js';

/** Writing what is not in force. Answers the policy's id; the last writer of a draft wins. */
@Injectable()
export class PolicyDrafts {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  create(operator: FullViewer, input: PolicyDraftInput): Promise<string | Refused> {
    return this.named(async (work) => {
      const draft = await checkDraft(work.manager, input);
      if (draft instanceof Refused) return draft;
      const made = await row<{ id: string }>(work.manager, 'INSERT INTO policy (name) VALUES ($1) RETURNING id', [draft.name]);
      const policy = { id: made?.id ?? '', name: draft.name };
      await write(work, policy.id, draft);
      await this.audit.append(work, { action: 'policy.created', actor: actorOf(operator), subject: subjectOf(policy) });
      return policy.id;
    });
  }

  save(operator: FullViewer, id: string, input: PolicyDraftInput): Promise<string | Refused> {
    return this.named(async (work) => {
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      const draft = await checkDraft(work.manager, input);
      if (draft instanceof Refused) return draft;
      await work.manager.query('UPDATE policy SET name = $2, updated_at = now() WHERE id = $1', [id, draft.name]);
      await write(work, id, draft);
      await this.audit.append(work, {
        action: 'policy.draft_saved',
        actor: actorOf(operator),
        subject: subjectOf({ id, name: draft.name }),
        details: { methods: draft.methods, terms: { ...draft.terms }, mode: draft.mode, conditions: draft.conditions },
      });
      return id;
    });
  }

  /** Back to what was published last, its name included. */
  discard(operator: FullViewer, id: string): Promise<string | Refused> {
    return this.named(async (work) => {
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      const last = await row<{ name: string }>(
        work.manager,
        'SELECT name FROM policy_version WHERE policy_id = $1 AND number IS NOT NULL ORDER BY number DESC LIMIT 1',
        [id],
      );
      if (!last) return new Refused('policy_invalid', {}, 'This policy was never published. Delete it instead.');
      await work.manager.query('DELETE FROM policy_version WHERE policy_id = $1 AND number IS NULL', [id]);
      await work.manager.query('UPDATE policy SET name = $2, updated_at = now() WHERE id = $1', [id, last.name]);
      await this.audit.append(work, { action: 'policy.draft_discarded', actor: actorOf(operator), subject: subjectOf(policy) });
      return id;
    });
  }

  delete(operator: FullViewer, id: string): Promise<true | Refused> {
    return this.named(async (work) => {
      const policy = await lockPolicy(work, id);
      if (policy instanceof Refused) return policy;
      const published = await row(
        work.manager,
        'SELECT 1 FROM policy_version WHERE policy_id = $1 AND number IS NOT NULL LIMIT 1',
        [id],
      );
      if (published) return new Refused('policy_published');
      await work.manager.query('DELETE FROM policy WHERE id = $1', [id]);
      await this.audit.append(work, { action: 'policy.deleted', actor: actorOf(operator), subject: subjectOf(policy) });
      return true;
    });
  }

  /** The unique index over names decides, also between two who save at once. */
  private async named<T>(work: (unit: Work) => Promise<T | Refused>): Promise<T | Refused> {
    try {
      return await this.database.transaction(work);
    } catch (cause) {
      const taken =
        cause instanceof QueryFailedError && (cause.driverError as { constraint?: string }).constraint === 'policy_name';
      if (taken) return new Refused('policy_name_taken', { field: 'name' });
      throw cause;
    }
  }
}

async function write({ manager }: Work, policyId: string, draft: CheckedDraft): Promise<void> {
  const version = await row<{ id: string }>(
    manager,
    `INSERT INTO policy_version (policy_id, name, description, methods, terms, mode, starts_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (policy_id) WHERE number IS NULL
     DO UPDATE SET name = excluded.name, description = excluded.description, methods = excluded.methods,
                   terms = excluded.terms, mode = excluded.mode, starts_at = excluded.starts_at RETURNING id`,
    [policyId, draft.name, draft.description, draft.methods, draft.terms, draft.mode, draft.startsAt],
  );
  await manager.query('DELETE FROM policy_condition WHERE version_id = $1', [version?.id]);
  await manager.query(
    `INSERT INTO policy_condition (version_id, effect, kind, target_id, label, field, operator, operands)
     SELECT $1, c.effect, c.kind, c."targetId", c.label, c.field, c.operator, c.operands
       FROM jsonb_to_recordset($2::jsonb)
         AS c (effect text, kind text, "targetId" uuid, label text, field text, operator text, operands text[])`,
    [version?.id, JSON.stringify(draft.conditions)],
  );
}
