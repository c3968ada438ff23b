import { Inject, Injectable } from '@nestjs/common';
import { Database, HostSecretBox, row, rows, type Runner, type Settings, SETTINGS } from '../../platform/index.js';
import type { Channel } from '../channels/channel.js';
import { CHANNELS } from '../channels/registry.js';
import { Breakers } from './breakers.js';
import type { Provider, ProviderKind, ProviderSetting } from './provider.types.js';
import { openSecrets, PROVIDER_COLUMNS, type ProviderRow } from './provider-row.js';
import { carriesOf } from './providers.js';

type Shown = ProviderRow & { readonly lastOutcome: string | null; readonly lastAt: Date | null };

/** Providers as an admin sees them: whether a secret is set, never which. */
@Injectable()
export class ProviderList {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly breakers: Breakers,
    @Inject(CHANNELS) private readonly channels: readonly Channel[],
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  kinds(): ProviderKind[] {
    return this.channels.map(({ kind, carries, fields }) => ({
      kind,
      carries: [...carries],
      fields: fields.map(({ name, form, secret, required }) => ({ name, form, secret, required })),
    }));
  }

  row(runner: Runner, id: string): Promise<ProviderRow | null> {
    return row<ProviderRow>(runner, `SELECT ${PROVIDER_COLUMNS} FROM provider WHERE id = $1 AND (NOT demo OR $2) FOR UPDATE`, [
      id,
      this.settings.demo,
    ]);
  }

  async all(runner: Runner = this.database.manager, id: string | null = null): Promise<Provider[]> {
    const found = await rows<Shown>(
      runner,
      `SELECT ${PROVIDER_COLUMNS}, e.at AS "lastAt", e.state || coalesce(': ' || e.reason, '') AS "lastOutcome"
         FROM provider p
         LEFT JOIN LATERAL (SELECT at, state, reason FROM message_event WHERE provider_id = p.id ORDER BY id DESC LIMIT 1) e ON true
        WHERE ($1::uuid IS NULL OR p.id = $1) AND (NOT demo OR $2) ORDER BY position, created_at, p.id`,
      [id, this.settings.demo],
    );
    return found.map((one) => this.shown(one));
  }

  private shown(one: Shown): Provider {
    const channel = this.channels.find(({ kind }) => kind === one.kind);
    const secrets = openSecrets(this.box, one);
    const settings = (channel?.fields ?? []).map(({ name, secret }): ProviderSetting => {
      if (secret) return { name, value: null, set: name in secrets };
      return { name, value: one.settings[name] ?? null, set: name in one.settings };
    });
    return {
      id: one.id,
      kind: one.kind,
      name: one.name,
      enabled: one.enabled,
      position: one.position,
      settings,
      circuit: this.breakers.stateOf(one.id),
      lastOutcome: one.lastOutcome,
      lastAt: one.lastAt,
      demo: one.demo,
      carries: channel ? [...carriesOf(channel, one.settings)] : [],
    };
  }
}
