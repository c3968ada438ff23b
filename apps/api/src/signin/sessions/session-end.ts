import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database, type Work } from '../../platform/index.js';
import { Sessions } from './sessions.js';
import type { PresentedTokens } from './cookies.js';

/** Ends the sessions that a browser presents. */
@Injectable()
export class SessionEnd {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  signOut(presented: PresentedTokens, sourceAddress: string): Promise<void> {
    return this.database.transaction((work) => this.end(work, presented, sourceAddress, 'signed_out'));
  }

  /** In the transaction that opens something new for this browser: two sessions never live in it side by side. */
  async end(work: Work, presented: PresentedTokens, sourceAddress: string, reason: string): Promise<void> {
    for (const { id, personId, name } of await this.sessions.endByTokens(work, presented, reason)) {
      await this.audit.append(work, {
        action: 'signin.ended',
        actor: { kind: 'person', id: personId, name },
        subject: { kind: 'person', id: personId, name },
        sourceAddress,
        details: { sessionId: id, reason },
      });
    }
  }
}
