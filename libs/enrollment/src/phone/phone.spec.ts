import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskPhone } from './mask-phone.js';
import { parsePhone } from './parse-phone.js';
import { phoneCountries } from './phone-countries.js';

const parse = (number: string, country = 'US', allowed: readonly string[] | 'all' = 'all') =>
  parsePhone({ country, number, allowed });
const codeOf = (...typed: Parameters<typeof parse>): string => {
  const outcome = parse(...typed);
  return outcome.ok ? outcome.value.e164 : outcome.code;
};

describe('S9: numbers as people type them', () => {
  it('S9: the four examples of the rule', () => {
    expect(codeOf('5554445555')).toBe('+15554445555');
    expect(codeOf('555 444 5555')).toBe('+15554445555');
    expect(parse('555-444-5555')).toEqual({ ok: false, code: 'phone_punctuation', field: 'number' });
    expect(parse('(555) 444 5555')).toEqual({ ok: false, code: 'phone_punctuation', field: 'number' });
  });

  it('S9: national numbers of several countries, with and without trunk zero', () => {
    expect(parse('030 1234567', 'DE')).toEqual({
      ok: true,
      value: { e164: '+49301234567', international: '+49 30 1234567', country: 'DE', kind: 'fixed-line' },
    });
    expect(codeOf('0151 23456789', 'DE')).toBe('+4915123456789');
    expect(codeOf('151 23456789', 'DE')).toBe('+4915123456789');
    expect(codeOf('06 12 34 56 78', 'FR')).toBe('+33612345678');
    expect(codeOf('07400 123456', 'GB')).toBe('+447400123456');
    expect(codeOf('312 345 6789', 'IT')).toBe('+393123456789');
    expect(codeOf('2015550123')).toBe('+12015550123');
  });

  const digitsWithSpaces = fc
    .array(fc.constantFrom(' ', '\t', '\u00a0', '\u2009', '\u202f', '\u3000'), { minLength: 11, maxLength: 11 })
    .map((spaces) =>
      '2015550123'
        .split('')
        .map((digit, index) => `${spaces[index] ?? ''}${digit}`)
        .join(''),
    );

  it('S9: spaces of any kind, anywhere, change nothing', () => {
    fc.assert(fc.property(digitsWithSpaces, (typed) => codeOf(typed) === '+12015550123'));
  });

  it('S9: one character that is neither digit nor space is refused wherever it stands, and the field is named', () => {
    const sign = fc
      .oneof(
        fc.constantFrom('+', '-', '(', ')', '.', ',', '/', '\\', '*', '#', '~', 'x', '–', '‑', '·', '\u200b', '\u202d'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      )
      .filter((text) => /[^\p{Nd}\p{White_Space}]/u.test(text));
    fc.assert(
      fc.property(sign, fc.nat({ max: 10 }), (text, at) => {
        const typed = `${'2015550123'.slice(0, at)}${text}${'2015550123'.slice(at)}`;
        expect(parse(typed)).toEqual({ ok: false, code: 'phone_punctuation', field: 'number' });
      }),
    );
  });

  it('S9: whatever is typed, in whatever country, the answer is a value; what passes is E.164 in the chosen calling code', () => {
    const country = fc.constantFrom(...phoneCountries('all'));
    const typed = fc.oneof(fc.string({ maxLength: 40 }), fc.stringMatching(/^[0-9 ]{0,18}$/));
    fc.assert(
      fc.property(country, typed, ({ code, callingCode }, number) => {
        const outcome = parse(number, code);
        if (!outcome.ok) return outcome.code.startsWith('phone_');
        return /^\+[1-9][0-9]{3,14}$/.test(outcome.value.e164) && outcome.value.e164.startsWith(`+${callingCode}`);
      }),
      { numRuns: 500 },
    );
  });

  it('S9: what is no number of that country is refused', () => {
    for (const number of ['', '   ', '123', '4445555', '0000000000', '1234567890', '911', '9114445555', '1'.repeat(300)]) {
      expect(codeOf(number)).toBe('phone_invalid');
    }
    expect(codeOf('032 12345678', 'DE')).toBe('phone_invalid');
    // An international prefix would leave the chosen country.
    expect(codeOf('01133123456789')).toBe('phone_invalid');
  });
});

describe('C01: numbers that are never texted', () => {
  it.each([
    ['premium', 'US', '9005551234'],
    ['premium', 'DE', '0900 1234567'],
    ['toll free', 'US', '800 234 5678'],
    ['shared cost', 'DE', '0180 5123456'],
    ['personal', 'GB', '070 1234 5678'],
    ['pager', 'CH', '740798201'],
    ['voicemail', 'IE', '8884795301'],
    ['company-wide', 'AR', '8105256728'],
  ])('C01: %s in %s', (_, country, number) => {
    expect(parse(number, country)).toEqual({ ok: false, code: 'phone_kind', field: 'number' });
  });

  it('C01: only countries on the list; none when it is empty', () => {
    expect(parse('2015550123', 'US', [])).toEqual({ ok: false, code: 'phone_country', field: 'country' });
    expect(codeOf('030 1234567', 'DE', ['US'])).toBe('phone_country');
    expect(codeOf('2015550123', 'US', ['US'])).toBe('+12015550123');
    for (const country of ['us', 'XX', '', '__proto__', 'constructor', 'USA'])
      expect(codeOf('2015550123', country)).toBe('phone_country');
  });

  it('C01: a number of another country behind the same calling code needs that country on the list', () => {
    expect(codeOf('876 444 5555', 'US', ['US'])).toBe('phone_country');
    expect(parse('876 444 5555', 'US', ['US', 'JM'])).toMatchObject({ ok: true, value: { country: 'JM' } });
  });
});

describe('what is shown', () => {
  it('C03: a masked number shows calling code and two digits, and not how long it is', () => {
    expect(maskPhone('+4915123456742')).toBe('+49 ••• ••42');
    expect(maskPhone('+493012342')).toBe('+49 ••• ••42');
    expect(maskPhone('+15554445555')).toBe('+1 ••• ••55');
  });

  it('the list of countries has a calling code each, in order, and follows what is allowed', () => {
    const all = phoneCountries('all');
    expect(all.length).toBeGreaterThan(200);
    expect(all.map(({ code }) => code)).toEqual(all.map(({ code }) => code).sort());
    expect(phoneCountries(['US', 'DE', 'XX', 'DE'])).toEqual([
      { code: 'DE', callingCode: '49' },
      { code: 'US', callingCode: '1' },
    ]);
  });
});
