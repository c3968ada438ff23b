import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newAppPassword } from './flows/app-passwords/secret.js';
import { newRecoveryCode, printedRecoveryCode, readRecoveryCode } from './flows/recovery/codes.js';
import { BITS_PER_LETTER, isLetters, plainLetters, randomLetters } from './letters.js';
import { newActivationCode, plainActivationCode, typedActivationCode } from './methods/app-notification/activation-code.js';
import { systemRandom } from './testing/memory/secrets.js';

describe('secrets that people type', () => {
  it('B11: every letter comes from the random source, all of them occur, and no two secrets are alike', () => {
    const many = randomLetters(systemRandom, 8000);
    expect(isLetters(many, 8000)).toBe(true);
    expect(new Set(many).size).toBe(2 ** BITS_PER_LETTER);
    const codes = Array.from({ length: 2000 }, () => newActivationCode(systemRandom));
    expect(new Set(codes).size).toBe(2000);
  });

  it('S12: an activation code has 140 bits, and is read back from groups of four', () => {
    const code = newActivationCode(systemRandom);
    expect(code.length * BITS_PER_LETTER).toBeGreaterThanOrEqual(128);
    expect(plainActivationCode(typedActivationCode(code).toLowerCase())).toBe(code);
    expect(plainActivationCode(code.replace(/.$/, '1'))).toBeNull();
    for (const bad of [code.slice(1), `${code}A`, '', null, 7, 'A'.repeat(5000)]) expect(plainActivationCode(bad)).toBeNull();
  });

  it('F04: an app password has 140 bits in groups of four, lower case', () => {
    const password = newAppPassword(systemRandom);
    expect(password).toMatch(/^([a-z2-7]{4} ){6}[a-z2-7]{4}$/);
    expect(plainLetters(password).length * BITS_PER_LETTER).toBe(140);
  });

  it('F03: a recovery code is read back whatever spaces, dashes and case; 0, 1 and 8 are the letters they look like', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), (number) => {
        const code = newRecoveryCode(systemRandom, number);
        const printed = printedRecoveryCode(code);
        const misread = `${number}-${code.secret.replaceAll('O', '0').replaceAll('I', '1').replaceAll('B', '8')}`;
        for (const typed of [
          printed,
          printed.toLowerCase(),
          printed.replaceAll('-', ' '),
          printed.replaceAll('-', ''),
          misread,
        ]) {
          expect(readRecoveryCode(typed)).toEqual(code);
        }
      }),
    );
    expect(printedRecoveryCode({ number: 3, secret: 'ABCDEFGHJKLMNPQR' })).toBe('3-ABCD-EFGH-JKLM-NPQR');
  });

  it('F03 A11: what has not the form of a recovery code is none', () => {
    const bad = [
      '',
      '123456',
      'ABCD-EFGH-JKLM-NPQR',
      '0-ABCD-EFGH-JKLM-NPQR',
      '100-ABCD-EFGH-JKLM-NPQR',
      '3-ABCD-EFGH-JKLM-NPQ9',
      '３-ABCD-EFGH-JKLM-NPQR',
    ];
    for (const typed of [...bad, null, 3, {}, ['3-ABCD-EFGH-JKLM-NPQR'], 'A'.repeat(9999)])
      expect(readRecoveryCode(typed)).toBeNull();
    fc.assert(fc.property(fc.oneof(fc.string(), fc.anything()), (typed) => readRecoveryCode(typed) === null));
  });
});
