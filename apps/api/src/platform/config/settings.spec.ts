import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { readSettings, SettingsError } from './settings.js';

const KEY = randomBytes(32).toString('base64');
const demo = { DATABASE_URL: 'postgresql://u:p@127.0.0.1:5432/t', TESSERA_KEY: KEY };
const real = {
  ...demo,
  LDAP_URL: 'ldaps://dc1.example.org:636',
  LDAP_BIND_DN: 'cn=reader,dc=example,dc=org',
  LDAP_BIND_PASSWORD: 'a-secret-nobody-prints',
  LDAP_BASE_DN: 'dc=example,dc=org',
};

describe('settings', () => {
  it('needs nothing but a database and a key for the demo', () => {
    expect(readSettings(demo)).toMatchObject({
      demo: true,
      production: false,
      port: 3000,
      host: '127.0.0.1',
      phoneCountries: 'all',
    });
  });

  it('a real directory ends the demo, and phones wait for their countries', () => {
    expect(readSettings(real)).toMatchObject({
      demo: false,
      phoneCountries: [],
      directory: { kind: 'open-ldap', startTls: false },
    });
    expect(readSettings({ ...real, PHONE_COUNTRIES: 'DE,AT' }).phoneCountries).toEqual(['DE', 'AT']);
  });

  it.each([
    ['DATABASE_URL', { DATABASE_URL: undefined }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://hidden-content/x' }],
    ['TESSERA_KEY', { TESSERA_KEY: undefined }],
    ['TESSERA_KEY', { TESSERA_KEY: 'hidden-content' }],
    ['TESSERA_KEY', { TESSERA_KEY: randomBytes(16).toString('base64') }],
    ['TESSERA_KEY_FILE', { TESSERA_KEY_FILE: '/nowhere/hidden-content' }],
    ['PORT', { PORT: 'hidden-content' }],
    ['PORT', { PORT: '70000' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://hidden-content' }],
    ['SYNC_MINUTES', { SYNC_MINUTES: '0' }],
    ['SYNC_SECONDS', { SYNC_SECONDS: '61' }],
    ['LDAP_URL', { ...real, LDAP_URL: 'ldaps://dc1.example.org, https://hidden-content' }],
    ['LDAP_URL', { ...real, LDAP_URL: 'ldaps://dc1.example.org ldap://dc2.example.org' }],
    ['PHONE_COUNTRIES', { PHONE_COUNTRIES: 'hidden-content' }],
    ['LDAP_URL', { LDAP_URL: 'https://hidden-content' }],
    ['LDAP_KIND', { LDAP_KIND: 'hidden-content' }],
    ['LDAP_BIND_DN', { LDAP_URL: real.LDAP_URL }],
    ['LDAP_BASE_DN', { ...real, LDAP_BASE_DN: undefined }],
    ['LDAP_BIND_PASSWORD', { ...real, LDAP_BIND_PASSWORD: undefined }],
    ['LDAP_CA_FILE', { ...real, LDAP_CA_FILE: '/nowhere/hidden-content' }],
    ['LDAP_URL', { ...real, LDAP_URL: 'ldap://dc1.example.org' }],
  ])('R22: a wrong %s stops the start with its name and the expected form, never its content', (name, change) => {
    const read = (): unknown => readSettings({ ...demo, ...change });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(new RegExp(`^${name} `));
    expect(read).not.toThrow(/hidden-content/);
  });

  it('production refuses the demo directory and an address without TLS', () => {
    const production = { NODE_ENV: 'production', PUBLIC_URL: 'https://mfa.example.org' };
    expect(() => readSettings({ ...demo, ...production })).toThrow(/LDAP_URL/);
    expect(() => readSettings({ ...real, ...production, PUBLIC_URL: 'http://mfa.example.org' })).toThrow(/PUBLIC_URL/);
    expect(readSettings({ ...real, ...production })).toMatchObject({ production: true, demo: false });
  });

  it('J06: secrets print as [secret], however they are shown', () => {
    const settings = readSettings(real);
    const shown = [
      inspect(settings, { depth: 9 }),
      JSON.stringify(settings),
      `${String(settings.key)} ${String(settings.databaseUrl)}`,
    ].join();
    for (const secret of [real.LDAP_BIND_PASSWORD, KEY, 'u:p@']) expect(shown).not.toContain(secret);
    expect(settings.directory?.bindPassword.reveal()).toBe(real.LDAP_BIND_PASSWORD);
  });
});
