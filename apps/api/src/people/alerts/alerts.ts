import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Audit, SYSTEM } from '../../audit/index.js';
import { DeliveryService, Outbox } from '../../delivery/index.js';
import { rows, type Settings, SETTINGS, type Work } from '../../platform/index.js';
import { alertMail } from './alert-mail.js';

export interface Alert {
  /** One word a kind, dotted, by which a receiver of the webhook tells them apart. */
  readonly kind: string;
  /** What happened, for a person to read. */
  readonly sentence: string;
  /** Facts beside it; never a code, a secret or a full phone number. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

const DAY_MS = 86_400_000;

/** Tells those who run the place: every admin who has an address, by mail in English, and the alert webhook where there is one. */
@Injectable()
export class Alerts {
  constructor(
    private readonly outbox: Outbox,
    private readonly delivery: DeliveryService,
    private readonly audit: Audit,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Leaves with the transaction of what it is about, or not at all. */
  async raise(work: Work, alert: Alert): Promise<void> {
    const admins = await rows<{ id: string; mail: string }>(
      work.manager,
      `SELECT DISTINCT p.id, p.mail FROM person p JOIN person_role r ON r.person_id = p.id AND r.role = 'admin'
        WHERE p.mail <> '' AND p.missing_since IS NULL AND p.directory_state = 'active' ORDER BY p.id`,
    );
    const expiresAt = new Date(work.now.getTime() + DAY_MS);
    const content = alertMail(alert, work.now, this.settings);
    for (const { id, mail } of admins) {
      const message = { id: randomUUID(), personId: id, regardingId: null, to: mail, expiresAt };
      await this.outbox.enqueue(work, { ...message, kind: 'mail', content });
    }
    const webhook = await this.delivery.carries('alert');
    if (webhook) {
      const message = { id: randomUUID(), personId: null, regardingId: null, to: '', expiresAt };
      await this.outbox.enqueue(work, { ...message, kind: 'alert', content: alert });
    }
    await this.audit.append(work, {
      action: 'alert.raised',
      actor: SYSTEM,
      details: { kind: alert.kind, sentence: alert.sentence, mails: admins.length, webhook },
    });
  }
}
