import type { Filter } from '../ldap/filters.js';
import type { RawEntry } from '../ldap/messages.js';
import type { LdapResult } from '../ldap/result-codes.js';
import type { PasswordCheck, StagedGroup, StagedPerson } from '../reader.js';
import type { Fields } from './fields.js';

/** What one pass over the directory asks for. Attributes by name: a star would fetch photographs and passwords. */
export interface Pass {
  readonly filter: Filter;
  readonly attributes: readonly string[];
}

/** Facts about the server that a mapping may need, read once a run. */
export interface KindContext {
  readonly now: Date;
  /** NetBIOS name of the domain (`DOMAIN\login`) and its DNS name (`login@domain`), where the kind has them. */
  readonly netbiosDomain: string | null;
  readonly dnsDomain: string | null;
}

/** The part of a connection that a kind may use to learn about the server. */
export interface ServerView {
  entry(dn: string, attributes: readonly string[]): Promise<RawEntry | null>;
  children(dn: string, filter: Filter, attributes: readonly string[]): Promise<readonly RawEntry[]>;
}

type Identity = 'externalId' | 'dn' | 'dnKey' | 'path' | 'loginKeys';
export interface MappedPerson {
  /** Every form a person may type, as written. */
  readonly logins: readonly string[];
  readonly details: Omit<StagedPerson, Identity>;
}
export type GroupFields = Pick<StagedGroup, 'name' | 'description'>;

/** Membership that is written on the person and not on the group. */
export interface PrimaryGroups {
  /** Key of the person's primary group. */
  ofPerson(fields: Fields): string | null;
  keyOf(groupFields: Fields): string | null;
  /** People whose primary group has this key. */
  membersOf(key: string): Filter;
}

export type Refusal = Extract<PasswordCheck, { ok: false }>['why'];

/** Everything that one vendor does in its own way. */
export interface Kind {
  readonly units: Pass;
  readonly people: Pass;
  readonly groups: Pass;
  /** OIDs of controls that go with every search below the base. */
  readonly searchControls: readonly string[];
  /** Attributes of a group that hold DNs of members. */
  readonly memberAttributes: readonly string[];
  readonly primaryGroups: PrimaryGroups | null;
  /** The immutable id, lower case and dashed; null when the entry has none. */
  externalId(fields: Fields): string | null;
  person(fields: Fields, context: KindContext): MappedPerson | null;
  group(fields: Fields): GroupFields | null;
  unitName(fields: Fields): string | null;
  context(server: ServerView, baseDn: string): Promise<Omit<KindContext, 'now'>>;
  /** Why a bind with this (unsuccessful) result was refused. */
  refusal(result: LdapResult): Refusal;
}
