import { describe, expect, it } from '@jest/globals';
import { createDirectory } from '../create-directory.js';
import type { DirectorySettings } from '../reader.js';
import { endpointsOf } from './endpoint.js';

const endpointOf = (changed: DirectorySettings) => endpointsOf(changed)[0]!;
const now = (): Date => new Date('2026-06-01T00:00:00Z');
const settings: DirectorySettings = {
  kind: 'open-ldap',
  url: 'ldaps://directory.example:636',
  startTls: false,
  allowPlain: false,
  bindDn: 'cn=reader,dc=test',
  bindPassword: 'secret',
  baseDn: 'dc=test',
};

describe('settings of a directory', () => {
  it('are accepted when they can work', () => {
    expect(createDirectory(settings, { now }).operations()).toEqual({ bind: 0, search: 0, unbind: 0, abandon: 0, startTls: 0 });
    expect(endpointOf({ ...settings, url: 'ldaps://[::1]:636' })).toMatchObject({ host: '::1', tls: 'ldaps' });
    expect(endpointOf({ ...settings, url: 'ldap://a', startTls: true })).toMatchObject({ host: 'a', tls: 'start-tls' });
  });

  it('R08 several servers are one list, each checked', () => {
    const url = 'ldaps://one.example, ldaps://two.example:1636  ldaps://three.example';
    expect(endpointsOf({ ...settings, url }).map(({ host }) => host)).toEqual(['one.example', 'two.example', 'three.example']);
    const mixed = { ...settings, url: `${url} ldap://four.example` };
    expect(() => createDirectory(mixed, { now })).toThrow(expect.objectContaining({ code: 'plain_refused' }));
  });

  it('I06 ldap:// without StartTLS needs to be allowed by name', () => {
    const plain = { ...settings, url: 'ldap://directory.example' };
    expect(() => createDirectory(plain, { now })).toThrow(expect.objectContaining({ code: 'plain_refused' }));
    expect(() => createDirectory({ ...plain, allowPlain: true }, { now })).not.toThrow();
    expect(endpointOf({ ...plain, startTls: true, allowPlain: true }).tls).toBe('start-tls');
  });

  it.each<[string, Partial<DirectorySettings>]>([
    ['no URL', { url: 'directory.example' }],
    ['an empty list', { url: ' , ' }],
    ['too many servers', { url: 'ldaps://a '.repeat(9) }],
    ['another protocol', { url: 'https://directory.example' }],
    ['a path', { url: 'ldaps://directory.example/dc=test' }],
    ['a password in the URL', { url: 'ldaps://me:secret@directory.example' }],
    ['StartTLS inside TLS', { startTls: true }],
    ['no CA', { caPem: 'no certificate' }],
    ['no base', { baseDn: '' }],
    ['a base that is no name', { baseDn: 'meridian.example' }],
    ['nobody to bind as', { bindDn: ' ' }],
    ['an empty password', { bindPassword: '' }],
    ['no time', { timeoutMs: 0 }],
    ['an endless page', { pageSize: Number.POSITIVE_INFINITY }],
    ['an unknown kind', { kind: 'novell' as 'open-ldap' }],
  ])('with %s are refused, and the message holds no secret', (_, change) => {
    const make = () => createDirectory({ ...settings, ...change }, { now });
    expect(make).toThrow(expect.objectContaining({ name: 'DirectoryError', code: 'settings' }));
    expect(make).not.toThrow(/secret/);
  });
});
