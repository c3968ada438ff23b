import { describe, expect, it } from '@jest/globals';
import type { RawEntry } from '../../ldap/messages.js';
import { stageGroup, stagePerson } from '../../sync/stage.js';
import { Fields } from '../fields.js';
import type { ServerView } from '../kind.js';
import { activeDirectory } from './active-directory.js';
import { guidOf, sidOf } from './binary-ids.js';

const GUID = Buffer.from('0d5c8a3c1f2e4b4d9a7766554433221f', 'hex');
const DOMAIN_SID = '010500000000000515000000a065cf7e784b9b5fe77c8770';
const sid = (rid: number): Buffer => {
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(rid);
  return Buffer.concat([Buffer.from(DOMAIN_SID, 'hex'), tail]);
};
const entry = (dn: string, attributes: Record<string, string | Buffer>): RawEntry => ({
  dn,
  attributes: new Map(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), [Buffer.from(value as string)]])),
});
const context = { now: new Date('2026-03-01T12:00:00Z'), netbiosDomain: 'ADEX', dnsDomain: 'ad.example.test' };

/** An account as a domain controller gives it. */
const account = (changes: Record<string, string | Buffer> = {}): RawEntry =>
  entry('CN=Ada Lindqvist,OU=Dept1,OU=Corp,DC=ad,DC=example,DC=test', {
    objectGUID: GUID,
    objectSid: sid(1105),
    sAMAccountName: 'Ada',
    userPrincipalName: 'ada@ad.example.test',
    displayName: 'Ada Lindqvist',
    givenName: 'Ada',
    sn: 'Lindqvist',
    mail: 'ada@example.test',
    telephoneNumber: '+44 20 7946 0900',
    department: 'IT',
    title: 'Engineer',
    c: 'GB',
    userAccountControl: '512',
    accountExpires: '9223372036854775807',
    lockoutTime: '0',
    primaryGroupID: '513',
    ...changes,
  });
const stage = (changes?: Record<string, string | Buffer>) => stagePerson(activeDirectory, account(changes), context);
const stateOf = (changes: Record<string, string>) => {
  const staged = stage(changes);
  return 'item' in staged ? staged.item.state : staged.reason;
};
const fileTime = (date: string): string => ((BigInt(Date.parse(date)) + 11_644_473_600_000n) * 10_000n).toString();

describe('Active Directory', () => {
  it('D1 maps an account', () => {
    expect(stage()).toEqual({
      item: {
        externalId: '3c8a5c0d-2e1f-4d4b-9a77-66554433221f',
        dn: 'CN=Ada Lindqvist,OU=Dept1,OU=Corp,DC=ad,DC=example,DC=test',
        dnKey: 'cn=ada lindqvist,ou=dept1,ou=corp,dc=ad,dc=example,dc=test',
        path: ['dc=test', 'dc=example', 'dc=ad', 'ou=corp', 'ou=dept1', 'cn=ada lindqvist'].join('\u001f'),
        login: 'Ada',
        loginKeys: ['ada', 'ada@ad.example.test', 'adex\\ada'],
        displayName: 'Ada Lindqvist',
        givenName: 'Ada',
        familyName: 'Lindqvist',
        mail: 'ada@example.test',
        officePhone: '+44 20 7946 0900',
        department: 'IT',
        title: 'Engineer',
        country: 'GB',
        language: null,
        state: 'active',
        extra: {},
      },
    });
  });

  it('D1 knows the implicit principal name of an account without one', () => {
    const { attributes, dn } = account();
    const bare = new Map([...attributes].filter(([name]) => name !== 'userprincipalname'));
    const staged = stagePerson(activeDirectory, { dn, attributes: bare }, context);
    expect('item' in staged && staged.item.loginKeys).toEqual(['ada', 'ada@ad.example.test', 'adex\\ada']);
  });

  it.each([
    ['active', {}],
    ['active', { accountExpires: '0' }],
    ['active', { accountExpires: fileTime('2026-03-01T12:00:01Z') }],
    ['expired', { accountExpires: fileTime('2026-03-01T12:00:00Z') }],
    ['disabled', { userAccountControl: '514' }],
    ['disabled', { userAccountControl: '66050', accountExpires: '1' }],
    ['locked', { lockoutTime: '134170000000000000' }],
    ['active', { lockoutTime: '134170000000000000', 'msDS-User-Account-Control-Computed': '0' }],
    ['locked', { 'msDS-User-Account-Control-Computed': '16' }],
  ])('D1 I11 an account is %s by %j', (state, changes) => expect(stateOf(changes)).toBe(state));

  it.each([
    ['no_id', { objectGUID: Buffer.alloc(15) }],
    ['no_login', { sAMAccountName: '' }],
    ['bad_text', { displayName: 'a\u0007b' }],
  ])('I13 an entry is set aside: %s', (reason, changes) => expect(stage(changes as Record<string, string>)).toEqual({ reason }));

  it('D1 completes the primary group to a security identifier', () => {
    const { primaryGroups } = activeDirectory;
    const key = primaryGroups!.ofPerson(new Fields(account()));
    expect(key).toBe('S-1-5-21-2127521184-1604012920-1887927527-513');
    const group = entry('CN=Domain Users,DC=x', { objectGUID: GUID, objectSid: sid(513), cn: 'Domain Users' });
    expect(primaryGroups!.keyOf(new Fields(group))).toBe(key);
    expect(primaryGroups!.membersOf(key!)).toMatchObject({ all: [{}, { equals: ['primaryGroupID', '513'] }] });
    expect(primaryGroups!.groupWith(key!)).toMatchObject({ all: [{}, { equals: ['objectSid', key] }] });
    expect(stageGroup(activeDirectory, group)).toMatchObject({ item: { name: 'Domain Users', description: null } });
  });

  it('D1 finds the domain that holds the base among the partitions', async () => {
    const partitions = [
      entry('CN=ROOT', { nCName: 'DC=example,DC=test', nETBIOSName: 'ROOT', dnsRoot: 'example.test' }),
      entry('CN=ADEX', { nCName: 'DC=ad,DC=example,DC=test', nETBIOSName: 'ADEX', dnsRoot: 'ad.example.test' }),
      entry('CN=OTHER', { nCName: 'DC=other,DC=example,DC=test', nETBIOSName: 'OTHER', dnsRoot: 'other.example.test' }),
    ];
    const asked: string[] = [];
    const server: ServerView = {
      url: 'ldaps://dc1.example.test',
      baseDn: 'DC=ad,DC=example,DC=test',
      below: async function* () {},
      entry: () => Promise.resolve(entry('', { configurationNamingContext: 'CN=Configuration,DC=example,DC=test' })),
      children: (dn) => Promise.resolve(asked.push(dn) ? partitions : []),
    };
    expect(await activeDirectory.context(server, 'OU=Corp,DC=AD,DC=example,DC=test')).toEqual({
      netbiosDomain: 'ADEX',
      dnsDomain: 'ad.example.test',
    });
    expect(asked).toEqual(['CN=Partitions,CN=Configuration,DC=example,DC=test']);
  });

  it('D1 reads no identifier out of bytes that are none', () => {
    expect(guidOf(null)).toBeNull();
    expect(sidOf(Buffer.from('010500', 'hex'))).toBeNull();
    expect(sidOf(Buffer.concat([sid(1), Buffer.alloc(1)]))).toBeNull();
  });
});
