import type { Socket } from 'node:net';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { DirectoryError } from '../errors.js';
import type { ShownCertificate } from './certificate.js';
import { judge } from './certificate.js';
import type { OperationCounters } from './egress-guard.js';
import type { Endpoint } from './endpoint.js';
import { tlsOptionsOf } from './endpoint.js';
import { elementAt, FrameReader } from './frames.js';
import { envelope, OP } from './messages.js';
import { fromNetwork } from './network-errors.js';
import { abortError } from './waiting.js';

export interface LookOptions {
  readonly timeoutMs: number;
  readonly counters: OperationCounters;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

const PORTS = { 'ldaps:': 636, 'ldap:': 389 } as const;
const MAX_ANSWER_BYTES = 64 * 1024;
/** ExtendedRequest for StartTLS (RFC 4511 §4.14), message id 1: the only request that this file knows. */
const START_TLS = Buffer.concat([Buffer.from('301d02010177188016', 'hex'), Buffer.from('1.3.6.1.4.1.1466.20037')]);

/** An open connection, and nothing sent. Throws `DirectoryError`. */
export async function openSocket(endpoint: Endpoint, options: LookOptions): Promise<Socket> {
  const url = new URL(endpoint.url);
  const port = url.port === '' ? PORTS[url.protocol as keyof typeof PORTS] : Number(url.port);
  const socket = connectTcp({ host: endpoint.host, port });
  await until(socket, 'connect', false, options);
  return socket;
}

/**
 * The certificate that the server shows on this connection, trusted or not; null in the clear. The handshake goes through
 * with any certificate, so that it can be shown: not one byte is sent over it, and the connection is of no further use.
 */
export async function lookAtCertificate(
  socket: Socket,
  endpoint: Endpoint,
  options: LookOptions,
): Promise<ShownCertificate | null> {
  if (endpoint.tls === 'none') return null;
  if (endpoint.tls === 'start-tls') await startTls(socket, options);
  const secure = connectTls({ ...tlsOptionsOf(endpoint), socket, rejectUnauthorized: false });
  try {
    await until(secure, 'secureConnect', true, options);
    // A text, whatever the types say, where the handshake was to go on.
    const chain = secure.authorizationError as unknown as string | Error | null;
    const code = chain instanceof Error ? chain.message : chain;
    const shown = secure.getPeerCertificate(true);
    if (!shown?.raw) throw new DirectoryError('tls', 'the server showed no certificate');
    return judge(shown, endpoint.host, code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : (code ?? null), options.now);
  } finally {
    secure.destroy();
  }
}

async function startTls(socket: Socket, options: LookOptions): Promise<void> {
  const frames = new FrameReader(MAX_ANSWER_BYTES);
  const answered = new Promise<Buffer>((resolve, reject) => {
    socket.on('data', (chunk) => {
      try {
        frames.push(chunk);
        const frame = frames.next();
        if (frame) resolve(frame);
      } catch (error) {
        reject(error);
      }
    });
  });
  answered.catch(() => undefined);
  options.counters.startTls += 1;
  socket.write(START_TLS);
  const frame = await until(socket, answered, false, options);
  socket.removeAllListeners('data').pause();
  const { messageId, op } = envelope(frame);
  const code = elementAt(frame, op.start, op.end);
  if (messageId !== 1 || op.tag !== OP.extendedResponse || !code)
    throw new DirectoryError('protocol', 'an answer to nothing that was asked');
  if (code.end !== code.start + 1 || frame[code.start] !== 0)
    throw new DirectoryError('plain_refused', 'the server offers no StartTLS');
  if (frames.pending > 0) throw new DirectoryError('tls', 'bytes behind the StartTLS answer');
}

/** Waits for an event or a promise; whatever ends the connection before, and the time, is the error. */
function until<T = void>(
  socket: Socket,
  what: string | Promise<T>,
  secure: boolean,
  { timeoutMs, signal }: LookOptions,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const fail = (error: unknown): void => {
      end();
      socket.destroy();
      reject(fromNetwork(error, secure));
    };
    const succeed = (value: T): void => {
      end();
      resolve(value);
    };
    const onClose = (): void => fail(new DirectoryError(secure ? 'tls' : 'unreachable', 'the server closed the connection'));
    const onAbort = (): void => fail(abortError(signal?.reason));
    const onEvent = (): void => succeed(undefined as T);
    const timer = setTimeout(() => fail(new DirectoryError('timeout', 'no answer in time')), timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      socket.off('error', fail).off('close', onClose);
      signal?.removeEventListener('abort', onAbort);
      // What happens to the connection later is of no interest.
      socket.on('error', () => undefined);
    };
    socket.once('error', fail).once('close', onClose);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) return onAbort();
    if (typeof what === 'string') socket.once(what, onEvent);
    else what.then(succeed, fail);
  });
}
