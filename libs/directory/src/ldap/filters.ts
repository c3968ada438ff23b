import type ldap from 'ldapjs';
import { encodeFilter } from './filter-bytes.js';
import { printFilter } from './filter-text.js';

/** A value to compare with: text, or bytes where they are not UTF-8. */
export type FilterValue = string | Uint8Array;

/** A search filter as data. Values are values: nothing typed as one can change the shape of its filter. */
export type Filter =
  | { readonly present: string }
  | { readonly equals: readonly [attribute: string, value: FilterValue] }
  /** The attribute's own order decides; on a server that does not know one, the filter matches nothing. */
  | { readonly atLeast: readonly [attribute: string, value: FilterValue] }
  | { readonly atMost: readonly [attribute: string, value: FilterValue] }
  | { readonly like: readonly [attribute: string, value: FilterValue] }
  | { readonly parts: Parts }
  | { readonly matching: Matching }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter };

/** `(cn=initial*any*final)`; at least one of them is there, and none is empty. */
export interface Parts {
  readonly attribute: string;
  readonly initial: FilterValue | null;
  readonly any: readonly FilterValue[];
  readonly final: FilterValue | null;
}
/** `(attribute:dn:rule:=value)`; attribute, rule or both. */
export interface Matching {
  readonly attribute: string | null;
  readonly rule: string | null;
  readonly withDn: boolean;
  readonly value: FilterValue;
}

/** The filter as ldapjs wants it. It writes our bytes as they are: its own filters change some values on their way to the wire. */
export function toLdapFilter(filter: Filter): InstanceType<typeof ldap.PresenceFilter> {
  return {
    [Symbol.toStringTag]: 'FilterString',
    toBer: () => ({ buffer: encodeFilter(filter) }),
    toString: () => printFilter(filter),
  } as unknown as InstanceType<typeof ldap.PresenceFilter>;
}
