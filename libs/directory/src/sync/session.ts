import { DirectoryError } from '../errors.js';
import type { ServerView } from '../kinds/kind.js';
import type { OperationCounters } from '../ldap/egress-guard.js';
import type { Endpoint } from '../ldap/endpoint.js';
import { LdapClient } from '../ldap/ldap-client.js';
import type { RawEntry } from '../ldap/messages.js';
import { RESULT, errorCodeOf } from '../ldap/result-codes.js';
import { readOne, searchPages } from '../ldap/search-pages.js';

/** Settings that were found sound, with their defaults. */
export interface SessionSettings {
  readonly endpoint: Endpoint;
  readonly bindDn: string;
  readonly bindPassword: string;
  readonly baseDn: string;
  readonly timeoutMs: number;
  readonly idleMs: number;
  readonly pageSize: number;
  readonly counters: OperationCounters;
}

/** A connection bound as the reading account. Throws `DirectoryError`; on failure nothing stays open. */
export async function openSession(settings: SessionSettings, signal?: AbortSignal): Promise<LdapClient> {
  const client = await LdapClient.connect(settings.endpoint, {
    timeoutMs: settings.timeoutMs,
    counters: settings.counters,
    signal,
  });
  const result = await client.bind(settings.bindDn, settings.bindPassword);
  if (result.code === RESULT.success) return client;
  await client.close();
  throw new DirectoryError(errorCodeOf(result.code, 'bind'), `the reading account was refused with LDAP result ${result.code}`);
}

export async function requireBase(client: LdapClient, settings: SessionSettings): Promise<void> {
  const base = await readOne(client, settings.baseDn, ['objectClass'], settings.idleMs);
  if (!base) throw new DirectoryError('base_missing', 'the base does not exist or may not be read');
}

export function viewOf(client: LdapClient, { idleMs, pageSize }: SessionSettings): ServerView {
  return {
    entry: (dn, attributes) => readOne(client, dn, attributes, idleMs),
    async children(base, filter, attributes) {
      const found: RawEntry[] = [];
      for await (const page of searchPages(client, { base, scope: 'one', filter, attributes, limit: pageSize, idleMs })) {
        found.push(...page);
      }
      return found;
    },
  };
}
