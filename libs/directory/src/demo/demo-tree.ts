import { createHash, timingSafeEqual } from 'node:crypto';
import { writeTime } from '../kinds/generalized-time.js';
import type { ServedAttribute, ServedEntry, ServedTree } from '../ldap/served-tree.js';
import { canonicalDn } from '../names/canonical-dn.js';
import { DEMO_BASE_DN, DEMO_BIND_DN, DEMO_BIND_PASSWORD, DEMO_PASSWORD } from './accounts.js';
import type { DemoPerson } from './organisation.js';
import { DEMO_UNITS, demoGroups, demoPeople } from './organisation.js';

interface TreeEntry {
  dn: string;
  key: string;
  path: string;
  readonly attributes: Map<string, ServedAttribute>;
  password: string | null;
  disabled: boolean;
}
type Values = Readonly<Record<string, string | readonly string[] | null | undefined>>;

const OPERATIONAL = new Set(['entryuuid', 'entrydn', 'pwdaccountlockedtime', 'entrycsn', 'modifytimestamp', 'contextcsn']);
/** The control by which a server says that it keeps contextCSN; the demo directory keeps it, and no more of RFC 4533. */
const CONTENT_SYNC = '1.3.6.1.4.1.4203.1.9.1.1';
const AGE_MS = 4 * 3_600_000;
const LOCKED_FOR_EVER = '000001010000Z';

/** The demo organisation as entries, in memory. Ids are hashes of what an entry is, so every start gives the same ones. */
export class DemoTree implements ServedTree {
  readonly root: ServedEntry = newEntry('', {
    objectClass: ['top', 'OpenLDAProotDSE'],
    namingContexts: [DEMO_BASE_DN],
    supportedLDAPVersion: ['3'],
    supportedControl: ['1.2.840.113556.1.4.319', CONTENT_SYNC],
    vendorName: ['Tessera demo directory'],
  });
  readonly #entries = new Map<string, TreeEntry>();
  readonly #born = new Map<string, number>();
  readonly #changes = new ChangeNumbers();

  constructor() {
    this.put(DEMO_BASE_DN, 'base', { objectClass: ['top', 'domain'], dc: 'meridian', description: 'Meridian Instruments' });
    for (const [name, dn] of DEMO_UNITS) this.put(dn, `unit:${name}`, { objectClass: ['top', 'organizationalUnit'], ou: name });
    this.put(DEMO_BIND_DN, 'reader', { objectClass: ['top', 'applicationProcess'], cn: 'tessera-reader' }).password =
      DEMO_BIND_PASSWORD;
    const people = demoPeople();
    for (const person of people) this.putPerson(person);
    const groups = demoGroups(people);
    for (const { name, description, people: logins, groups: nested } of groups) {
      this.putGroup(name, [...logins.map((login) => this.person(login).dn), ...nested.map(groupDn)], description);
    }
    this.#changes.begin();
  }

  has = (key: string): boolean => this.#entries.has(key);
  entries = (): Iterable<ServedEntry> => this.#entries.values();

  passwordFits(key: string, password: string): boolean {
    const entry = this.#entries.get(key);
    const fits = timingSafeEqual(digest(entry?.password ?? ''), digest(password));
    return fits && entry !== undefined && entry.password !== null && !entry.disabled;
  }

  person(login: string): TreeEntry {
    return this.#find('uid', login);
  }

  group(name: string): TreeEntry {
    const entry = this.#entries.get(keyOf(groupDn(name)));
    if (!entry) throw new Error(`no group ${name} in the demo directory`);
    return entry;
  }

  /** A login or the name of a group. */
  memberDn(member: string): string {
    return this.#entries.get(keyOf(groupDn(member)))?.dn ?? this.person(member).dn;
  }

  putPerson(person: DemoPerson): TreeEntry {
    const name = person.displayName ?? `${person.givenName} ${person.familyName}`;
    const entry = this.put(personDn(person.login, person.unit), `person:${person.login}`, {
      objectClass: ['top', 'person', 'organizationalPerson', 'inetOrgPerson'],
      uid: person.login,
      cn: name,
      displayName: name,
      givenName: person.givenName,
      sn: person.familyName,
      mail: `${person.login}@meridian.example`,
      telephoneNumber: person.officePhone,
      departmentNumber: person.unit,
      title: person.title,
      c: person.country,
      preferredLanguage: person.language,
    });
    entry.password = DEMO_PASSWORD;
    this.disable(entry, person.disabled ?? false);
    return entry;
  }

  putGroup(name: string, members: readonly string[], description?: string): TreeEntry {
    const objectClass = ['top', 'groupOfNames'];
    return this.put(groupDn(name), `group:${name}`, { objectClass, cn: name, description, member: members });
  }

  put(dn: string, identity: string, values: Values): TreeEntry {
    const entry = newEntry(dn, { ...values, entryUUID: this.#newId(identity), entryDN: dn });
    if (this.#entries.has(entry.key)) throw new Error(`${dn} is in the demo directory already`);
    this.#entries.set(entry.key, entry);
    this.#stamp(entry);
    return entry;
  }

  set(entry: TreeEntry, values: Values): void {
    this.#write(entry, values);
    this.#stamp(entry);
  }

  #write(entry: TreeEntry, values: Values): void {
    for (const [name, given] of Object.entries(values)) {
      const list = given === null || given === undefined ? [] : typeof given === 'string' ? [given] : given;
      const key = name.toLowerCase();
      if (list.length === 0) entry.attributes.delete(key);
      else entry.attributes.set(key, { name, values: list, operational: OPERATIONAL.has(key) });
    }
  }

  values(entry: TreeEntry, attribute: string): readonly string[] {
    return entry.attributes.get(attribute.toLowerCase())?.values ?? [];
  }

  disable(entry: TreeEntry, disabled: boolean): void {
    entry.disabled = disabled;
    this.set(entry, { pwdAccountLockedTime: disabled ? LOCKED_FOR_EVER : null });
  }

  /** New name, same id; groups that hold the entry follow, as a directory with referential integrity does. */
  rename(entry: TreeEntry, dn: string): void {
    this.#place(entry, dn);
    this.#stamp(entry);
  }

  /** Moves what is below along; its entries keep their stamps, as OpenLDAP's and Active Directory's do. */
  renameUnit(unit: string, newName: string): void {
    const old = DEMO_UNITS.get(unit);
    const entry = this.#entries.get(keyOf(old ?? ''));
    if (old === undefined || !entry) throw new Error(`no unit ${unit} in the demo directory`);
    const renamed = `ou=${newName}${old.slice(old.indexOf(','))}`;
    for (const below of this.#entries.values()) {
      if (below.path.startsWith(`${entry.path}\u001f`)) this.#place(below, below.dn.slice(0, -old.length) + renamed);
    }
    this.#place(entry, renamed);
    this.set(entry, { ou: newName });
  }

  #place(entry: TreeEntry, dn: string): void {
    const old = entry.key;
    const { key, path } = newEntry(dn, {});
    if (key !== old && this.#entries.has(key)) throw new Error(`${dn} is in the demo directory already`);
    this.#entries.delete(old);
    Object.assign(entry, { dn, key, path });
    this.#entries.set(key, entry);
    this.#write(entry, { entryDN: dn });
    this.#replaceMember(old, dn);
  }

  remove(entry: TreeEntry): void {
    this.#entries.delete(entry.key);
    this.#stamp(null);
    this.#replaceMember(entry.key, null);
  }

  /** A change: its number on the entry that is left, and on the base as the last one. */
  #stamp(entry: TreeEntry | null): void {
    const { csn, time } = this.#changes.next();
    if (entry) this.#write(entry, { entryCSN: csn, modifyTimestamp: time });
    const base = this.#entries.get(keyOf(DEMO_BASE_DN));
    if (base) this.#write(base, { contextCSN: csn });
  }

  #replaceMember(key: string, replacement: string | null): void {
    for (const group of this.#entries.values()) {
      const members = this.values(group, 'member');
      if (!members.some((member) => keyOf(member) === key)) continue;
      const others = members.filter((member) => keyOf(member) !== key);
      this.set(group, { member: replacement === null ? others : [...others, replacement] });
    }
  }

  #find(attribute: string, value: string): TreeEntry {
    for (const entry of this.#entries.values()) if (this.values(entry, attribute).includes(value)) return entry;
    throw new Error(`nobody called ${value} in the demo directory`);
  }

  /** Someone who is removed and added again is somebody else. */
  #newId(identity: string): string {
    const times = this.#born.get(identity) ?? 0;
    this.#born.set(identity, times + 1);
    const hex = digest(`meridian ${identity} ${times}`).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

export const groupDn = (name: string): string => `cn=${name},ou=Groups,${DEMO_BASE_DN}`;
export function personDn(login: string, unit: string): string {
  const parent = DEMO_UNITS.get(unit);
  if (parent === undefined) throw new Error(`no unit ${unit} in the demo directory`);
  return `uid=${login},${parent}`;
}

/** Change sequence numbers as OpenLDAP gives them: a time, and never the same twice. */
class ChangeNumbers {
  /** Microseconds. The organisation is some hours older than the process, and each start has numbers of its own. */
  #last = (Date.now() - AGE_MS) * 1000;
  #isOld = true;

  /** From now on changes carry the time. */
  begin(): void {
    this.#isOld = false;
  }

  next(): { readonly csn: string; readonly time: string } {
    this.#last = Math.max(this.#last + 1, this.#isOld ? 0 : Date.now() * 1000);
    const time = writeTime(Math.floor(this.#last / 1000));
    return { csn: `${time.slice(0, -1)}.${String(this.#last % 1_000_000).padStart(6, '0')}Z#000000#000#000000`, time };
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const keyOf = (dn: string): string => canonicalDn(dn)?.key ?? '';

function newEntry(dn: string, values: Values): TreeEntry {
  const name = canonicalDn(dn) ?? { key: '', path: '' };
  const attributes = new Map<string, ServedAttribute>();
  for (const [attribute, given] of Object.entries(values)) {
    const list = given === null || given === undefined ? [] : typeof given === 'string' ? [given] : given;
    const key = attribute.toLowerCase();
    if (list.length > 0) attributes.set(key, { name: attribute, values: list, operational: OPERATIONAL.has(key) });
  }
  return { dn, key: name.key, path: name.path, attributes, password: null, disabled: false };
}
