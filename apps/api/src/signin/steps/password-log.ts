import { Injectable } from '@nestjs/common';
import { Audit, type NewAuditEvent } from '../../audit/index.js';
import { randomUUID } from 'node:crypto';
import { Database, type RequestSource, row, type Work } from '../../platform/index.js';
import type { OpenAttempt } from '../first-factor/password-attempts.js';

export interface RefusedPassword {
  readonly person: { readonly id: string; readonly displayName: string } | null;
  readonly source: RequestSource;
  /** For the helpdesk; the person at the page reads one sentence for all of them. */
  readonly why: string;
  readonly attempt: OpenAttempt | null;
}

/** Writes down passwords that were refused. What was typed as a name is not kept: people type passwords there. */
@Injectable()
export class PasswordLog {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async refused({ person, source, why, attempt }: RefusedPassword): Promise<void> {
    const about: Pick<NewAuditEvent, 'outcome' | 'actor' | 'subject' | 'sourceAddress'> = {
      outcome: 'refused',
      actor: { kind: 'anonymous' },
      subject: person && { kind: 'person', id: person.id, name: person.displayName },
      sourceAddress: source.address,
    };
    const spent = [attempt?.source, ...(attempt?.others ?? [])].filter((counted) => counted?.spent);
    await this.database.transaction(async (work) => {
      const decisionId = person && (await this.keep(work, person.id, source));
      await this.audit.append(work, { ...about, action: 'signin.password_refused', code: why, decisionId });
      for (const counted of spent) {
        const details = { scope: counted?.limit.scope, seconds: counted?.limit.pauseSeconds };
        await this.audit.append(work, { ...about, action: 'signin.paused', code: 'too_many_attempts', details });
      }
    });
  }

  /** For the person's own list of sign-ins. There are no more of them than passwords may be tried. */
  private async keep({ manager }: Work, personId: string, { address, userAgent }: RequestSource): Promise<string> {
    const id = randomUUID();
    await row(
      manager,
      `INSERT INTO decision (id, person_id, outcome, reason, trace, source_address, user_agent)
       VALUES ($1, $2, 'deny', 'password_refused', '{}', $3, $4)`,
      [id, personId, address, userAgent],
    );
    return id;
  }
}
