import { Injectable } from '@nestjs/common';
import { Audit, type NewAuditEvent } from '../../audit/index.js';
import { Database } from '../../platform/index.js';
import type { OpenAttempt } from '../first-factor/password-attempts.js';

export interface RefusedPassword {
  readonly person: { readonly id: string; readonly displayName: string } | null;
  readonly sourceAddress: string;
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

  async refused({ person, sourceAddress, why, attempt }: RefusedPassword): Promise<void> {
    const about: Pick<NewAuditEvent, 'outcome' | 'actor' | 'subject' | 'sourceAddress'> = {
      outcome: 'refused',
      actor: { kind: 'anonymous' },
      subject: person && { kind: 'person', id: person.id, name: person.displayName },
      sourceAddress,
    };
    const spent = [attempt?.source, ...(attempt?.others ?? [])].filter((counted) => counted?.spent);
    await this.database.transaction(async (work) => {
      await this.audit.append(work, { ...about, action: 'signin.password_refused', code: why });
      for (const counted of spent) {
        const details = { scope: counted?.limit.scope, seconds: counted?.limit.pauseSeconds };
        await this.audit.append(work, { ...about, action: 'signin.paused', code: 'too_many_attempts', details });
      }
    });
  }
}
