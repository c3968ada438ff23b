import { DirectoryError } from '../errors.js';
import type { LdapClient, PageRequest } from './ldap-client.js';
import type { RawEntry } from './messages.js';
import { RESULT, errorCodeOf } from './result-codes.js';

export type PagedSearch = Omit<PageRequest, 'cookie'>;

/** Empty pages in a row before a search is given up as going round in circles. */
const EMPTY_PAGES = 100;

/**
 * Pages of one search (RFC 2696), each asked for when the consumer comes back. Ends normally only after a page with an
 * empty cookie; an empty page with a cookie goes on. A lost control throws 'incomplete', and so does going round in circles: a
 * page that begins as an earlier one did, or too many empty pages in a row. The cookie itself is opaque (§3): Samba names the
 * search by it and gives the same one with every page.
 */
export async function* searchPages(client: LdapClient, search: PagedSearch): AsyncGenerator<readonly RawEntry[]> {
  let cookie: Buffer = Buffer.alloc(0);
  let empty = 0;
  const begun = new Set<string>();
  for (let page = 0; ; page += 1) {
    const { entries, result } = await client.searchPage({ ...search, cookie });
    if (result.code !== RESULT.success) throw searchError(result.code, page > 0);
    if (result.cookie === null) throw new DirectoryError('incomplete', 'the server lost the paging control');
    const first = entries[0]?.dn;
    empty = first === undefined ? empty + 1 : 0;
    if (empty > EMPTY_PAGES || (first !== undefined && begun.has(first))) {
      throw new DirectoryError('incomplete', 'the server gives the same pages again');
    }
    if (first !== undefined) begun.add(first);
    if (entries.length > 0) yield entries;
    if (result.cookie.length === 0) return;
    cookie = Buffer.from(result.cookie);
  }
}

/** The entry itself, or null when it does not exist or may not be read. */
export async function readOne(
  client: LdapClient,
  base: string,
  attributes: readonly string[],
  idleMs: number,
): Promise<RawEntry | null> {
  const filter = { present: 'objectClass' };
  const { entries, result } = await client.searchPage({
    base,
    scope: 'base',
    filter,
    attributes,
    limit: 1,
    cookie: null,
    idleMs,
  });
  if (result.code === RESULT.noSuchObject || result.code === RESULT.insufficientAccess) return null;
  if (result.code !== RESULT.success) throw searchError(result.code, false);
  return entries[0] ?? null;
}

function searchError(code: number, afterFirstPage: boolean): DirectoryError {
  const step = afterFirstPage ? 'next-page' : 'search';
  return new DirectoryError(errorCodeOf(code, step), `the search ended with LDAP result ${code}`);
}
