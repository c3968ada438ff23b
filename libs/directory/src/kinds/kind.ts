import type { Filter } from '../ldap/filters.js';
import type { RawEntry } from '../ldap/messages.js';
import type { LdapResult } from '../ldap/result-codes.js';
import type { PasswordCheck, StagedGroup, StagedPerson } from '../reader.js';
import type { Fields } from './fields.js';
import type { FieldNames } from './mapping.js';

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
  /** Address of the server that answers. */
  readonly url: string;
  readonly baseDn: string;
  /** Null when it is not there, may not be read, or does not match the filter. */
  entry(dn: string, attributes: readonly string[], filter?: Filter): Promise<RawEntry | null>;
  children(dn: string, filter: Filter, attributes: readonly string[]): Promise<readonly RawEntry[]>;
  /** Pages of what a run would read and the filter admits. */
  below(filter: Filter, attributes: readonly string[]): AsyncIterable<readonly RawEntry[]>;
}

export type Position = Readonly<Record<string, string>>;
/** Where the server stands, and how to ask for what changed since an earlier position. */
export interface Advance {
  readonly position: Position;
  /** 'nothing': surely nothing changed. 'unknown': the earlier position (or none) says nothing about this server. */
  readonly changed: Filter | 'nothing' | 'unknown';
}

/** How a kind of server tells what changed. */
export interface ChangeTracking {
  /** Null when the server does not tell this account. Asked before the search that it stands for. */
  advance(server: ServerView, since: Position | null, now: Date): Promise<Advance | null>;
}

type Identity = 'externalId' | 'dn' | 'dnKey' | 'path' | 'loginKeys' | 'extra';
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
  /** The group with this key. */
  groupWith(key: string): Filter;
}

export type Refusal = Extract<PasswordCheck, { ok: false }>['why'];

/** Everything that one vendor does in its own way. */
export interface Kind {
  readonly units: Pass;
  readonly people: Pass;
  readonly groups: Pass;
  /** Where the fields of a person are read from. */
  readonly mapping: FieldNames;
  /** Lower-case names of further attributes of people, to be kept as they are. */
  readonly extra: readonly string[];
  /** OIDs of controls that go with every search below the base. */
  readonly searchControls: readonly string[];
  /** Attributes of a group that hold DNs of members. */
  readonly memberAttributes: readonly string[];
  /** Attribute of a group that names members by another attribute than the DN, and that attribute of theirs (RFC 2307 §5.3). */
  readonly memberNames: { readonly ofGroup: string; readonly ofPerson: string } | null;
  readonly tracking: ChangeTracking;
  /** Where a server keeps a mark of what was deleted, with the control that shows it; null where it keeps none that can be asked for. */
  readonly tombstones: {
    readonly below: (server: ServerView) => Promise<string | null>;
    readonly control: string;
    readonly filter: Filter;
  } | null;
  readonly primaryGroups: PrimaryGroups | null;
  /** Attributes that `externalId` reads. */
  readonly idAttributes: readonly string[];
  /** The immutable id, lower case and dashed; null when the entry has none. */
  externalId(fields: Fields): string | null;
  person(fields: Fields, context: KindContext, names: FieldNames): MappedPerson | null;
  group(fields: Fields): GroupFields | null;
  /** An attribute of groups that are none to the people who use the directory. */
  readonly leavesOut?: string;
  unitName(fields: Fields): string | null;
  context(server: ServerView, baseDn: string): Promise<Omit<KindContext, 'now'>>;
  /** Why a bind with this (unsuccessful) result was refused. */
  refusal(result: LdapResult): Refusal;
}
