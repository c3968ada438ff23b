import { Inject, Injectable } from '@nestjs/common';
import twilio from 'twilio';
import { type Settings, SETTINGS } from '../../../platform/index.js';
import { Egress } from '../../egress/egress.js';
import { TELEPHONY } from '../../telephony/paths.js';
import { type Channel, DeliveryFailure, type Handoff, type Narrate, type Provider, secretOf, settingOf } from '../channel.js';
import { failureOf } from './refusals.js';
import { TwilioHttp } from './twilio-http.js';

const RING_SECONDS = 30;
/** The whole call: the question twice, with its pauses, and what was answered. */
const CALL_SECONDS = 60;
/** Two seconds for the switchboard, before the extension is dialled. */
const EXTENSION_PAUSE = 'WW';
const MOST_VALID_SECONDS = 36_000;

type Setup = { readonly signal?: AbortSignal; readonly narrate?: Narrate };

/** Texts and calls by Twilio's REST API, through the official package. Twilio knows no idempotency key for either. */
@Injectable()
export class TwilioChannel implements Channel {
  readonly kind = 'twilio';
  readonly carries = ['text-message', 'voice-call'] as const;
  readonly idempotent = false;
  readonly fields = [
    {
      name: 'accountSid',
      form: 'text',
      secret: false,
      required: true,
      check: { test: (value: string) => value.startsWith('AC'), sentence: 'An account SID begins with AC.' },
    },
    { name: 'authToken', form: 'text', secret: true, required: true },
    { name: 'from', form: 'e164', secret: false, required: true },
    { name: 'baseUrl', form: 'url', secret: false, required: false },
  ] as const;

  constructor(
    private readonly egress: Egress,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  hostOf(settings: Readonly<Record<string, string>>): string {
    return settings['baseUrl'] ? new URL(settings['baseUrl']).host : 'api.twilio.com';
  }

  async send(provider: Provider, message: Handoff): Promise<{ reference: string }> {
    const client = this.client(provider, { signal: message.signal });
    try {
      if (message.kind === 'text-message') return { reference: (await this.text(client, provider, message)).sid };
      if (message.kind === 'voice-call') return { reference: (await this.call(client, provider, message)).sid };
    } catch (cause) {
      throw failureOf(cause);
    }
    throw new DeliveryFailure('Twilio carries texts and calls only', 'provider');
  }

  async test(provider: Provider, to: string | null, narrate: Narrate): Promise<void> {
    const client = this.client(provider, { narrate });
    try {
      if (to === null) await client.api.v2010.accounts(settingOf(provider, 'accountSid')).fetch();
      else await client.messages.create({ to, from: settingOf(provider, 'from'), body: 'A test from Tessera.' });
    } catch (cause) {
      throw failureOf(cause);
    }
  }

  private text(client: twilio.Twilio, provider: Provider, message: Handoff & { kind: 'text-message' }) {
    const seconds = Math.floor((message.expiresAt.getTime() - Date.now()) / 1000);
    return client.messages.create({
      to: message.to,
      from: settingOf(provider, 'from'),
      body: message.content.body,
      statusCallback: `${this.settings.publicUrl}${TELEPHONY.twilioTextStatus(message.token)}`,
      validityPeriod: Math.min(Math.max(seconds, 1), MOST_VALID_SECONDS),
    });
  }

  private call(client: twilio.Twilio, provider: Provider, message: Handoff & { kind: 'voice-call' }) {
    const { extension } = message.content;
    return client.calls.create({
      to: message.to,
      from: settingOf(provider, 'from'),
      url: `${this.settings.publicUrl}${TELEPHONY.twilioVoice(message.token)}`,
      method: 'POST',
      statusCallback: `${this.settings.publicUrl}${TELEPHONY.twilioCallStatus(message.token)}`,
      statusCallbackMethod: 'POST',
      statusCallbackEvent: ['ringing', 'answered', 'completed'],
      timeout: RING_SECONDS,
      timeLimit: CALL_SECONDS,
      // Twilio looks for no answering machine where it dials an extension.
      ...(extension ? { sendDigits: `${EXTENSION_PAUSE}${extension}` } : { machineDetection: 'Enable' }),
    });
  }

  private client(provider: Provider, { signal, narrate }: Setup): twilio.Twilio {
    const http = new TwilioHttp({
      egress: this.egress,
      baseUrl: settingOf(provider, 'baseUrl') || null,
      trusted: provider.trusted,
      signal,
      narrate,
    });
    return twilio(settingOf(provider, 'accountSid'), secretOf(provider, 'authToken'), {
      httpClient: http as unknown as twilio.RequestClient,
    });
  }
}
