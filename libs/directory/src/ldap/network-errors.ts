import { DirectoryError } from '../errors.js';
import type { DirectoryErrorCode } from '../errors.js';

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

/** What OpenSSL and Node say of a certificate, by what an admin can do about it. */
const OF_CERTIFICATES: ReadonlyMap<string, DirectoryErrorCode> = new Map([
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls_issuer'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls_issuer'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_issuer'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls_issuer'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_issuer'],
  ['CERT_SIGNATURE_FAILURE', 'tls_issuer'],
  ['CERT_UNTRUSTED', 'tls_issuer'],
  ['CERT_HAS_EXPIRED', 'tls_expired'],
  ['CERT_NOT_YET_VALID', 'tls_expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_name'],
]);
export const certificateCode = (code: string): DirectoryErrorCode => OF_CERTIFICATES.get(code) ?? 'tls';

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
  if (secure) return new DirectoryError(certificateCode(code), `TLS failed: ${code || message}`, { cause: error });
  return new DirectoryError('unreachable', message, { cause: error });
}
