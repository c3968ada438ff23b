import { DirectoryError } from '../errors.js';
import type { Filter } from './filters.js';
import type { LdapClient, Page, PageRequest } from './ldap-client.js';
import type { RawEntry } from './messages.js';
import { RESULT, errorCodeOf } from './result-codes.js';

export interface PagedSearch extends Omit<PageRequest, 'cookie'> {
  /** Asks for the next page while the consumer has this one. Nothing else may be asked on the connection meanwhile. */
  readonly ahead?: boolean;
}

/** Empty pages in a row before a search is given up as going round in circles. */
const EMPTY_PAGES = 100;

/**
 * Pages of one search (RFC 2696), each asked for when the consumer comes back, or one ahead. Ends normally only after a page with an
 * empty cookie; an empty page with a cookie goes on. A lost control throws 'incomplete', and so does going round in circles: a
 * page that begins as an earlier one did, or too many empty pages in a row. The cookie itself is opaque (§3): Samba names the
 * search by it and gives the same one with every page.
 */
export async function* searchPages(client: LdapClient, search: PagedSearch): AsyncGenerator<readonly RawEntry[]> {
  const { ahead = false, ...request } = search;
  const ask = (cookie: Buffer): Promise<Page> => {
    const page = client.searchPage({ ...request, cookie });
    page.catch(() => undefined); // a consumer that left does not wait for it
    return page;
  };
  let asked = ask(Buffer.alloc(0));
  let empty = 0;
  const begun = new Set<string>();
  for (let page = 0; ; page += 1) {
    const { entries, result } = await asked;
    if (result.code !== RESULT.success) throw searchError(result.code, page > 0);
    if (result.cookie === null) throw new DirectoryError('incomplete', 'the server lost the paging control');
    const first = entries[0]?.dn;
    empty = first === undefined ? empty + 1 : 0;
    if (empty > EMPTY_PAGES || (first !== undefined && begun.has(first))) {
      throw new DirectoryError('incomplete', 'the server gives the same pages again');
    }
    if (first !== undefined) begun.add(first);
    const { cookie } = result;
    const isLast = cookie.length === 0;
    if (ahead && !isLast) asked = ask(cookie);
    if (entries.length > 0) yield entries;
    if (isLast) return;
    if (!ahead) asked = ask(cookie);
  }
}

/** The entry itself, or null when it does not exist, may not be read, or does not match the filter. */
export async function readOne(
  client: LdapClient,
  base: string,
  attributes: readonly string[],
  idleMs: number,
  filter: Filter = { present: 'objectClass' },
): Promise<RawEntry | null> {
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

/** The whole answer to a search that can have few, without pages. */
export async function readSome(client: LdapClient, search: Omit<PageRequest, 'cookie'>): Promise<readonly RawEntry[]> {
  const { entries, result } = await client.searchPage({ ...search, cookie: null });
  if (result.code !== RESULT.success) throw searchError(result.code, false);
  return entries;
}

function searchError(code: number, afterFirstPage: boolean): DirectoryError {
  const step = afterFirstPage ? 'next-page' : 'search';
  return new DirectoryError(errorCodeOf(code, step), `the search ended with LDAP result ${code}`);
}
