import { describe, expect, it } from '@jest/globals';
import type { RawEntry } from '../../ldap/messages.js';
import { isLeftOut } from '../../sync/passes.js';
import { stagePerson } from '../../sync/stage.js';
import { Fields } from '../fields.js';
import { generic } from './generic.js';

const context = { now: new Date('2026-03-01T12:00:00Z'), netbiosDomain: null, dnsDomain: null };
const entry = (values: Readonly<Record<string, string | Buffer>>): RawEntry => ({
  dn: 'uid=ada,cn=users,cn=accounts,dc=test',
  attributes: new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), [Buffer.from(value as string)]])),
});
const idOf = (values: Readonly<Record<string, string | Buffer>>) => generic.externalId(new Fields(entry(values)));
const UUID = '6f1e2d3c-0000-4000-8000-000000000001';
const NS = '66446001-1dd211b2-80b8d93b-19d3b8c3';
const NS_AS_UUID = '66446001-1dd2-11b2-80b8-d93b19d3b8c3';

describe('generic', () => {
  it.each([
    ['entryUUID', { entryUUID: UUID.toUpperCase() }, UUID],
    ['nsUniqueId', { nsUniqueId: NS }, NS_AS_UUID],
    ['ipaUniqueID', { ipaUniqueID: UUID }, UUID],
    ['GUID as bytes', { GUID: Buffer.from(UUID.replaceAll('-', ''), 'hex') }, UUID],
    ['GUID as text', { GUID: UUID }, UUID],
    ['nsUniqueId, which was there before entryUUID was switched on', { nsUniqueId: NS, entryUUID: UUID }, NS_AS_UUID],
    ['nothing where there is none', { entryUUID: 'autogenerate', GUID: 'x' }, null],
  ])('D1 I09 the id is %s', (_, values, id) => expect(idOf(values)).toBe(id));

  it.each([
    ['active', {}],
    ['disabled', { nsAccountLock: 'TRUE' }],
    ['disabled', { loginDisabled: 'true' }],
    ['disabled', { pwdAccountLockedTime: '000001010000Z' }],
    ['expired', { shadowExpire: '1' }],
    ['expired', { krbPrincipalExpiration: '20260301120000Z' }],
    ['active', { krbPrincipalExpiration: '20260301120001Z' }],
    ['expired', { loginExpirationTime: '20200101000000Z' }],
    ['active', { loginExpirationTime: 'never' }],
    ['locked', { lockedByIntruder: 'TRUE' }],
  ])('D1 I11 a person is %s by %j', (state, changes) => {
    const values = { entryUUID: UUID, uid: 'ada', ...(changes as Record<string, string>) };
    expect(stagePerson(generic, entry(values), context)).toMatchObject({ item: { state } });
  });

  it.each([
    ['', 'wrong'],
    ['Account inactivated. Contact system administrator.', 'disabled'],
    ['NDS error: log account expired (-220)', 'disabled'],
    ['NDS error: password expired (-222)', 'must_change'],
    ['NDS error: login lockout (-197)', 'locked'],
    ['NDS error: failed authentication (-669)', 'wrong'],
  ])('D2 I11 reads "%s" as %s', (diagnostic, why) => {
    expect(generic.refusal({ code: 49, diagnostic, cookie: null })).toBe(why);
  });

  it('D1 leaves out the group of one that FreeIPA makes for each person', () => {
    expect(isLeftOut(generic, entry({ cn: 'ada', mepManagedBy: 'uid=ada,cn=users' }))).toBe(true);
    expect(isLeftOut(generic, entry({ cn: 'staff' }))).toBe(false);
  });
});
