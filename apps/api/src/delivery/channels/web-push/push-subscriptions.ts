import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database, HostSecretBox, Refused, row, type Settings, SETTINGS, touched, type Work } from '../../../platform/index.js';
import { VapidKeys } from './vapid-keys.js';

const MOST = 2000;
const shape = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: z.base64url().max(100), auth: z.base64url().max(50) }),
});
export type PushSubscription = z.infer<typeof shape>;

const place = (deviceId: string, personId: string) => ({
  table: 'push_subscription',
  column: 'subscription',
  rowId: deviceId,
  personId,
});

/** Where each device may be woken. */
@Injectable()
export class PushSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly keys: VapidKeys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The installation's VAPID key, base64url. */
  async publicKey(): Promise<string> {
    return (await this.keys.pair()).publicKey;
  }

  /** JSON of a browser's PushSubscription; null ends it. Throws `Refused` for anything else, which undoes the transaction. */
  async put(
    work: Work,
    device: { readonly deviceId: string; readonly personId: string },
    subscriptionJson: string | null,
  ): Promise<void> {
    if (subscriptionJson === null || subscriptionJson === '') {
      await touched(work.manager, 'DELETE FROM push_subscription WHERE device_id = $1 RETURNING 1', [device.deviceId]);
      return;
    }
    const sealed = this.box.seal(
      Buffer.from(JSON.stringify(this.checked(subscriptionJson)), 'utf8'),
      place(device.deviceId, device.personId),
    );
    await row(
      work.manager,
      `INSERT INTO push_subscription (device_id, person_id, subscription) VALUES ($1, $2, $3)
       ON CONFLICT (device_id) DO UPDATE SET person_id = excluded.person_id, subscription = excluded.subscription, updated_at = now()`,
      [device.deviceId, device.personId, Buffer.from(sealed)],
    );
  }

  async of(deviceId: string): Promise<PushSubscription | null> {
    const found = await row<{ personId: string; subscription: Buffer }>(
      this.database.manager,
      'SELECT person_id AS "personId", subscription FROM push_subscription WHERE device_id = $1',
      [deviceId],
    );
    if (!found) return null;
    const opened = this.box.open(found.subscription, place(deviceId, found.personId));
    return JSON.parse(Buffer.from(opened).toString('utf8')) as PushSubscription;
  }

  /** The push service knows it no longer. */
  async forget(deviceId: string): Promise<void> {
    await touched(this.database.manager, 'DELETE FROM push_subscription WHERE device_id = $1 RETURNING 1', [deviceId]);
  }

  private checked(text: string): PushSubscription {
    const parsed = text.length <= MOST ? shape.safeParse(parse(text)) : null;
    const protocol = parsed?.success ? new URL(parsed.data.endpoint).protocol : '';
    if (!parsed?.success || (protocol !== 'https:' && !(this.settings.demo && protocol === 'http:'))) {
      throw new Refused('bad_request');
    }
    return parsed.data;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
