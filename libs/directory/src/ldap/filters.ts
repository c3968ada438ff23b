import ldap from 'ldapjs';

/** A search filter as data. Values are values: no text is ever parsed into a filter, so nothing typed can change its shape. */
export type Filter =
  | { readonly present: string }
  | { readonly equals: readonly [attribute: string, value: string] }
  /** The attribute's own order decides; on a server that does not know one, the filter matches nothing. */
  | { readonly atLeast: readonly [attribute: string, value: string] }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter };

export function toLdapFilter(filter: Filter): InstanceType<typeof ldap.PresenceFilter> {
  if ('present' in filter) return new ldap.PresenceFilter({ attribute: filter.present });
  if ('equals' in filter) return new ldap.EqualityFilter({ attribute: filter.equals[0], value: filter.equals[1] });
  if ('atLeast' in filter) return new ldap.GreaterThanEqualsFilter({ attribute: filter.atLeast[0], value: filter.atLeast[1] });
  if ('not' in filter) return new ldap.NotFilter({ filter: toLdapFilter(filter.not) });
  if ('all' in filter) return new ldap.AndFilter({ filters: filter.all.map(toLdapFilter) });
  return new ldap.OrFilter({ filters: filter.any.map(toLdapFilter) });
}
