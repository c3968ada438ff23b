/** Why a directory could not be read. The list is closed; the console has a sentence and a cure for each. */
export const DIRECTORY_ERROR_CODES = [
  'settings', // URL, base or CA that cannot be used; nothing was sent
  'unreachable', // refused, reset, no route, name not found
  'timeout',
  'tls', // handshake or version; bytes behind the StartTLS answer
  'tls_issuer', // the certificate comes from nobody who is trusted
  'tls_name', // the certificate is for another name
  'tls_expired', // the certificate is past its time, or before it
  'plain_refused', // TLS was demanded and the server or the URL offers none
  'bind_refused', // the service account's name or password
  'base_missing', // the base DN does not exist or may not be read
  'nobody', // not one person who could be taken: base, filter, mapping or rights
  'size_limit', // the server stopped early
  'referral', // part of the tree lives elsewhere; never followed
  'incomplete', // paging control lost, pages repeated, connection closed in mid-page
  'protocol', // an answer that is not LDAP, or too large
  'refused', // any other result code
  'cancelled',
  'watermark', // what changed since cannot be told with certainty; a full read can
] as const;
export type DirectoryErrorCode = (typeof DIRECTORY_ERROR_CODES)[number];

export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  /** The server's own words, cleaned for showing; empty when it had none. */
  readonly detail: string;
  constructor(
    readonly code: DirectoryErrorCode,
    message: string,
    options: { cause?: unknown; detail?: string } = {},
  ) {
    super(message, options);
    this.detail = shown(options.detail ?? '');
  }
}

const MAX_DETAIL = 300;
/** Words of a server on one line, without what cannot be seen. */
export const shown = (words: string): string =>
  words
    .replaceAll(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, MAX_DETAIL);
