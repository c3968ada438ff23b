import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { actorOf, Audit } from '../../audit/index.js';
import {
  Bus,
  checkReason,
  Database,
  type FullViewer,
  HostSecretBox,
  Refused,
  row,
  rows,
  touched,
  type Work,
} from '../../platform/index.js';
import { type Channel, DeliveryFailure } from '../channels/channel.js';
import { Egress } from '../egress/egress.js';
import { checkedSettings, type GivenSettings } from './checked-settings.js';
import type { Provider, ProviderInput } from './provider.types.js';
import { ProviderList } from './provider-list.js';
import { openSecrets, type ProviderRow, sealSecrets } from './provider-row.js';
import { Providers, PROVIDERS_CHANGED } from './providers.js';

/** What an admin does to providers. A refusal is an answer here; the resolver throws it after the commit. */
@Injectable()
export class ProviderActs {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly audit: Audit,
    private readonly bus: Bus,
    private readonly egress: Egress,
    private readonly list: ProviderList,
    private readonly providers: Providers,
  ) {}

  async create(operator: FullViewer, input: ProviderInput): Promise<Provider | Refused> {
    const channel = this.providers.channelOf(input.kind);
    if (!channel) return new Refused('provider_invalid', { field: 'kind' });
    const given = checkedSettings(channel, input.settings, {});
    if (given instanceof Refused) return given;
    const unreachable = await this.unreachable(channel, given);
    if (unreachable) return unreachable;
    return this.database.transaction(async (work) => {
      const id = randomUUID();
      await row(
        work.manager,
        `INSERT INTO provider (id, kind, name, enabled, position, settings, secrets)
         VALUES ($1, $2, $3, $4, (SELECT coalesce(max(position) + 1, 0) FROM provider), $5, $6)`,
        [
          id,
          input.kind,
          input.name.trim(),
          input.enabled,
          JSON.stringify(given.settings),
          sealSecrets(this.box, id, given.secrets),
        ],
      );
      await this.changed(
        work,
        'created',
        operator,
        { id, name: input.name.trim() },
        { kind: input.kind, host: channel.hostOf(given.settings) },
      );
      return this.shown(work, id);
    });
  }

  async save(operator: FullViewer, id: string, input: ProviderInput): Promise<Provider | Refused> {
    const before = await this.list.row(this.database.manager, id);
    const channel = before && this.providers.channelOf(before.kind);
    if (!before || !channel || before.kind !== input.kind) return new Refused('not_found');
    const given = before.demo ? this.asItIs(before) : this.givenAnew(channel, before, input);
    if (given instanceof Refused) return given;
    const unreachable = before.demo ? null : await this.unreachable(channel, given);
    if (unreachable) return unreachable;
    return this.database.transaction(async (work) => {
      const saved = await touched(
        work.manager,
        `UPDATE provider SET name = $2, enabled = $3, settings = $4, secrets = $5, updated_at = now()
          WHERE id = $1 AND date_trunc('milliseconds', updated_at) = $6 RETURNING 1`,
        [
          id,
          input.name.trim(),
          input.enabled,
          JSON.stringify(given.settings),
          sealSecrets(this.box, id, given.secrets),
          before.updatedAt,
        ],
      );
      if (saved === 0)
        return new Refused('provider_invalid', {}, 'Somebody else has just changed this provider. Look at it again.');
      await this.changed(
        work,
        'changed',
        operator,
        { id, name: input.name.trim() },
        {
          kind: before.kind,
          host: channel.hostOf(given.settings),
          enabled: input.enabled,
        },
      );
      return this.shown(work, id);
    });
  }

  async delete(operator: FullViewer, id: string, reasonText: string): Promise<true | Refused> {
    const reason = checkReason(reasonText);
    if (reason instanceof Refused) return reason;
    return this.database.transaction(async (work) => {
      const before = await this.list.row(work.manager, id);
      if (!before) return new Refused('not_found');
      await touched(work.manager, 'DELETE FROM provider WHERE id = $1 RETURNING 1', [id]);
      await this.changed(work, 'deleted', operator, before, { kind: before.kind, reason });
      return true as const;
    });
  }

  /** Puts it at `position` of the order in which providers are tried; the others close ranks. */
  move(operator: FullViewer, id: string, position: number): Promise<Provider[] | Refused> {
    return this.database.transaction(async (work) => {
      const order = await rows<{ id: string; name: string }>(
        work.manager,
        'SELECT id, name FROM provider ORDER BY position, created_at, id FOR UPDATE',
      );
      const moved = order.find((one) => one.id === id);
      if (!moved) return new Refused('not_found');
      const others = order.filter((one) => one.id !== id);
      others.splice(Math.min(Math.max(position, 0), others.length), 0, moved);
      await row(
        work.manager,
        `UPDATE provider p SET position = o.at - 1 FROM unnest($1::uuid[]) WITH ORDINALITY o (id, at) WHERE p.id = o.id`,
        [others.map((one) => one.id)],
      );
      await this.changed(work, 'changed', operator, moved, { position });
      return this.list.all(work.manager);
    });
  }

  /** A secret stays with the host that it was entered for: another host gets none (attack J03). */
  private givenAnew(channel: Channel, before: ProviderRow, input: ProviderInput): GivenSettings | Refused {
    const old = openSecrets(this.box, before);
    const given = checkedSettings(channel, input.settings, old);
    if (given instanceof Refused || channel.hostOf(given.settings) === channel.hostOf(before.settings)) return given;
    const again = checkedSettings(channel, input.settings, {});
    return again instanceof Refused
      ? new Refused(
          'provider_invalid',
          { field: again.extensions['field'] as string },
          'The address leads elsewhere: enter the secret again.',
        )
      : again;
  }

  private asItIs(before: ProviderRow): GivenSettings {
    return { settings: before.settings, secrets: openSecrets(this.box, before) };
  }

  private async unreachable(channel: Channel, given: GivenSettings): Promise<Refused | null> {
    const host = channel.hostOf(given.settings);
    const name = URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : host;
    try {
      await this.egress.target(name, false);
      return null;
    } catch (cause) {
      const field = channel.fields.find(({ form }) => form === 'url')?.name ?? 'host';
      const why = cause instanceof DeliveryFailure ? `This cannot be used: ${cause.message}.` : undefined;
      return new Refused('provider_invalid', { field }, why);
    }
  }

  private async shown(work: Work, id: string): Promise<Provider | Refused> {
    return (await this.list.all(work.manager, id))[0] ?? new Refused('not_found');
  }

  private async changed(
    work: Work,
    how: 'created' | 'changed' | 'deleted',
    operator: FullViewer,
    provider: { readonly id: string; readonly name: string },
    details: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.append(work, {
      action: `provider.${how}`,
      actor: actorOf(operator),
      subject: { kind: 'provider', id: provider.id, name: provider.name },
      details,
    });
    await this.bus.tell(work.manager, PROVIDERS_CHANGED);
  }
}
