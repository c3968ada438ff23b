import { Inject, Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { type Settings, SETTINGS } from '../../../platform/index.js';
import { Egress } from '../../egress/egress.js';
import { exchange } from '../../egress/exchange.js';
import { type Channel, DeliveryFailure, type Handoff, type Provider } from '../channel.js';
import { PushSubscriptions } from './push-subscriptions.js';
import { VapidKeys } from './vapid-keys.js';

/** What stands for the push services of all browsers: nobody configures it. */
export const WEB_PUSH: Provider = {
  id: null,
  version: '1',
  kind: 'web-push',
  name: 'Web push',
  trusted: false,
  settings: {},
  secrets: {},
};

/**
 * Wakes a device over the push service of its browser (RFC 8030), encrypted for it alone (RFC 8291). A newer request of the
 * same kind takes the place of an older one that still waits there (`Topic`), so handing over twice wakes once.
 */
@Injectable()
export class WebPushChannel implements Channel {
  readonly kind = 'web-push';
  readonly carries = ['push'] as const;
  readonly idempotent = true;
  readonly fields = [];

  constructor(
    private readonly egress: Egress,
    private readonly subscriptions: PushSubscriptions,
    private readonly keys: VapidKeys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  hostOf(): string {
    return '';
  }

  async send(_provider: Provider, message: Handoff): Promise<{ reference: string }> {
    if (message.kind !== 'push') throw new DeliveryFailure('web push carries notifications only', 'provider');
    const subscription = await this.subscriptions.of(message.to);
    if (!subscription) throw new DeliveryFailure('notifications are off on this device', 'recipient');
    const pair = await this.keys.pair();
    const seconds = Math.max(1, Math.floor((message.expiresAt.getTime() - Date.now()) / 1000));
    let details: ReturnType<typeof webPush.generateRequestDetails>;
    try {
      details = webPush.generateRequestDetails(subscription, JSON.stringify(message.content), {
        TTL: seconds,
        urgency: 'high',
        topic: (message.regardingId ?? message.id).replaceAll('-', ''),
        vapidDetails: { subject: subjectOf(this.settings.publicUrl), ...pair },
      });
    } catch {
      await this.subscriptions.forget(message.to);
      throw new DeliveryFailure('the device’s keys for notifications are not valid', 'recipient');
    }
    const { status } = await exchange(this.egress, {
      url: subscription.endpoint,
      headers: Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name.toLowerCase(), value])),
      body: details.body ?? '',
      signal: message.signal,
      trusted: this.settings.demo,
    });
    if (status === 404 || status === 410) {
      await this.subscriptions.forget(message.to);
      throw new DeliveryFailure('the device has ended its notifications', 'recipient');
    }
    if (status < 200 || status > 299) throw new DeliveryFailure(`the push service answered ${status}`, 'provider');
    return { reference: message.id };
  }

  test(): Promise<void> {
    return Promise.reject(new DeliveryFailure('web push has no settings to test', 'provider'));
  }
}

/** RFC 8292 wants an https or mailto address of whoever runs this server. */
const subjectOf = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? publicUrl : `mailto:tessera@${new URL(publicUrl).hostname}`;
