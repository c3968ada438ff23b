import type { Egress } from '../../egress/egress.js';
import { type Answer, exchange } from '../../egress/exchange.js';
import type { Narrate } from '../channel.js';

const TWILIO = 'https://api.twilio.com';

/** What the package asks of its HTTP client. */
interface Asked {
  readonly method: string;
  readonly uri: string;
  readonly username?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: object;
  readonly data?: object;
}

export interface TwilioHttpOptions {
  readonly egress: Egress;
  /** Another server that speaks Twilio's wire. */
  readonly baseUrl: string | null;
  readonly trusted: boolean;
  readonly signal?: AbortSignal;
  readonly narrate?: Narrate;
}

/** Carries the official package's requests by our own way out: one checked address, no redirects, no proxy of the environment. */
export class TwilioHttp {
  constructor(private readonly options: TwilioHttpOptions) {}

  async request(asked: Asked): Promise<{ statusCode: number; body: string; headers: Record<string, string> }> {
    const { egress, baseUrl, trusted, signal, narrate } = this.options;
    const url = new URL(asked.uri);
    const root = new URL(baseUrl ?? TWILIO);
    const path = `${root.pathname === '/' ? '' : root.pathname}${url.pathname}`;
    const query = form(asked.params).toString();
    const target = `${root.origin}${path}${query ? `?${query}` : ''}`;
    const body = form(asked.data).toString();
    const post = asked.method.toUpperCase() !== 'GET';
    narrate?.(`→ ${asked.method.toUpperCase()} ${target}${body ? ` ${decodeURIComponent(body.replaceAll('+', ' '))}` : ''}`);
    const answer: Answer = await exchange(egress, {
      url: target,
      method: post ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        'user-agent': asked.headers?.['User-Agent'] ?? 'tessera',
        authorization: `Basic ${Buffer.from(`${asked.username}:${asked.password}`).toString('base64')}`,
        ...(post ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      body: post ? body : '',
      signal,
      trusted,
    });
    narrate?.(`← ${answer.status} ${answer.text}`);
    return { statusCode: answer.status, body: answer.text, headers: {} };
  }
}

/** Twilio's form: lists as repeated names. */
function form(fields: object | undefined): URLSearchParams {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(fields ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) written.append(name, String(one));
    }
  }
  return written;
}
