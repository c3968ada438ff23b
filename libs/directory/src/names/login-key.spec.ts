import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loginKey } from './login-key.js';

describe('loginKey', () => {
  it('I05 is idempotent, and one for upper case, lower case and either composition', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const key = loginKey(text);
        if (key === null) return;
        expect(loginKey(key)).toBe(key);
        expect(loginKey(text.normalize('NFD'))).toBe(key);
        expect(loginKey(` ${text} `)).toBe(key);
      }),
      { numRuns: 5000 },
    );
  });

  it('I05 folds every assigned character to something that stays', () => {
    for (let code = 0; code < 0x30000; code += 1) {
      const key = loginKey(String.fromCodePoint(code));
      if (key !== null && loginKey(key) !== key) throw new Error(`U+${code.toString(16)} folds twice`);
    }
  });

  it.each([
    ['John', 'john'],
    ['JOHN', 'john'],
    ['ｊｏｈｎ', 'john'],
    ['  john ', 'john'],
    ['STRASSE', 'strasse'],
    ['straße', 'strasse'],
    ['MERIDIAN\\Ada', 'meridian\\ada'],
    ['ΣΊΣΥΦΟΣ', 'σίσυφοσ'],
    ['σίσυφος', 'σίσυφοσ'],
    ['\u212aelvin', 'kelvin'],
    ['a\u00a0b', 'a b'],
  ])('I05 %s is %s', (typed, key) => expect(loginKey(typed)).toBe(key));

  it('I05 keeps dotless i apart from i', () => expect(loginKey('admın')).not.toBe(loginKey('admin')));

  it.each([
    ['nothing', ''],
    ['spaces only', '  \u3000'],
    ['NUL', 'a\0b'],
    ['line break', 'a\nb'],
    ['zero-width space', 'ad\u200bmin'],
    ['zero-width joiner', 'ad\u200dmin'],
    ['right-to-left override', '\u202enimda'],
    ['isolate', '\u2066admin\u2069'],
    ['soft hyphen', 'ad\u00admin'],
    ['hangul filler', 'admin\u3164'],
    ['combining grapheme joiner', 'ad\u034fmin'],
    ['unassigned', 'a\u0378'],
    ['private use', 'a\ue000'],
    ['half a character', 'a\ud800'],
    ['line separator', 'a\u2028b'],
    ['too long', 'a'.repeat(257)],
    ['too long once folded', '\ufdfa'.repeat(100)],
  ])('I05 nobody is called %s', (_, typed) => expect(loginKey(typed)).toBeNull());
});
