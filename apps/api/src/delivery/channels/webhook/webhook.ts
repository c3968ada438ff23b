import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type Settings, SETTINGS } from '../../../platform/index.js';
import { Egress } from '../../egress/egress.js';
import type { MessageKind } from '../../message.js';
import { TELEPHONY } from '../../telephony/paths.js';
import { type Channel, DeliveryFailure, type Handoff, type Narrate, type Provider } from '../channel.js';
import { SIGNED_FIELDS, signedPost } from './signed-post.js';

/**
 * Any system that texts or calls for us, by signed events both ways. The message's id is the `webhook-id`, so a receiver that
 * keeps the standard delivers once. It posts what happens to `data.callback`.
 */
@Injectable()
export class WebhookChannel implements Channel {
  readonly kind = 'webhook';
  readonly carries = ['text-message', 'voice-call'] as const;
  readonly idempotent = true;
  readonly fields = [...SIGNED_FIELDS, { name: 'for', form: 'select:both,texts,calls', secret: false, required: false }] as const;

  constructor(
    private readonly egress: Egress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  narrowed(settings: Readonly<Record<string, string>>): readonly MessageKind[] {
    if (settings['for'] === 'texts') return ['text-message'];
    return settings['for'] === 'calls' ? ['voice-call'] : this.carries;
  }

  hostOf(settings: Readonly<Record<string, string>>): string {
    return new URL(settings['url'] ?? '').host;
  }

  async send(provider: Provider, message: Handoff): Promise<{ reference: string }> {
    if (message.kind !== 'text-message' && message.kind !== 'voice-call') {
      throw new DeliveryFailure('the webhook carries texts and calls only', 'provider');
    }
    const data = {
      id: message.id,
      to: message.to,
      ...message.content,
      expiresAt: message.expiresAt.toISOString(),
      callback: `${this.settings.publicUrl}${TELEPHONY.webhookEvents(message.token)}`,
    };
    const type = message.kind === 'text-message' ? 'text.send' : 'call.start';
    await signedPost(this.egress, provider, { id: message.id, type, data }, { signal: message.signal });
    return { reference: message.id };
  }

  async test(provider: Provider, to: string | null, narrate: Narrate): Promise<void> {
    const id = randomUUID();
    const post =
      to === null ? { id, type: 'test', data: {} } : { id, type: 'text.send', data: { id, to, body: 'A test from Tessera.' } };
    await signedPost(this.egress, provider, post, { narrate });
  }
}
