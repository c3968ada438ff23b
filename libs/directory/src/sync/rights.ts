import type { DirectoryRights } from '../inspection.js';
import { Fields } from '../kinds/fields.js';
import type { Kind } from '../kinds/kind.js';
import type { Filter } from '../ldap/filters.js';
import type { LdapClient } from '../ldap/ldap-client.js';
import type { RawEntry } from '../ldap/messages.js';
import { RESULT } from '../ldap/result-codes.js';
import { readOne } from '../ldap/search-pages.js';
import { canonicalDn } from '../names/canonical-dn.js';
import type { SessionSettings } from './session.js';
import { openSession, requireBase } from './session.js';

/** Rights are given by units: one person of each is asked about, of as many as these hold. */
const PEOPLE_LISTED = 200;
const PLACES_ASKED = 12;
const MAX_SHOWN = 50;
/** GetEffectiveRights (draft-ietf-ldapext-acl-model): 389 Directory Server and its relatives. */
const EFFECTIVE_RIGHTS = '1.3.6.1.4.1.42.2.27.9.5.2';
/** Letters of `attributeLevelRights` and `entryLevelRights` that stand for a change: write, obliterate, both for oneself; add, delete, rename. */
const ATTRIBUTE_WRITES = 'woWO';
const ENTRY_WRITES = 'adn';
const PASSWORDS = ['userPassword', 'sambaNTPassword', 'krbPrincipalKey'];

type Writing = Pick<DirectoryRights, 'canWrite' | 'attributes'>;

/** What `DirectoryReader.rights` promises. */
export async function rights(kind: Kind, settings: SessionSettings): Promise<DirectoryRights> {
  const client = await openSession(settings);
  try {
    await requireBase(client, settings);
    return await rightsOn(client, kind, settings);
  } finally {
    await client.close();
  }
}

export async function rightsOn(client: LdapClient, kind: Kind, settings: SessionSettings): Promise<DirectoryRights> {
  const people = await somePeople(client, kind, settings);
  const writing = await writingOn(client, kind, settings, people);
  return { ...writing, readsPasswords: people.length === 0 ? null : await readsPasswords(client, kind, settings) };
}

/** Names of a few people, each of another unit, the reading account left out: everybody may change something of their own. */
async function somePeople(client: LdapClient, kind: Kind, settings: SessionSettings): Promise<readonly string[]> {
  const entries = await firstOf(
    client,
    kind,
    settings,
    { filter: kind.people.filter, attributes: ['userPrincipalName', 'sAMAccountName'] },
    PEOPLE_LISTED,
  );
  const own = settings.bindDn.toLowerCase();
  const ownKey = canonicalDn(settings.bindDn)?.key;
  const isOwn = (entry: RawEntry): boolean => {
    const fields = new Fields(entry);
    const account = fields.text('sAMAccountName')?.toLowerCase();
    const isAccount = account !== undefined && (own.endsWith(`\\${account}`) || own.startsWith(`${account}@`));
    return isAccount || fields.text('userPrincipalName')?.toLowerCase() === own || canonicalDn(entry.dn)?.key === ownKey;
  };
  const byUnit = new Map<string, string>();
  for (const entry of entries) {
    const path = canonicalDn(entry.dn)?.path ?? '';
    const unit = path.slice(0, path.lastIndexOf('\u001f'));
    if (!byUnit.has(unit) && !isOwn(entry)) byUnit.set(unit, entry.dn);
  }
  return [...byUnit.values()].slice(0, PLACES_ASKED);
}

interface Question {
  readonly filter: Filter;
  readonly attributes: readonly string[];
  readonly typesOnly?: boolean;
}

/** The first page of a search, which is all of it that is asked for. */
async function firstOf(client: LdapClient, kind: Kind, settings: SessionSettings, question: Question, limit: number) {
  const { baseDn: base, idleMs } = settings;
  const cookie = Buffer.alloc(0);
  const { entries, result } = await client.searchPage({
    base,
    scope: 'sub',
    ...question,
    controls: kind.searchControls,
    limit,
    cookie,
    idleMs,
  });
  return result.code === RESULT.success || result.code === RESULT.sizeLimit ? entries : [];
}

async function writingOn(client: LdapClient, kind: Kind, settings: SessionSettings, people: readonly string[]): Promise<Writing> {
  const places = [settings.baseDn, ...people];
  const root = await readOne(client, '', ['supportedControl'], settings.idleMs);
  const byControl = root !== null && new Fields(root).texts('supportedControl').includes(EFFECTIVE_RIGHTS);
  const answers = byControl
    ? await controlled(client, settings, places, kind.people.attributes)
    : await constructed(client, settings, places);
  const attributes = [...new Set(answers.flatMap(({ writes }) => writes))].slice(0, MAX_SHOWN);
  if (answers.some(({ can }) => can === true)) return { canWrite: 'yes', attributes };
  const isKnown = answers.length > 1 && answers.every(({ can }) => can === false);
  return { canWrite: isKnown ? 'no' : 'unknown', attributes };
}

interface Answer {
  /** Null: the server did not say. */
  readonly can: boolean | null;
  readonly writes: readonly string[];
}

/** Constructed attributes of AD (MS-ADTS 3.1.1.4.5.20 to .22). `allowedAttributes` is there for everybody, so that its absence tells a server without them. */
async function constructed(client: LdapClient, { idleMs }: SessionSettings, places: readonly string[]): Promise<Answer[]> {
  const [KNOWN, WRITES, CHILDREN] = ['allowedAttributes', 'allowedAttributesEffective', 'allowedChildClassesEffective'];
  const answers: Answer[] = [];
  for (const place of places) {
    const entry = await readOne(client, place, [KNOWN, WRITES, CHILDREN], idleMs);
    const fields = entry && new Fields(entry);
    const writes = fields ? [...fields.texts(WRITES), ...fields.texts(CHILDREN)] : [];
    const isTold = entry?.attributes.has(KNOWN.toLowerCase()) ?? false;
    answers.push({ can: writes.length > 0 || (isTold ? false : null), writes });
  }
  return answers;
}

/** The control answers for the attributes that are asked for, and those are the ones that a run reads: none of them is a password. */
async function controlled(
  client: LdapClient,
  { bindDn, idleMs }: SessionSettings,
  places: readonly string[],
  asked: readonly string[],
): Promise<Answer[]> {
  const controls = [{ type: EFFECTIVE_RIGHTS, value: `dn:${bindDn}` }];
  const answers: Answer[] = [];
  for (const base of places) {
    const { entries } = await client.searchPage({
      base,
      scope: 'base',
      filter: { present: 'objectClass' },
      attributes: [...asked, 'entryLevelRights', 'attributeLevelRights'],
      controls,
      limit: 1,
      cookie: null,
      idleMs,
    });
    answers.push(entries[0] ? levelsOf(new Fields(entries[0])) : { can: null, writes: [] });
  }
  return answers;
}

/** `cn:rsc, telephoneNumber:rscwo` and `vadn`. */
function levelsOf(fields: Fields): Answer {
  const entry = fields.text('entryLevelRights');
  const list = fields.texts('attributeLevelRights', 4096).flatMap((text) => text.split(','));
  const writes = list.flatMap((one) => {
    const [name = '', letters = ''] = one.trim().split(':');
    return [...ATTRIBUTE_WRITES].some((letter) => letters.includes(letter)) ? [name] : [];
  });
  if (entry === null && list.length === 0) return { can: null, writes };
  return { can: writes.length > 0 || [...ENTRY_WRITES].some((letter) => entry?.includes(letter)), writes };
}

/** Names of attributes alone are asked for: no password comes over the wire. */
async function readsPasswords(client: LdapClient, kind: Kind, settings: SessionSettings): Promise<boolean> {
  const anyPassword: Filter = { any: PASSWORDS.map((present) => ({ present })) };
  const question = { filter: { all: [anyPassword, kind.people.filter] }, attributes: PASSWORDS, typesOnly: true };
  const [person] = await firstOf(client, kind, settings, question, 1);
  return person !== undefined && PASSWORDS.some((name) => person.attributes.has(name.toLowerCase()));
}
