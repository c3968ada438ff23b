import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { randomUUID } from 'node:crypto';
import { Bus, Database, HostSecretBox, row, rows, type Settings, SETTINGS } from '../../platform/index.js';
import type { Channel, Provider } from '../channels/channel.js';
import { CHANNELS } from '../channels/registry.js';
import { WEB_PUSH, WebPushChannel } from '../channels/web-push/web-push.js';
import type { MessageKind } from '../message.js';
import { opened, PROVIDER_COLUMNS, type ProviderRow, sealSecrets } from './provider-row.js';

/** An account, and the code that speaks its wire. */
export interface Route {
  readonly provider: Provider;
  readonly channel: Channel;
}
export interface DemoProvider {
  readonly kind: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** News of this topic: a provider was added, changed, moved or removed. */
export const PROVIDERS_CHANGED = 'providers';
/** News can be lost; what is older than this is read again. */
const FRESH_MS = 10_000;

/** Which ways out there are now, in the order in which they are tried. */
@Injectable()
export class Providers implements OnApplicationBootstrap, OnApplicationShutdown {
  #known: { readonly at: number; readonly routes: Promise<Route[]> } | null = null;
  #ended = false;

  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly bus: Bus,
    private readonly webPush: WebPushChannel,
    @Inject(CHANNELS) private readonly channels: readonly Channel[],
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.hear(PROVIDERS_CHANGED, () => {
      this.#known = null;
      void this.keep();
    });
    void this.keep();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#ended = true;
    for (const channel of this.channels) await channel.close?.();
  }

  channelOf(kind: string): Channel | undefined {
    return this.channels.find((channel) => channel.kind === kind);
  }

  async carrying(kind: MessageKind): Promise<Route[]> {
    if (kind === 'push') return [{ provider: WEB_PUSH, channel: this.webPush }];
    return (await this.routes()).filter(({ provider, channel }) => carriesOf(channel, provider.settings).includes(kind));
  }

  /** The account behind an address to which a provider reports; null when it is off or gone. */
  async route(id: string): Promise<Route | null> {
    return (await this.routes()).find(({ provider }) => provider.id === id) ?? null;
  }

  async ofKind(kind: string): Promise<Route[]> {
    return (await this.routes()).filter(({ channel }) => channel.kind === kind);
  }

  /** Demo mode, at start: its own peers, under their addresses and secrets of this start. */
  async ensureDemo(demo: readonly DemoProvider[]): Promise<void> {
    if (!this.settings.demo) return;
    await this.database.transaction(async ({ manager }) => {
      for (const { kind, name, settings } of demo) {
        const channel = this.channelOf(kind);
        if (!channel) throw new Error(`no channel is called ${kind}`);
        const secret = new Set<string>(channel.fields.filter((field) => field.secret).map((field) => field.name));
        const entries = Object.entries(settings);
        const known = await row<{ id: string }>(manager, 'SELECT id FROM provider WHERE demo AND kind = $1', [kind]);
        const id = known?.id ?? randomUUID();
        await row(
          manager,
          `INSERT INTO provider (id, kind, name, position, settings, secrets, demo)
           VALUES ($1, $2, $3, (SELECT coalesce(max(position) + 1, 0) FROM provider), $4, $5, true)
           ON CONFLICT (kind) WHERE demo DO UPDATE SET settings = excluded.settings, secrets = excluded.secrets, updated_at = now()`,
          [
            id,
            kind,
            name,
            JSON.stringify(Object.fromEntries(entries.filter(([field]) => !secret.has(field)))),
            sealSecrets(this.box, id, Object.fromEntries(entries.filter(([field]) => secret.has(field)))),
          ],
        );
      }
      await this.bus.tell(manager, PROVIDERS_CHANGED);
    });
    this.#known = null;
  }

  /** Connections that stay: those that broke, and those of accounts that another process added. */
  @Interval(10_000)
  async keep(): Promise<void> {
    const routes = await this.routes().catch(() => null);
    if (!routes || this.#ended) return;
    for (const channel of this.channels) {
      channel.keep?.(routes.filter((route) => route.channel === channel).map(({ provider }) => provider));
    }
  }

  private routes(): Promise<Route[]> {
    const known = this.#known;
    if (known && Date.now() - known.at < FRESH_MS) return known.routes;
    const routes = this.read();
    this.#known = { at: Date.now(), routes };
    routes.catch(() => (this.#known = null));
    return routes;
  }

  private async read(): Promise<Route[]> {
    const found = await rows<ProviderRow>(
      this.database.manager,
      `SELECT ${PROVIDER_COLUMNS} FROM provider WHERE enabled AND (NOT demo OR $1) ORDER BY position, created_at, id`,
      [this.settings.demo],
    );
    return found.flatMap((one) => {
      const channel = this.channelOf(one.kind);
      return channel ? [{ provider: opened(this.box, one, this.settings.demo), channel }] : [];
    });
  }
}

/** What one account carries. */
export const carriesOf = (channel: Channel, settings: Readonly<Record<string, string>>): readonly MessageKind[] =>
  channel.narrowed?.(settings) ?? channel.carries;
