import { describe, expect, it } from '@jest/globals';
import type { Directory } from '../useDirectories';
import { asksPasswordAgain, checkedPart, formOf, inputOf, readServer, sameForm, urlOf } from './form';

const stored = {
  kind: 'generic',
  name: 'Branch',
  url: 'ldap://one.example.test ldap://two.example.test:1389',
  baseDn: 'dc=example,dc=test',
  syncMinutes: 30,
  syncSeconds: 5,
  configuration: {
    startTls: true,
    caPem: null,
    bindDn: 'cn=reader,dc=example,dc=test',
    peopleFilter: '(objectClass=person)',
    groupFilter: null,
    mapping: [{ field: 'mail', attribute: 'altMail' }],
    extraAttributes: ['site'],
  },
} as unknown as Directory;

describe('the form of a directory', () => {
  it('D1: a pasted address gives its host and its encryption', () => {
    expect(readServer(' LDAPS://dc1.example.test:636/ ')).toEqual({ server: 'dc1.example.test:636', encryption: 'ldaps' });
    expect(readServer('ldap://dc1.example.test')).toEqual({ server: 'dc1.example.test', encryption: 'starttls' });
    expect(readServer('dc1.example.test')).toEqual({ server: 'dc1.example.test', encryption: null });
  });

  it('D1: several servers become one address each, empty rows none', () => {
    expect(urlOf({ encryption: 'ldaps', servers: ['one.example.test', ' ', 'two.example.test:1636'] })).toBe(
      'ldaps://one.example.test ldaps://two.example.test:1636',
    );
  });

  it('D1: what is stored comes back as it was sent', () => {
    const input = inputOf(formOf(stored));
    expect(input).toEqual({
      name: 'Branch',
      kind: 'generic',
      url: stored.url,
      startTls: true,
      caPem: null,
      bindDn: 'cn=reader,dc=example,dc=test',
      baseDn: 'dc=example,dc=test',
      peopleFilter: '(objectClass=person)',
      groupFilter: null,
      mapping: [{ field: 'mail', attribute: 'altMail' }],
      extraAttributes: ['site'],
      syncMinutes: 30,
      syncSeconds: 5,
    });
  });

  it('I07 D1: the password must be typed again when an address, the encryption or the CA changes, and only then', () => {
    const before = formOf(stored);
    expect(asksPasswordAgain({ ...before, baseDn: 'dc=other' }, before)).toBe(false);
    expect(asksPasswordAgain({ ...before, servers: ['one.example.test', 'evil.example.test'] }, before)).toBe(true);
    expect(asksPasswordAgain({ ...before, encryption: 'ldaps' }, before)).toBe(true);
    expect(asksPasswordAgain({ ...before, caPem: 'another' }, before)).toBe(true);
    expect(asksPasswordAgain({ ...before, servers: ['anything'] }, null)).toBe(false);
  });

  it('D1: an emptied row of the mapping is the default, and no change', () => {
    const before = formOf(stored);
    const emptied = { ...before, mapping: { ...before.mapping, title: ' ' } };
    expect(sameForm(before, emptied)).toBe(true);
    expect(sameForm(before, { ...before, mapping: {} })).toBe(false);
  });

  it('D1: a check stays good when only the name or the schedule changes', () => {
    const before = formOf(stored);
    expect(checkedPart({ ...before, name: 'Other', syncMinutes: '10' })).toBe(checkedPart(before));
    expect(checkedPart({ ...before, peopleFilter: '' })).not.toBe(checkedPart(before));
  });
});
