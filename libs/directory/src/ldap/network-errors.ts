import { DirectoryError } from '../errors.js';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'EPIPE',
  'EACCES',
]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const aggregate = (error: unknown): unknown => (error instanceof AggregateError ? (error.errors[0] ?? error) : error);

/** Turns what socket, TLS or client reported into the closed list. `secure`: TLS is on, or was just being set up. */
export function fromNetwork(raw: unknown, secure: boolean): DirectoryError {
  if (raw instanceof DirectoryError) return raw;
  const error = aggregate(raw);
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : 'connection failed';
  if (code === 'ETIMEDOUT' || message.includes('connection timeout')) {
    return new DirectoryError('timeout', 'no answer in time', { cause: error });
  }
  if (UNREACHABLE.has(code)) return new DirectoryError('unreachable', `cannot reach the server (${code})`, { cause: error });
  // Everything else that a TLS socket reports is about certificate, name, version or handshake.
  if (secure) return new DirectoryError('tls', `TLS failed: ${code || message}`, { cause: error });
  return new DirectoryError('unreachable', message, { cause: error });
}
