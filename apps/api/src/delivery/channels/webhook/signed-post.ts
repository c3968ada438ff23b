import { Webhook } from 'standardwebhooks';
import type { Egress } from '../../egress/egress.js';
import { exchange } from '../../egress/exchange.js';
import { DeliveryFailure, type Narrate, type Provider, type ProviderField, secretOf, settingOf } from '../channel.js';

export interface SignedPost {
  /** The same for every attempt: the receiver knows it again. */
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

const PREFIX = 'whsec_';
const KEY_BYTES = 24;

const isSigningSecret = (value: string): boolean =>
  value.startsWith(PREFIX) && Buffer.from(value.slice(PREFIX.length), 'base64').length >= KEY_BYTES;

/** The fields of every kind that posts signed events (standardwebhooks.com). */
export const SIGNED_FIELDS = [
  { name: 'url', form: 'url', secret: false, required: true },
  {
    name: 'secret',
    form: 'text',
    secret: true,
    required: true,
    check: { test: isSigningSecret, sentence: 'A signing secret is whsec_ and at least 24 bytes in Base64.' },
  },
] as const satisfies readonly ProviderField[];

/** Posts one event, signed by Standard Webhooks. 2xx takes it; 422 means that the recipient cannot be reached. */
export async function signedPost(
  egress: Egress,
  provider: Provider,
  post: SignedPost,
  how: { readonly signal?: AbortSignal; readonly narrate?: Narrate } = {},
): Promise<void> {
  const at = new Date();
  const body = JSON.stringify({ type: post.type, timestamp: at.toISOString(), data: post.data });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': post.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secretOf(provider, 'secret')).sign(post.id, at, body),
  };
  const url = settingOf(provider, 'url');
  how.narrate?.(`→ POST ${url} ${body}`);
  for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const) {
    how.narrate?.(`  ${name}: ${headers[name]}`);
  }
  const answer = await exchange(egress, { url, headers, body, signal: how.signal, trusted: provider.trusted });
  how.narrate?.(`← ${answer.status} ${answer.text}`);
  if (answer.status >= 200 && answer.status < 300) return;
  if (answer.status === 422) throw new DeliveryFailure('the webhook says that the recipient cannot be reached', 'recipient');
  const unsure = answer.status === 502 || answer.status === 504;
  throw new DeliveryFailure(`the webhook answered ${answer.status}`, unsure ? 'unsure' : 'provider');
}
