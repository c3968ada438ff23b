import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Egress } from '../../egress/egress.js';
import { type Channel, DeliveryFailure, type Handoff, type Narrate, type Provider, secretOf, settingOf } from '../channel.js';
import { narrator } from './narrator.js';

const WAIT_MS = 5000;
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Mail by a server that takes it for us; always over TLS, by `smtps` from the start or by STARTTLS, which is demanded.
 * A message keeps its Message-ID over every attempt: one that was taken twice is known as one, and a copy is harmless.
 */
@Injectable()
export class SmtpChannel implements Channel {
  readonly kind = 'smtp';
  readonly carries = ['mail'] as const;
  readonly idempotent = true;
  readonly fields = [
    { name: 'url', form: 'url', secret: false, required: true, schemes: ['smtps', 'smtp'] },
    { name: 'user', form: 'text', secret: false, required: false },
    { name: 'password', form: 'text', secret: true, required: false },
    {
      name: 'from',
      form: 'text',
      secret: false,
      required: true,
      check: { test: (value: string) => value.includes('@'), sentence: 'Enter the address that mails come from.' },
    },
  ] as const;

  constructor(private readonly egress: Egress) {}

  hostOf(settings: Readonly<Record<string, string>>): string {
    return new URL(settings['url'] ?? '').host;
  }

  async send(provider: Provider, message: Handoff): Promise<{ reference: string }> {
    if (message.kind !== 'mail') throw new DeliveryFailure('the mail server carries mail only', 'provider');
    const sent = await this.mail(provider, message.id, message.to, message.content);
    return { reference: sent };
  }

  async test(provider: Provider, to: string | null, narrate: Narrate): Promise<void> {
    const content = { subject: 'A test from Tessera', text: 'Mails from Tessera arrive.' };
    if (to !== null) return void (await this.mail(provider, `test-${Date.now()}`, to, content, narrate));
    const transport = await this.transport(provider, narrate);
    try {
      await transport.verify();
    } catch (cause) {
      throw failureOf(cause);
    } finally {
      transport.close();
    }
  }

  private async mail(
    provider: Provider,
    id: string,
    to: string,
    content: { readonly subject: string; readonly text: string },
    narrate?: Narrate,
  ): Promise<string> {
    const transport = await this.transport(provider, narrate);
    const from = settingOf(provider, 'from');
    const messageId = `<${id}@${from.slice(from.lastIndexOf('@') + 1).replace('>', '')}>`;
    try {
      await transport.sendMail({
        from,
        // As an object it is one address, whatever the directory wrote into it.
        to: { name: '', address: to },
        subject: content.subject,
        text: content.text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return messageId;
    } catch (cause) {
      throw failureOf(cause);
    } finally {
      transport.close();
    }
  }

  private async transport(provider: Provider, narrate?: Narrate): Promise<Transporter> {
    const url = new URL(settingOf(provider, 'url'));
    const { address, name } = await this.egress.target(url.hostname, provider.trusted);
    const secure = url.protocol === 'smtps:';
    const user = settingOf(provider, 'user');
    return createTransport({
      host: address,
      ...(name ? { tls: { servername: name } } : {}),
      port: Number(url.port) || PORTS[url.protocol],
      secure,
      requireTLS: !secure && !provider.trusted,
      ...(user ? { auth: { user, pass: secretOf(provider, 'password') } } : {}),
      connectionTimeout: WAIT_MS,
      greetingTimeout: WAIT_MS,
      socketTimeout: WAIT_MS,
      ...(narrate ? { debug: true, logger: narrator(narrate) } : {}),
    });
  }
}

/** What a refusal of the server means: only one of the recipient, with a code for ever, is about the recipient. */
function failureOf(cause: unknown): DeliveryFailure {
  if (cause instanceof DeliveryFailure) return cause;
  const { code, command, responseCode } = (cause ?? {}) as { code?: string; command?: string; responseCode?: number };
  const said = responseCode ? `the mail server answered ${responseCode}` : 'the connection to the mail server failed';
  if (code === 'EENVELOPE' && command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500) {
    return new DeliveryFailure(`${said} to the recipient`, 'recipient');
  }
  if (code === 'EENVELOPE' && responseCode === undefined) {
    return new DeliveryFailure('the address cannot be written to', 'recipient');
  }
  const late = command === 'DATA' && responseCode === undefined;
  return new DeliveryFailure(said, late ? 'unsure' : 'provider');
}
