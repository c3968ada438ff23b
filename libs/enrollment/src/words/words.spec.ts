import { describe, expect, it } from '@jest/globals';
import type { Purpose } from '../ports.js';
import { WORDS } from './languages.js';
import { LOCALES } from './locales.js';
import { callScript, codeMessage, pushContent } from './messages.js';
import { spokenDigits, spokenPlace } from './spoken.js';

const PURPOSES: readonly Purpose[] = ['sign-in', 'enroll', 'fresh-proof'];
const settings = { issuer: 'Example Org', host: 'id.example.org' };
const ANSWERS = ['confirmed', 'fraud_reported', 'wrong', 'over', 'nothing'] as const;
/** GSM 03.38, basic set: a text of these has 160 to a part; one other letter makes it 70. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

describe.each(LOCALES)('words in %s', (locale) => {
  const text = (purpose: Purpose, host: string | undefined = settings.host): string =>
    codeMessage({ settings: { ...settings, host }, locale, purpose, code: '012345', seconds: 300 });
  const script = (changes: Partial<Parameters<typeof callScript>[0]> = {}) =>
    callScript({ settings, locale, purpose: 'sign-in', place: '192.0.2.71', digits: false, extension: null, ...changes });

  it('S4 B05: a text says from whom, the code, how long, what to reply; another text for each purpose', () => {
    for (const purpose of PURPOSES) {
      for (const part of ['Example Org', '012345', '5', '0']) expect(text(purpose)).toContain(part);
    }
    expect(new Set(PURPOSES.map((purpose) => text(purpose))).size).toBe(3);
  });

  it('C09: the last line binds the code to the origin, where there is one', () => {
    expect(text('sign-in').split('\n').at(-1)).toBe('@id.example.org #012345');
    expect(codeMessage({ settings: { issuer: 'A' }, locale, purpose: 'enroll', code: '012345', seconds: 59 })).not.toContain('@');
  });

  it('a text fits into one part, where the language has letters for it', () => {
    for (const purpose of PURPOSES) {
      if (locale === 'ja') continue;
      expect([...text(purpose)].filter((one) => !GSM.includes(one))).toEqual([]);
      expect(text(purpose).length).toBeLessThanOrEqual(160);
    }
  });

  it('S3 S16: a call says who calls, what about and from where, and names both keys', () => {
    const { greeting, endings } = script();
    expect(greeting).toContain('Example Org');
    expect(greeting).toContain('1 9 2, 0, 2, 7 1');
    expect(new Set(PURPOSES.map((purpose) => script({ purpose }).greeting)).size).toBe(3);
    expect(Object.keys(endings).sort()).toEqual([...ANSWERS].sort());
    expect(new Set(Object.values(endings)).size).toBe(ANSWERS.length);
  });

  it('C06: with digits it asks for them and never speaks them; without a place it says none', () => {
    expect(script({ digits: true }).greeting).not.toBe(script().greeting);
    const silent = script({ digits: true, place: '' }).greeting;
    expect(silent.replace('2桁', '').match(/\d/)).toBeNull();
    expect(silent).not.toMatch(/undefined|null|,\s*\.| {2}/);
  });

  it('S6: a notification only wakes; it names nothing but the organisation', () => {
    const bodies = PURPOSES.map((purpose) => pushContent({ settings, locale, purpose }));
    expect(bodies.every(({ title, body }) => title === 'Example Org' && body !== '')).toBe(true);
    expect(new Set(bodies.map(({ body }) => body)).size).toBe(3);
  });
});

describe('what is spoken', () => {
  it('digits are read singly, in any script; words stay', () => {
    expect(spokenDigits('Room 42, floor 7')).toBe('Room 4 2, floor 7');
    expect(spokenDigits('٤٢')).toBe('٤ ٢');
  });

  it('a place is said, an IPv4 address in groups, an IPv6 address not at all', () => {
    expect(spokenPlace('Berlin, Germany')).toBe('Berlin, Germany');
    expect(spokenPlace('203.0.113.7')).toBe('2 0 3, 0, 1 1 3, 7');
    expect(spokenPlace('2001:db8::1')).toBeNull();
    expect(spokenPlace('')).toBeNull();
  });

  it('the list of languages begins with the one that is used when nothing is known', () => {
    expect(LOCALES[0]).toBe('en');
    expect(Object.keys(WORDS).sort()).toEqual([...LOCALES].sort());
  });
});
