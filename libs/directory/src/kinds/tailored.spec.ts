import { describe, expect, it } from '@jest/globals';
import { createDirectory } from '../create-directory.js';
import type { RawEntry } from '../ldap/messages.js';
import type { DirectorySettings } from '../reader.js';
import { stagePerson } from '../sync/stage.js';
import { watermarkNow } from '../sync/watermark.js';
import type { Kind } from './kind.js';
import { MAPPED_FIELDS } from './mapping.js';
import { defaultMapping, DIRECTORY_KINDS, kindOf } from './registry.js';
import { tailored } from './tailored.js';

const context = { now: new Date('2026-03-01T12:00:00Z'), netbiosDomain: 'ADEX', dnsDomain: 'ad.test' };
const settings: DirectorySettings = {
  kind: 'open-ldap',
  url: 'ldaps://one.test',
  startTls: false,
  allowPlain: false,
  bindDn: 'cn=reader,dc=test',
  bindPassword: 'secret',
  baseDn: 'dc=test',
};
const kind = (changes: Partial<DirectorySettings>): Kind => {
  const all = { ...settings, ...changes };
  return tailored(kindOf(all.kind), all);
};
const person = (values: Readonly<Record<string, string | readonly string[]>>): RawEntry => ({
  dn: 'uid=ada,dc=test',
  attributes: new Map(
    Object.entries({
      entryUUID: '6f1e2d3c-0000-4000-8000-000000000001',
      objectGUID: 'sixteen bytes it',
      uid: 'ada',
      sAMAccountName: 'ada',
      cn: 'Ada',
      ...values,
    }).map(([name, value]) => [name.toLowerCase(), [value].flat().map((one) => Buffer.from(one))]),
  ),
});
const stage = (changes: Partial<DirectorySettings>, values: Readonly<Record<string, string | readonly string[]>>) => {
  const staged = stagePerson(kind(changes), person(values), context);
  return 'item' in staged ? staged.item : staged.reason;
};

describe('mapping of attributes', () => {
  it.each(DIRECTORY_KINDS)('D1 %s reads its own attributes when nothing is mapped', (name) => {
    const mapping = defaultMapping(name);
    expect(Object.keys(mapping).sort()).toEqual([...MAPPED_FIELDS].sort());
    for (const attribute of Object.values(mapping)) expect(kindOf(name).people.attributes).toContain(attribute);
  });

  it('D1 a mapped field reads the named attribute alone, whatever its case', () => {
    const mapping = { department: 'OU', mail: 'rfc822Mailbox', officePhone: 'ipPhone', country: 'co', language: 'lang' };
    const values = {
      ou: 'Optics',
      departmentNumber: '7',
      mail: 'old@x',
      rfc822mailbox: 'ada@x',
      ipPhone: '12',
      co: 'gb',
      lang: 'de, en',
    };
    expect(stage({ mapping }, values)).toMatchObject({
      department: 'Optics',
      mail: 'ada@x',
      officePhone: '12',
      country: 'GB',
      language: 'de',
    });
    expect(stage({ mapping }, { departmentNumber: '7' })).toMatchObject({ department: null });
    expect(kind({ mapping }).people.attributes).toEqual(expect.arrayContaining(['OU', 'rfc822Mailbox', 'uid']));
  });

  it('D1 I04 a mapped login is shown and is what people type', () => {
    const mapping = { login: 'employeeNumber' };
    expect(stage({ mapping }, { employeeNumber: ['E-17', 'E-18'] })).toMatchObject({
      login: 'E-17',
      loginKeys: ['e-17', 'e-18'],
    });
    expect(stage({ mapping }, {})).toBe('no_login');
  });

  it('D1 I04 Active Directory keeps all its forms of a login beside the mapped one', () => {
    const changes = { kind: 'active-directory', mapping: { login: 'mail' } } as const;
    const forms = ['ada', 'ada@ad.test', 'adex\\ada'];
    expect(stage(changes, { mail: 'ada.l@x.test' })).toMatchObject({
      login: 'ada.l@x.test',
      loginKeys: ['ada.l@x.test', ...forms],
    });
    expect(stage(changes, {})).toMatchObject({ login: 'ada', loginKeys: forms });
  });

  it('D1 extra attributes are kept as they are, by lower-case name', () => {
    const changes = { extraAttributes: ['employeeType', 'businessCategory', 'EMPLOYEETYPE', 'seeAlso'] };
    const item = stage(changes, { employeeType: ['Contractor', 'Night'], businessCategory: 'x' });
    expect(item).toMatchObject({ extra: { employeetype: ['Contractor', 'Night'], businesscategory: ['x'] } });
    expect(stage({}, { employeeType: 'x' })).toMatchObject({ extra: {} });
  });

  it('I13 a bad value of an extra attribute sets its entry aside like any other', () => {
    expect(stage({ extraAttributes: ['photo'] }, { photo: 'a\u0007b' })).toBe('bad_text');
    expect(stage({ extraAttributes: ['memberOf'] }, { memberOf: Array.from({ length: 501 }, () => 'x') })).toBe('too_large');
  });

  it.each<[string, Partial<DirectorySettings>, RegExp]>([
    ['an attribute that is no name', { mapping: { mail: 'e mail' } }, /^mapping of mail: an attribute name/],
    ['a star', { extraAttributes: ['*'] }, /^extraAttributes: an attribute name/],
    ['an option', { extraAttributes: ['cn;binary'] }, /^extraAttributes: an attribute name/],
    ['an unknown field', { mapping: { state: 'x' } as never }, /^mapping: no field is called state/],
    ['the password', { mapping: { title: 'userPassword' } }, /^mapping of title: passwords and keys/],
    ['the password of AD', { extraAttributes: ['unicodePwd'] }, /^extraAttributes: passwords and keys/],
    ['a key', { extraAttributes: ['krbPrincipalKey'] }, /passwords and keys/],
    ['eleven extra ones', { extraAttributes: Array.from({ length: 11 }, (_, at) => `x${at}`) }, /at most 10/],
    ['half a filter', { peopleFilter: '(&(cn=a)' }, /^peopleFilter, column 9: here a \) is missing/],
    ['no filter', { groupFilter: 'cn=a' }, /^groupFilter, column 1: a filter begins/],
  ])('D1 refuses %s before anything is sent', (_, changes, message) => {
    const make = () => createDirectory({ ...settings, ...changes }, { now: () => context.now });
    expect(make).toThrow(expect.objectContaining({ code: 'settings', message: expect.stringMatching(message) }));
  });

  it('D1 filters narrow what a kind reads, and an empty one does not', () => {
    const { people, groups, primaryGroups } = kind({
      kind: 'active-directory',
      peopleFilter: '(l=Bonn)',
      groupFilter: '(cn=a*)',
    });
    const own = kindOf('active-directory');
    expect(people.filter).toEqual({ all: [own.people.filter, { equals: ['l', 'Bonn'] }] });
    expect(groups.filter).toMatchObject({ all: [own.groups.filter, { parts: { initial: 'a' } }] });
    expect(primaryGroups!.groupWith('S-1-5-513')).toMatchObject({ all: [{}, groups.filter] });
    expect(primaryGroups!.membersOf('S-1-5-513')).toMatchObject({ all: [{}, people.filter] });
    expect(kind({ peopleFilter: ' ' }).people.filter).toEqual(kindOf('open-ldap').people.filter);
  });

  it('I08 a watermark is of one filter and one mapping', async () => {
    const tracking = { advance: () => Promise.resolve({ position: {}, changed: 'nothing' as const }) };
    const server = { url: '', baseDn: 'dc=test' } as never;
    const print = async (changes: Partial<DirectorySettings>) =>
      (await watermarkNow({ ...kind(changes), tracking }, 'x', server, context.now))!.value.reads;
    const swapped = { givenName: 'sn', familyName: 'givenName' };
    const all = [
      {},
      { peopleFilter: '(l=a)' },
      { peopleFilter: '(l=b)' },
      { groupFilter: '(l=a)' },
      { mapping: swapped },
      { extraAttributes: ['l'] },
    ];
    const prints = await Promise.all(all.map(print));
    expect(new Set(prints).size).toBe(all.length);
    expect(await print({ mapping: { mail: 'mail' } })).toBe(prints[0]);
  });
});
