import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemRandom } from '../../testing/memory/secrets.js';
import { DEFAULT_SETTINGS } from '../../settings.js';
import { appCode } from './app-code.js';
import { TOTP, keyOfTyped, keyUri, totpCode, totpStep, typedKey } from './totp.js';

/** RFC 6238 appendix B, the SHA-1 rows. */
const VECTORS = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const;
/** RFC 4226 appendix D: a time step is the counter. */
const HOTP = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
const KEY = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('S7: one-time codes', () => {
  it.each(VECTORS)('RFC 6238 appendix B: at %d s the code is %s', (seconds, code) => {
    expect(totpCode({ key: KEY, at: at(seconds), digits: 8 })).toBe(code);
    expect(totpCode({ key: KEY, at: at(seconds) })).toBe(code.slice(2));
    const facts = { key: KEY, now: at(seconds), window: 1, lastStep: -1 };
    expect(totpStep({ ...facts, code, digits: 8 })).toBe(Math.floor(seconds / 30));
    expect(totpStep({ ...facts, code: code.slice(2) })).toBe(Math.floor(seconds / 30));
  });

  it.each(HOTP.map((code, counter) => [counter, code] as const))('RFC 4226 appendix D: counter %d is %s', (counter, code) => {
    expect(totpCode({ key: KEY, at: at(counter * 30) })).toBe(code);
    expect(totpStep({ key: KEY, code, now: at(counter * 30), window: 0, lastStep: counter - 1 })).toBe(counter);
  });

  const moment = fc.integer({ min: 100_000, max: 4_000_000_000 });

  it('B09: a code is accepted within the window, and never two steps away', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(0, 1, 2), fc.integer({ min: -4, max: 4 }), (seconds, window, steps) => {
        const code = totpCode({ key: KEY, at: at(seconds + steps * 30) });
        const found = totpStep({ key: KEY, code, now: at(seconds), window, lastStep: -1 });
        // Two steps share a code once in a million; then the step found is that of the window.
        return Math.abs(steps) <= window
          ? found !== null
          : found === null || Math.abs(found - Math.floor(seconds / 30)) <= window;
      }),
    );
    for (const seconds of [1111111109, 1234567890, 2000000000]) {
      for (const steps of [-2, 2]) {
        const code = totpCode({ key: KEY, at: at(seconds + steps * 30) });
        expect(totpStep({ key: KEY, code, now: at(seconds), window: 1, lastStep: -1 })).toBeNull();
      }
    }
  });

  it('B02: only a step after the last one; B10: also when the clock was turned back or forward', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -200, max: 200 }), fc.constantFrom(0, 1, 2), (seconds, ahead, window) => {
        const step = Math.floor(seconds / 30);
        const found = totpStep({
          key: KEY,
          code: totpCode({ key: KEY, at: at(seconds) }),
          now: at(seconds),
          window,
          lastStep: step + ahead,
        });
        return found === null || found > step + ahead;
      }),
    );
  });

  it('B11: the key is 160 bits from the random source, and no two are alike', () => {
    const asked: number[] = [];
    const random = { ...systemRandom, bytes: (length: number) => (asked.push(length), systemRandom.bytes(length)) };
    const settings = { ...DEFAULT_SETTINGS, issuer: 'Example Org', authenticatorUrl: 'https://mfa.example.org/authenticator' };
    const keys = Array.from({ length: 2000 }, () => {
      const made = appCode.prepare({ account: 'amy', settings, random });
      return Buffer.from(made.ok ? made.value.secret : []).toString('hex');
    });
    expect(new Set(keys).size).toBe(2000);
    expect(keys.every((key) => key.length === 40)).toBe(true);
    expect(new Set(asked)).toEqual(new Set([TOTP.keyBytes]));
  });

  it('S12: the URI and the typed key carry the same key; groups of four', () => {
    const uri = new URL(keyUri({ key: KEY, issuer: 'Example & Söhne: Org', account: 'amy:pond@example.org' }));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.host).toBe('totp');
    expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri.searchParams.get('issuer')).toBe('Example & Söhne: Org');
    expect(typedKey(KEY)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
    expect(Buffer.from(keyOfTyped(typedKey(KEY)))).toEqual(KEY);
  });

  it('S12: any account name from a directory can be shown, half a character included', () => {
    const settings = { ...DEFAULT_SETTINGS, issuer: 'Example Org', authenticatorUrl: 'https://mfa.example.org/authenticator' };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (account) => {
        const made = appCode.prepare({ account: `${account}\ud800`, settings, random: systemRandom });
        if (!made.ok) return false;
        const { app } = appCode.setup({ secret: made.value.secret, hint: made.value.hint, activated: false, settings });
        return new URL(app.uri).searchParams.get('secret') === app.secret.replaceAll(' ', '');
      }),
    );
  });
});
