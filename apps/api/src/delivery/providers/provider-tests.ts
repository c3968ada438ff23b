import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { actorOf, Audit } from '../../audit/index.js';
import { Database, type FullViewer, HostSecretBox, Refused, type Settings, SETTINGS } from '../../platform/index.js';
import { DeliveryFailure } from '../channels/channel.js';
import { shownRecipient } from '../message.js';
import type { ProviderTest } from './provider.types.js';
import { ProviderList } from './provider-list.js';
import { openSecrets, opened } from './provider-row.js';
import { Providers } from './providers.js';

const LINE = 600;
const LINES = 60;

/** Lets an admin see the real exchange with a provider. */
@Injectable()
export class ProviderTests {
  constructor(
    private readonly database: Database,
    private readonly box: HostSecretBox,
    private readonly audit: Audit,
    private readonly list: ProviderList,
    private readonly providers: Providers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async test(operator: FullViewer, id: string, to: string | null): Promise<ProviderTest | Refused> {
    const row = await this.list.row(this.database.manager, id);
    const channel = row && this.providers.channelOf(row.kind);
    if (!row || !channel) return new Refused('not_found');
    const mail = channel.carries.includes('mail');
    if (to !== null && !(mail ? z.email() : z.e164()).safeParse(to).success) {
      return new Refused(
        'provider_invalid',
        { field: 'to' },
        mail ? 'Enter a mail address.' : 'Enter a number like +4915123456789.',
      );
    }
    const lines: string[] = [];
    const secrets = secretForms(Object.values(openSecrets(this.box, row)), Object.values(row.settings));
    let ok = true;
    try {
      await channel.test(opened(this.box, row, this.settings.demo), to, (line) => lines.push(...line.split('\n')));
    } catch (cause) {
      ok = false;
      lines.push(cause instanceof DeliveryFailure ? cause.message : 'the test failed');
    }
    await this.database.transaction((work) =>
      this.audit.append(work, {
        action: 'provider.tested',
        outcome: ok ? 'success' : 'refused',
        actor: actorOf(operator),
        subject: { kind: 'provider', id: row.id, name: row.name },
        details: { kind: row.kind, ...(to === null ? {} : { to: shownRecipient(mail ? 'mail' : 'text-message', to) }) },
      }),
    );
    return { ok, lines: lines.slice(0, LINES).map((line) => masked(line, secrets).slice(0, LINE)) };
  }
}

/** Every form in which a secret travels: as it is, in an address, in Base64 alone and behind a name (HTTP Basic, SMTP AUTH). */
function secretForms(secrets: readonly string[], names: readonly string[]): string[] {
  return secrets.flatMap((secret) => {
    const joined = names.flatMap((name) => [`${name}:${secret}`, `\0${name}\0${secret}`]);
    const encoded = [secret, ...joined].flatMap((text) => [
      Buffer.from(text).toString('base64'),
      Buffer.from(text).toString('base64url'),
    ]);
    return [secret, encodeURIComponent(secret), ...encoded];
  });
}

/** No secret is readable in a line. */
const masked = (line: string, forms: readonly string[]): string =>
  forms.reduce((text, form) => text.replaceAll(form, '•••'), line);
