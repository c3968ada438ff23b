import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { HostSecretBox, Refused, Secret, type Settings } from '../../platform/index.js';
import type { Connections, DirectoryRow } from '../connections/connections.js';
import { sealPassword } from '../connections/kept-settings.js';
import { Entries, type NameLookup } from './entries.js';
import type { DirectoryInput } from './setup.types.js';

const INPUT: DirectoryInput = {
  name: 'Partner',
  kind: 'open-ldap',
  url: 'ldaps://dc1.example.org',
  startTls: false,
  bindDn: 'cn=reader,dc=example,dc=org',
  bindPassword: 'typed',
  baseDn: 'dc=example,dc=org',
  mapping: [],
  extraAttributes: [],
  syncMinutes: 60,
  syncSeconds: 3,
};
const NAMES: Record<string, string[]> = {
  'dc1.example.org': ['10.0.0.5'],
  'dc2.example.org': ['10.0.0.6'],
  'half.example.org': ['10.0.0.5', '169.254.169.254'],
};
const find: NameLookup = async (name) => NAMES[name] ?? Promise.reject(new Error('unknown'));
const [CA = '', OTHER_CA = ''] = rootCertificates;
const box = new HostSecretBox(randomBytes(32));

const ID = '00000000-0000-4000-8000-000000000001';
const KNOWN: DirectoryRow = {
  id: ID,
  name: 'Partner',
  source: 'console',
  version: 1,
  paused: false,
  syncMinutes: 60,
  syncSeconds: 3,
  kind: 'open-ldap',
  url: 'ldaps://dc1.example.org ldap://dc2.example.org',
  baseDn: 'dc=example,dc=org',
  settings: {},
  bindPassword: sealPassword(box, ID, 'kept'),
};

async function prepared(changes: Partial<DirectoryInput>, known: DirectoryRow | null = null, settings: Partial<Settings> = {}) {
  const entries = new Entries({} as Connections, box, { demo: false, directory: null, ...settings } as Settings, find);
  const answer = await entries.prepare(known, { ...INPUT, ...changes });
  return answer instanceof Refused ? answer.extensions : { password: answer.password, typed: answer.typed };
}

describe('what an admin enters about a directory', () => {
  it('I07: a name is looked up, and leads nowhere when one of its addresses is closed', async () => {
    expect(await prepared({})).toEqual({ password: 'typed', typed: true });
    expect(await prepared({ url: 'ldaps://nobody-knows.example.org' })).toMatchObject({ typed: true });
    expect(await prepared({ url: 'ldaps://dc1.example.org ldaps://half.example.org' })).toMatchObject({
      code: 'directory_invalid',
      field: 'url',
    });
  });

  it('I07: in the demo only this computer is connected to, by a name that cannot lead elsewhere', async () => {
    for (const url of ['ldaps://dc1.example.org', 'ldaps://localhost ldaps://10.0.0.5', 'ldaps://nobody-knows.example.org']) {
      expect(await prepared({ url }, null, { demo: true })).toMatchObject({ code: 'directory_invalid', field: 'url' });
    }
    for (const url of ['ldaps://localhost:1636', 'ldap://127.0.0.1:1389', 'ldaps://[::1]']) {
      expect(await prepared({ url }, null, { demo: true })).toMatchObject({ typed: true });
    }
  });

  it('I07: a kept password goes to the addresses that it was typed for, and to no other', async () => {
    const untyped = { bindPassword: null };
    for (const url of ['ldaps://dc1.example.org', 'ldaps://DC1.example.org:636/ ']) {
      expect(await prepared({ ...untyped, url }, KNOWN)).toEqual({ password: 'kept', typed: false });
    }
    expect(await prepared({ ...untyped, url: 'ldap://dc2.example.org', startTls: true }, KNOWN)).toMatchObject({
      password: 'kept',
    });
    for (const url of [
      'ldaps://dc2.example.org',
      'ldaps://dc1.example.org:637',
      'ldaps://dc1.example.org.evil.example',
      'ldaps://dc1.example.org ldaps://evil.example',
      'ldaps://10.0.0.5',
    ]) {
      expect(await prepared({ ...untyped, url }, KNOWN)).toMatchObject({
        code: 'directory_password_needed',
        field: 'bindPassword',
      });
    }
  });

  it('I07: a kept password needs the CA that vouched for the server when it was typed', async () => {
    const untyped = { bindPassword: null };
    const vouched = { ...KNOWN, settings: { caPem: CA } };
    expect(await prepared({ ...untyped, caPem: CA }, vouched)).toEqual({ password: 'kept', typed: false });
    for (const [caPem, known] of [
      [CA, KNOWN],
      [null, vouched],
      [OTHER_CA, vouched],
    ] as const) {
      expect(await prepared({ ...untyped, caPem }, known)).toMatchObject({ code: 'directory_password_needed' });
      expect(await prepared({ caPem }, known)).toMatchObject({ password: 'typed' });
    }
  });

  it('I07: the environment’s password tries the environment’s directory, and a sealed one opens on its own row alone', async () => {
    const own = { ...KNOWN, source: 'environment', bindPassword: null } as const;
    const directory = { bindPassword: new Secret('of the environment') } as unknown as NonNullable<Settings['directory']>;
    const untyped = { bindPassword: null };
    expect(await prepared(untyped, own, { directory })).toEqual({ password: 'of the environment', typed: false });
    expect(await prepared({ ...untyped, url: 'ldaps://dc3.example.org' }, own, { directory })).toMatchObject({
      code: 'directory_password_needed',
    });
    await expect(prepared(untyped, { ...KNOWN, id: '00000000-0000-4000-8000-000000000002' })).rejects.toThrow();
  });

  it('I06: in the clear only to this computer', async () => {
    expect(await prepared({ url: 'ldap://dc1.example.org' })).toMatchObject({ field: 'url' });
    expect(await prepared({ url: 'ldap://dc1.example.org', startTls: true })).toMatchObject({ typed: true });
    expect(await prepared({ url: 'ldap://localhost ldap://dc1.example.org' })).toMatchObject({ field: 'url' });
    expect(await prepared({ url: 'ldaps://dc1.example.org', startTls: true })).toMatchObject({ field: 'startTls' });
  });
});
