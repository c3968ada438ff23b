import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../settings.js';
import { systemRandom } from '../testing/memory/secrets.js';
import type { Answer } from './method.js';
import { METHODS, methodFor } from './registry.js';

const settings = { ...DEFAULT_SETTINGS, issuer: 'Example Org', phoneCountries: 'all' as const };
const preparation = { account: 'amy', phone: { country: 'DE', number: '0151 23456789' }, settings, random: systemRandom };

describe.each(METHODS)('the method %s', (name) => {
  const method = methodFor(name);
  const made = method.prepare(preparation);
  if (!made.ok) throw new Error(made.code);
  const { secret, hint, label } = made.value;
  const blank: Answer = {
    code: '000000',
    codeMac: Buffer.alloc(32, 1),
    secret,
    sentMac: null,
    sentUntil: null,
    lastStep: -1,
    now: new Date('2026-01-05T08:00:00Z'),
    window: 1,
  };

  it('is registered under its own name, with codes of six to eight digits', () => {
    expect(method.name).toBe(name);
    expect(method.codeDigits(settings)).toBeGreaterThanOrEqual(6);
    expect(method.codeDigits(settings)).toBeLessThanOrEqual(8);
  });

  it('J06: its label and hint do not hold the secret', () => {
    for (const form of ['hex', 'base64', 'utf8'] as const) {
      expect(`${label} ${hint}`).not.toContain(Buffer.from(secret).toString(form));
    }
    expect(label).not.toBe('');
    expect(hint).not.toBe('');
  });

  it('shows exactly one kind of setup', () => {
    const setup = method.setup({ secret, hint, issuer: 'Example Org' });
    expect([setup.phone, setup.app].filter((one) => one !== null)).toHaveLength(1);
  });

  it('sends to a number in E.164, or sends nothing', () => {
    if (method.destination !== null) expect(method.destination(secret)).toMatch(/^\+[1-9][0-9]{6,14}$/);
  });

  it('E04: nothing sent and nothing shared: almost no answer is right, and none changes the row', () => {
    const codes = Array.from({ length: 300 }, (_, index) => String(index).padStart(6, '0'));
    expect(codes.filter((code) => method.judge({ ...blank, code }).right).length).toBeLessThanOrEqual(3);
  });

  it('B07: a MAC that is equal is worth nothing once its time is over, and a MAC of another length never matches', () => {
    if (method.destination === null) return;
    const mac = Buffer.alloc(32, 1);
    const judge = (changes: Partial<Answer>): boolean => method.judge({ ...blank, sentMac: mac, ...changes }).right;
    expect(judge({ sentUntil: new Date(blank.now.getTime() + 1) })).toBe(true);
    expect(judge({ sentUntil: blank.now })).toBe(false);
    expect(judge({ sentUntil: null })).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (other) => {
        const equal = Buffer.compare(other, mac) === 0;
        return judge({ sentUntil: new Date(blank.now.getTime() + 1), sentMac: other }) === equal;
      }),
    );
  });
});
