import { DirectoryError } from '../errors.js';
import type { Kind, ServerView } from '../kinds/kind.js';
import type { OperationCounters } from '../ldap/egress-guard.js';
import type { Endpoint } from '../ldap/endpoint.js';
import { LdapClient } from '../ldap/ldap-client.js';
import type { RawEntry } from '../ldap/messages.js';
import type { LdapResult } from '../ldap/result-codes.js';
import { RESULT, errorCodeOf } from '../ldap/result-codes.js';
import { readOne, searchPages } from '../ldap/search-pages.js';
import type { Servers } from '../ldap/servers.js';

/** Settings that were found sound, with their defaults. */
export interface SessionSettings {
  readonly servers: Servers;
  readonly bindDn: string;
  readonly bindPassword: string;
  readonly baseDn: string;
  readonly timeoutMs: number;
  readonly idleMs: number;
  readonly pageSize: number;
  readonly counters: OperationCounters;
}

/** Stamps and ids are short: a page of them may be as large as AD allows. */
export const SHORT_PAGE = 1000;

/** A connection to the first server that answers, bound as the reading account. Throws `DirectoryError`; on failure nothing stays open. */
export function openSession(settings: SessionSettings, signal?: AbortSignal): Promise<LdapClient> {
  return settings.servers.first((endpoint) => openSessionAt(endpoint, settings, signal));
}

/** The same to one server. `explain`: what the kind makes of a refusal, for an admin. */
export async function openSessionAt(
  endpoint: Endpoint,
  settings: SessionSettings,
  signal?: AbortSignal,
  explain: (result: LdapResult) => string = () => '',
): Promise<LdapClient> {
  const { timeoutMs, counters } = settings;
  const client = await LdapClient.connect(endpoint, { timeoutMs, counters, signal });
  const result = await client.bind(settings.bindDn, settings.bindPassword);
  if (result.code === RESULT.success) return client;
  await client.close();
  throw new DirectoryError(errorCodeOf(result.code, 'bind'), `the reading account was refused with LDAP result ${result.code}`, {
    detail: `${explain(result)} ${result.diagnostic}`,
  });
}

export async function requireBase(client: LdapClient, settings: SessionSettings): Promise<void> {
  const base = await readOne(client, settings.baseDn, ['objectClass'], settings.idleMs);
  if (!base) throw new DirectoryError('base_missing', 'the base does not exist or may not be read');
}

export function viewOf(client: LdapClient, kind: Kind, { baseDn, idleMs, pageSize }: SessionSettings): ServerView {
  return {
    url: client.url,
    baseDn,
    entry: (dn, attributes, filter) => readOne(client, dn, attributes, idleMs, filter),
    async children(base, filter, attributes) {
      const found: RawEntry[] = [];
      for await (const page of searchPages(client, { base, scope: 'one', filter, attributes, limit: pageSize, idleMs })) {
        found.push(...page);
      }
      return found;
    },
    below(filter, attributes) {
      const anything = { any: [kind.units.filter, kind.people.filter, kind.groups.filter] };
      const all = { all: [filter, anything] };
      const controls = kind.searchControls;
      return searchPages(client, { base: baseDn, scope: 'sub', filter: all, attributes, controls, limit: SHORT_PAGE, idleMs });
    },
  };
}
