/** What the rest of the project sees of a directory: settings in, bounded batches and password checks out. */
import type { DirectoryRights, Inspection } from './inspection.js';
import type { AttributeMapping } from './kinds/mapping.js';
import type { DirectoryKind } from './kinds/registry.js';

export interface DirectorySettings {
  readonly kind: DirectoryKind;
  /**
   * `ldaps://host:636` (default choice) or `ldap://host:389`. Several of them, separated by spaces or commas, are servers of
   * one directory: they are tried in order, and one that failed is left out for 30 seconds.
   */
  readonly url: string;
  /** `ldap://` only: StartTLS before the first bind. Without it, `plain` must say so. */
  readonly startTls: boolean;
  /** Allows an `ldap://` connection without TLS. The demo directory on loopback, and nothing else, needs it. */
  readonly allowPlain: boolean;
  /** PEM of the CA that signed the server's certificate; the system's own list when absent. The name is always checked. */
  readonly caPem?: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  readonly baseDn: string;
  /** RFC 4515. Who is not matched is not there: read, changes and sweep alike leave them out. */
  readonly peopleFilter?: string;
  readonly groupFilter?: string;
  /** Attributes to read in place of the kind's own (`defaultMapping`). */
  readonly mapping?: AttributeMapping;
  /** At most ten more attributes of people, kept as they are (`StagedPerson.extra`). */
  readonly extraAttributes?: readonly string[];
  /** Milliseconds: connect and first answer of a password check (default 3000). */
  readonly timeoutMs?: number;
  /** Milliseconds without an entry that end a read (default 30000). */
  readonly idleMs?: number;
  /** Entries a page (default 500). */
  readonly pageSize?: number;
}

/** Directory data is hostile input: each field is cut, checked for UTF-8 and control characters, or its entry quarantined. */
export interface StagedPerson {
  /** entryUUID, or objectGUID in the usual dashed form; lower case. The only identity there is. */
  readonly externalId: string;
  /** As the server wrote it; the one to bind with. */
  readonly dn: string;
  /** Canonical form (RFC 4514 parsed; case folded; spaces and escapes normalised): equal keys are equal names. */
  readonly dnKey: string;
  /** Canonical RDNs from the root down, joined by U+001F, so that a subtree is a prefix: `dc=test\u001fdc=demo\u001fou=people\u001fuid=a`. */
  readonly path: string;
  /** The name to show as login. */
  readonly login: string;
  /** Every form a person may type (uid; sAMAccountName, UPN, DOMAIN\sam; mail is not one), through `loginKey`. */
  readonly loginKeys: readonly string[];
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly mail: string | null;
  readonly officePhone: string | null;
  readonly department: string | null;
  readonly title: string | null;
  /** ISO 3166-1 alpha-2 (`c` / `countryCode` where it has it). */
  readonly country: string | null;
  readonly language: string | null;
  readonly state: 'active' | 'disabled' | 'expired' | 'locked';
  /** Values of `extraAttributes` by lower-case name; an attribute that the person has not is not there. Each value is cut to 256 characters. */
  readonly extra: Readonly<Record<string, readonly string[]>>;
}
export interface StagedGroup {
  readonly externalId: string;
  readonly dn: string;
  readonly dnKey: string;
  readonly path: string;
  readonly name: string;
  readonly description: string | null;
}
/**
 * A slice of one group's members, at most a few thousand a batch, whatever the group's size. In `changes`, members of a group
 * that is in no groups batch of the run are additions: its other members stay.
 */
export interface StagedMembers {
  readonly groupExternalId: string;
  readonly memberDnKeys: readonly string[];
}
export interface StagedUnit {
  readonly externalId: string;
  readonly dn: string;
  readonly dnKey: string;
  readonly path: string;
  readonly name: string;
}
export interface Quarantined {
  readonly dn: string;
  /**
   * Closed list: 'no_id', 'no_login', 'bad_dn', 'too_large', 'bad_text'; with members 'bad_member' (one value of the group at
   * `dn` was left out), or 'too_large' (the group at `dn` was cut short: who is not listed may be a member all the same).
   */
  readonly reason: string;
}
/** Where a directory stood when a run began; opaque to the host, kept as JSON. */
export interface Watermark {
  readonly kind: string;
  readonly value: Readonly<Record<string, string>>;
}
export type DirectoryBatch =
  | { readonly of: 'watermark'; readonly items: readonly [Watermark]; readonly quarantined: readonly [] }
  | { readonly of: 'units'; readonly items: readonly StagedUnit[]; readonly quarantined: readonly Quarantined[] }
  | { readonly of: 'people'; readonly items: readonly StagedPerson[]; readonly quarantined: readonly Quarantined[] }
  | { readonly of: 'groups'; readonly items: readonly StagedGroup[]; readonly quarantined: readonly Quarantined[] }
  /** In `changes` alone: ids that the server itself lists as deleted. A hint that somebody is gone; `sweep` is the proof. */
  | { readonly of: 'gone'; readonly items: readonly string[]; readonly quarantined: readonly [] }
  | { readonly of: 'members'; readonly items: readonly StagedMembers[]; readonly quarantined: readonly Quarantined[] };

/** Ids of what is there, without anything else about it. */
export interface DirectorySweep {
  readonly of: 'units' | 'people' | 'groups';
  readonly ids: readonly string[];
}

export type PasswordCheck =
  | { readonly ok: true }
  /** `why` is for the helpdesk and the audit log; the person at the page is told one and the same sentence. */
  | { readonly ok: false; readonly why: 'wrong' | 'empty' | 'disabled' | 'expired' | 'locked' | 'must_change' | 'unavailable' };

export type DirectoryOperation = 'bind' | 'search' | 'unbind' | 'abandon' | 'startTls';

export interface DirectoryReader {
  /**
   * Everything below the base, in the order units, people, groups with members; one connection, two pages in
   * memory at most (the next page is asked for when the consumer has taken the last one). Ends normally only when every pass was complete;
   * any error, lost paging control, repeated page, referral, size limit or time-out throws `DirectoryError`, and a
   * consumer must then change nobody. The first batch is the watermark, taken before the search, where the server has one.
   */
  read(options?: { readonly signal?: AbortSignal }): AsyncIterable<DirectoryBatch>;
  /**
   * Units, people and groups that are new or differ since the watermark, whole, and all members of each such group; an
   * entry that did not change may come too. Who is gone is told only where the server lists it for this account. First batch: the new watermark. Throws what `read` throws,
   * and 'watermark' when the old one cannot be trusted (another or a restored server, another base, a server that cannot
   * say): then read everything.
   */
  changes(since: Watermark, options?: { readonly signal?: AbortSignal }): AsyncIterable<DirectoryBatch>;
  /**
   * Ids of everything below the base: the authority for who is gone, complete or an error as `read` is. Finding nothing
   * at all is 'incomplete'. Entries that `read` would set aside are there too.
   */
  sweep(options?: { readonly signal?: AbortSignal }): AsyncIterable<DirectorySweep>;
  /** One bind on a connection of its own, on the first server that answers. Empty, blank and NUL-holding passwords never reach the wire (RFC 4513 §5.1.2). Never throws for an expected refusal. */
  verifyPassword(dn: string, password: string): Promise<PasswordCheck>;
  /** Reach, TLS, bind, base: resolves, or throws the `DirectoryError` of the first step that failed. */
  probe(): Promise<{ readonly vendor: string | null; readonly namingContexts: readonly string[] }>;
  /**
   * Tries the settings step by step and tells how each step went. Ends after the first that failed; an expected failure is
   * a step and never thrown. The certificate is looked at before anything else is sent, and an untrusted one ends it.
   * `people`: how many to show (default 5).
   */
  inspect(options?: { readonly signal?: AbortSignal; readonly people?: number }): AsyncIterable<Inspection>;
  /** What the reading account could do. Asks by reading; throws `DirectoryError` as `probe` does. */
  rights(): Promise<DirectoryRights>;
  /**
   * Ids of the groups at or below a DN, matched by a filter (RFC 4515), or both, out of those that a run reads. Complete or an error, as
   * `read` is; 'settings' for a rule that cannot be used.
   */
  groupsMatching(
    rule: { readonly below?: string; readonly filter?: string },
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterable<readonly string[]>;
  /** Operations sent since creation. There is no encoder for any other. */
  operations(): Readonly<Record<DirectoryOperation, number>>;
}
