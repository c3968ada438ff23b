/** Why a directory could not be read. The list is closed; the console has a sentence and a cure for each. */
export const DIRECTORY_ERROR_CODES = [
  'settings', // URL, base or CA that cannot be used; nothing was sent
  'unreachable', // refused, reset, no route, name not found
  'timeout',
  'tls', // certificate, name or handshake; bytes behind the StartTLS answer
  'plain_refused', // TLS was demanded and the server or the URL offers none
  'bind_refused', // the service account's name or password
  'base_missing', // the base DN does not exist or may not be read
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
  constructor(
    readonly code: DirectoryErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
