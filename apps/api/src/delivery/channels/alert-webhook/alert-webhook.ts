import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Egress } from '../../egress/egress.js';
import { type Channel, DeliveryFailure, type Handoff, type Narrate, type Provider } from '../channel.js';
import { SIGNED_FIELDS, signedPost } from '../webhook/signed-post.js';

/** Tells the operators' own systems, such as a chat or a pager, what the admins are told by mail. */
@Injectable()
export class AlertWebhookChannel implements Channel {
  readonly kind = 'alert-webhook';
  readonly carries = ['alert'] as const;
  readonly idempotent = true;
  readonly fields = SIGNED_FIELDS;

  constructor(private readonly egress: Egress) {}

  hostOf(settings: Readonly<Record<string, string>>): string {
    return new URL(settings['url'] ?? '').host;
  }

  async send(provider: Provider, message: Handoff): Promise<{ reference: string }> {
    if (message.kind !== 'alert') throw new DeliveryFailure('the alert webhook carries alerts only', 'provider');
    const post = { id: message.id, type: 'alert', data: message.content };
    await signedPost(this.egress, provider, post, { signal: message.signal });
    return { reference: message.id };
  }

  async test(provider: Provider, _to: string | null, narrate: Narrate): Promise<void> {
    const data = { kind: 'test', sentence: 'This is a test of the alerts.', details: {} };
    await signedPost(this.egress, provider, { id: randomUUID(), type: 'alert', data }, { narrate });
  }
}
