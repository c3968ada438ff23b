import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { DeliveryFailure } from '../channels/channel.js';
import type { Egress } from './egress.js';

/** ASVS 13.1.3: a provider answers in 5 seconds, in at most 64 KiB, and sends nobody elsewhere. */
const ANSWER_MS = 5000;
const ANSWER_BYTES = 64 * 1024;

export interface Exchange {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly signal?: AbortSignal;
  /** The demo's own peers: loopback, and without TLS. */
  readonly trusted: boolean;
}
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * One HTTP request to the address that was checked; redirects are answers like any other. Throws `DeliveryFailure`: blaming
 * the provider while nothing can have been taken, `unsure` from the moment the request may have been read.
 */
export async function exchange(egress: Egress, asked: Exchange): Promise<Answer> {
  const url = URL.canParse(asked.url) ? new URL(asked.url) : null;
  if (!url || (url.protocol !== 'https:' && !(asked.trusted && url.protocol === 'http:'))) {
    throw new DeliveryFailure('the address of the provider is not https', 'provider');
  }
  const { address, name } = await egress.target(url.hostname, asked.trusted);
  const limit = AbortSignal.timeout(ANSWER_MS);
  const body = asked.body ?? '';
  return new Promise<Answer>((resolve, reject) => {
    let written = false;
    const fail = (): void => {
      const why =
        limit.aborted || asked.signal?.aborted ? 'the provider did not answer in time' : 'the connection to the provider failed';
      reject(new DeliveryFailure(why, written ? 'unsure' : 'provider'));
    };
    const request = (url.protocol === 'https:' ? secure : plain)({
      host: address,
      servername: name,
      port: url.port || undefined,
      path: `${url.pathname}${url.search}`,
      method: asked.method ?? 'POST',
      headers: { host: url.host, 'content-length': String(Buffer.byteLength(body)), ...asked.headers },
      agent: false,
      signal: asked.signal ? AbortSignal.any([asked.signal, limit]) : limit,
    });
    request.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (written = true));
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      const end = (): void => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= ANSWER_BYTES) parts.push(part);
        else request.destroy();
      });
      response.on('end', end);
      response.on('close', () => (size > ANSWER_BYTES ? end() : fail()));
    });
    request.end(body);
  });
}
