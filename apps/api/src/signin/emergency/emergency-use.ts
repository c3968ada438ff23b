import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Alerts } from '../../people/index.js';
import { type RequestSource, touched, type Work } from '../../platform/index.js';
import { signInEvent } from '../steps/sign-in-event.js';

interface User {
  readonly personId: string;
  readonly name: string;
}

/** Nobody uses a sealed account unseen: every admin is told in the transaction that lets it in. */
@Injectable()
export class EmergencyUse {
  constructor(
    private readonly alerts: Alerts,
    private readonly audit: Audit,
  ) {}

  /** The sealed password was right; the second step follows. Worth an alarm of its own: it may have been stolen. */
  async opened(work: Work, { personId, name }: User, source: RequestSource): Promise<void> {
    await this.audit.append(work, signInEvent('emergency.password_given', { personId, name }, null, source));
    await this.alerts.raise(work, {
      kind: 'emergency.password_given',
      sentence: `The sealed password of the emergency account ${name} was given`,
      details: { account: name, address: source.address, browser: source.userAgent },
    });
  }

  /** Signed in with both factors; of anybody else's account nothing happens. */
  async used(work: Work, { personId, name }: User, decisionId: string, source: RequestSource): Promise<void> {
    const sealed = await touched(
      work.manager,
      'UPDATE emergency_account SET last_used_at = now(), reminded_at = NULL WHERE person_id = $1 AND removed_at IS NULL RETURNING 1',
      [personId],
    );
    if (sealed === 0) return;
    await this.audit.append(work, signInEvent('emergency.used', { personId, name }, decisionId, source));
    await this.alerts.raise(work, {
      kind: 'emergency.used',
      sentence: `The emergency account ${name} is signed in`,
      details: { account: name, address: source.address, browser: source.userAgent, decision: decisionId },
    });
  }
}
