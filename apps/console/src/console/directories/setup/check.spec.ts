import { describe, expect, it } from '@jest/globals';
import { fingerprintGroups, fingerprintOf, withAuthority } from './certificate';
import { accountRefused, type CheckStep, type DirectoryCheck, judged, rightsWarning, sampleOf } from './check';
import { stepOfField, steps as wizard } from './steps';

const step = (name: string, ok: boolean | null): CheckStep => ({
  step: name,
  ok,
  code: ok === false ? 'refused' : null,
  message: 'said by the server',
  cure: null,
  milliseconds: ok === null ? null : 3,
  detail: null,
});
const early = [step('reach', true), step('tls', true), step('bind', false), step('base', null)];

describe('a check of a directory', () => {
  it('D1: what was not said yet is not a failure', () => {
    const shown = judged(early, { account: false, base: false });
    expect(shown.map(({ ok }) => ok)).toEqual([true, true, null, null]);
    expect(shown[2]?.message).toBe('The account comes in the next step.');
    const stopped = [step('reach', true), step('tls', true), step('bind', null)];
    expect(judged(stopped, { account: false, base: false })[2]?.message).toBe('The account comes in the next step.');
    expect(judged(early, { account: true, base: true })).toEqual(early);
  });

  it('D1: a server that does not answer is a failure, whatever was said', () => {
    const down = [step('reach', false), step('tls', null), step('bind', null)];
    expect(judged(down, { account: false, base: false })).toEqual(down);
  });

  it('D1: a refused account is told from other failures', () => {
    expect(accountRefused({ steps: early } as DirectoryCheck)).toBe(true);
    expect(accountRefused({ steps: [step('reach', false), step('bind', null)] } as DirectoryCheck)).toBe(false);
  });

  it('D1: an account that could write or read passwords is warned of, one that cannot tell is not', () => {
    expect(rightsWarning({ canWrite: 'yes', readsPasswords: null })).toContain('may change entries. Tessera never does');
    expect(rightsWarning({ canWrite: 'no', readsPasswords: true })).toContain('may read password hashes');
    expect(rightsWarning({ canWrite: 'yes', readsPasswords: true })).toContain('change entries and read password hashes');
    expect(rightsWarning({ canWrite: 'unknown', readsPasswords: null })).toBeNull();
    expect(rightsWarning(null)).toBeNull();
  });

  it('D1: attributes are found whatever their case', () => {
    const samples = [{ attribute: 'telephoneNumber', values: ['+1 212 555 0100', '+1 212 555 0101'] }];
    expect(sampleOf(samples, 'TelephoneNumber')).toBe('+1 212 555 0100, +1 212 555 0101');
    expect(sampleOf(samples, 'mobile')).toBeNull();
  });

  it('D1: refusals find the step that has the field', () => {
    expect(wizard[stepOfField('mapping.mail')]?.id).toBe('mapping');
    expect(wizard[stepOfField('caPem')]?.id).toBe('server');
    expect(stepOfField('reason')).toBe(-1);
  });
});

describe('a certificate', () => {
  it('D1: its fingerprint is as openssl prints it, in groups', () => {
    const hex = 'ab'.repeat(32);
    expect(fingerprintOf(hex)).toBe(Array.from({ length: 32 }, () => 'AB').join(':'));
    expect(fingerprintOf(fingerprintOf(hex))).toBe(fingerprintOf(hex));
    expect(fingerprintGroups(hex)).toEqual(Array.from({ length: 8 }, () => 'AB:AB:AB:AB'));
  });

  it('D1: an issuer that is trusted is added once to those that are there', () => {
    expect(withAuthority('', 'ISSUER')).toBe('ISSUER\n');
    expect(withAuthority('OWN\n', 'ISSUER')).toBe('OWN\nISSUER\n');
    expect(withAuthority('OWN\nISSUER\n', 'ISSUER')).toBe('OWN\nISSUER\n');
  });
});
