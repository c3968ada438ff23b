import { Fields } from '../kinds/fields.js';
import type { QuarantineReason } from '../kinds/fields.js';
import type { Kind, KindContext } from '../kinds/kind.js';
import type { RawEntry } from '../ldap/messages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import { loginKey } from '../names/login-key.js';
import type { Quarantined, StagedGroup, StagedPerson, StagedUnit } from '../reader.js';

export type Staged<T> = { readonly item: T } | { readonly reason: QuarantineReason };
type Identity = Pick<StagedPerson, 'externalId' | 'dn' | 'dnKey' | 'path'>;

const MAX_SHOWN_DN = 500;

function identify(kind: Kind, entry: RawEntry, fields: Fields): Staged<Identity> {
  if (entry.tooLarge) return { reason: 'too_large' };
  const externalId = kind.externalId(fields);
  if (externalId === null) return { reason: fields.problem ?? 'no_id' };
  const name = canonicalDn(entry.dn);
  // U+FFFD stands where the bytes were not UTF-8, so two different names could look like one.
  if (!name || entry.dn.includes('\ufffd')) return { reason: 'bad_dn' };
  return { item: { externalId, dn: entry.dn, dnKey: name.key, path: name.path } };
}

export function stagePerson(kind: Kind, entry: RawEntry, context: KindContext): Staged<StagedPerson> {
  const fields = new Fields(entry);
  const identity = identify(kind, entry, fields);
  if ('reason' in identity) return identity;
  const person = kind.person(fields, context, kind.mapping);
  const extra = extraOf(kind.extra, fields);
  if (fields.problem) return { reason: fields.problem };
  if (!person) return { reason: 'no_login' };
  const { externalId, dn, dnKey, path } = identity.item;
  const loginKeys = keysOf(person.logins);
  if (loginKey(person.details.login) === null) return { reason: 'no_login' };
  return { item: { externalId, dn, dnKey, path, loginKeys, ...person.details, extra } };
}

const NOTHING: StagedPerson['extra'] = Object.freeze({});

function extraOf(attributes: readonly string[], fields: Fields): StagedPerson['extra'] {
  if (attributes.length === 0) return NOTHING;
  const values = attributes.map((attribute) => [attribute, fields.texts(attribute)] as const);
  return Object.fromEntries(values.filter(([, texts]) => texts.length > 0));
}

function keysOf(logins: readonly string[]): string[] {
  const keys: string[] = [];
  for (const login of logins) {
    const key = loginKey(login);
    if (key !== null && !keys.includes(key)) keys.push(key);
  }
  return keys;
}

export function stageGroup(kind: Kind, entry: RawEntry): Staged<StagedGroup> {
  const fields = new Fields(entry);
  const identity = identify(kind, entry, fields);
  if ('reason' in identity) return identity;
  const group = kind.group(fields);
  if (!group) return { reason: fields.problem ?? 'bad_text' };
  return fields.problem ? { reason: fields.problem } : { item: { ...identity.item, ...group } };
}

export function stageUnit(kind: Kind, entry: RawEntry): Staged<StagedUnit> {
  const fields = new Fields(entry);
  const identity = identify(kind, entry, fields);
  if ('reason' in identity) return identity;
  const name = kind.unitName(fields);
  return name === null ? { reason: fields.problem ?? 'bad_text' } : { item: { ...identity.item, name } };
}

/** Sorts a page into what can be used and what is set aside; the run goes on (one bad record never stops it). */
export function sortPage<T>(entries: readonly RawEntry[], stage: (entry: RawEntry) => Staged<T>) {
  const items: T[] = [];
  const quarantined: Quarantined[] = [];
  for (const entry of entries) {
    const staged = stage(entry);
    if ('item' in staged) items.push(staged.item);
    else quarantined.push({ dn: shownDn(entry.dn), reason: staged.reason });
  }
  return { items, quarantined };
}

/** A name that nobody vouches for, fit to be shown. */
export const shownDn = (dn: string): string => dn.replaceAll(/\p{C}/gu, '\u{fffd}').slice(0, MAX_SHOWN_DN);
