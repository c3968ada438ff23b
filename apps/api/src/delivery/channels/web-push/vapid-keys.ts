import { Injectable } from '@nestjs/common';
import webPush from 'web-push';
import { Database, HostSecretBox, row } from '../../../platform/index.js';

export interface VapidPair {
  readonly publicKey: string;
  readonly privateKey: string;
}
type Stored = { readonly publicKey: string; readonly sealed: string };

const PLACE = { table: 'installation', column: 'value', rowId: 'vapid', personId: '' };

/** The installation's key pair towards push services (RFC 8292), made once; every subscription is bound to it. */
@Injectable()
export class VapidKeys {
  #pair: Promise<VapidPair> | null = null;

  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
  ) {}

  pair(): Promise<VapidPair> {
    this.#pair ??= this.read().catch((cause: unknown) => {
      this.#pair = null;
      throw cause;
    });
    return this.#pair;
  }

  private async read(): Promise<VapidPair> {
    const stored = (await this.stored()) ?? (await this.make());
    return {
      publicKey: stored.publicKey,
      privateKey: Buffer.from(this.box.open(Buffer.from(stored.sealed, 'base64'), PLACE)).toString('utf8'),
    };
  }

  /** Of two processes that start at once, the first one's pair is everybody's. */
  private async make(): Promise<Stored> {
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const sealed = Buffer.from(this.box.seal(Buffer.from(privateKey, 'utf8'), PLACE)).toString('base64');
    await row(
      this.database.manager,
      `INSERT INTO installation (name, value) VALUES ('vapid', $1) ON CONFLICT (name) DO NOTHING`,
      [JSON.stringify({ publicKey, sealed })],
    );
    const stored = await this.stored();
    if (!stored) throw new Error('the key pair for notifications was not kept');
    return stored;
  }

  private async stored(): Promise<Stored | null> {
    const found = await row<{ value: Stored }>(this.database.manager, `SELECT value FROM installation WHERE name = 'vapid'`);
    return found?.value ?? null;
  }
}
