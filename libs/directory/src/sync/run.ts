import type { Filter } from '../ldap/filters.js';
import type { Kind, KindContext, Pass } from '../kinds/kind.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import { searchPages } from '../ldap/search-pages.js';
import type { SessionSettings } from './session.js';

/** What the passes of one run share. */
export interface Run {
  readonly client: LdapClient;
  readonly kind: Kind;
  readonly settings: SessionSettings;
  readonly context: KindContext;
}

/** The part of the tree that a pass looks at. */
export interface Part {
  /** The whole base when absent. */
  readonly base?: string;
  /** Narrows the pass down. */
  readonly filter?: Filter;
  /** One page ahead of the consumer; only where nothing else is asked between the pages. */
  readonly ahead?: boolean;
}

export function pagesOf(
  { client, kind, settings }: Omit<Run, 'context'>,
  pass: Pass,
  part: Part = {},
  limit = settings.pageSize,
) {
  return searchPages(client, {
    base: part.base ?? settings.baseDn,
    scope: 'sub',
    filter: part.filter ? { all: [part.filter, pass.filter] } : pass.filter,
    attributes: pass.attributes,
    controls: kind.searchControls,
    limit,
    ahead: part.ahead ?? false,
    idleMs: settings.idleMs,
  });
}
