import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../settings.js';
import { systemRandom } from '../testing/memory/secrets.js';
import type { Answer, Setup } from './method.js';
import { METHODS, methodFor, type Method } from './registry.js';

const settings = {
  ...DEFAULT_SETTINGS,
  issuer: 'Example Org',
  phoneCountries: 'all' as const,
  authenticatorUrl: 'https://mfa.example.org/authenticator',
};
const phone = { country: 'DE', number: '0151 23456789', extension: '123' };
const preparation = { account: 'amy', phone, settings, random: systemRandom };
const shown = ({ phone, app, device }: Setup): unknown[] => [phone, app, device].filter((one) => one !== null);

describe.each(METHODS)('the method %s', (name) => {
  const method = methodFor(name);

  it('is registered under its own name, and says what proves it and what it sends', () => {
    expect(method.name).toBe(name);
    expect(['code', 'keys', 'device', 'recovery']).toContain(method.proof);
    expect(method.destination === null).toBe(method.sends === null);
    // What comes in beside the page was asked for by something that was sent.
    if (method.proof === 'keys') expect(method.sends).toBe('voice-call');
    if (method.proof === 'device') expect(method.sends).toBe('push');
  });
});

const ENROLLED = METHODS.filter((name) => methodFor(name).proof !== 'recovery');
describe.each(ENROLLED)('the method %s, enrolled by itself', (name) => {
  const method = methodFor(name);
  const made = method.prepare(preparation);
  if (!made.ok) throw new Error(made.code);
  const { secret, hint, activationHash } = made.value;

  it('J06: its hint does not hold the secret', () => {
    for (const form of ['hex', 'base64', 'utf8'] as const) {
      expect(hint).not.toContain(Buffer.from(secret).toString(form));
    }
    expect(hint).not.toContain('123456789');
    expect(hint).not.toBe('');
  });

  it('shows exactly one kind of setup; a device none once it is activated', () => {
    expect(shown(method.setup({ secret, hint, activated: false, settings }))).toHaveLength(1);
    if (method.proof === 'device') {
      expect(shown(method.setup({ secret: Buffer.from('key'), hint, activated: true, settings }))).toEqual([]);
      expect(activationHash).toHaveLength(32);
    }
  });

  it('sends to a number in E.164 or to its device, or sends nothing', () => {
    const { to, extension } = method.destination?.({ id: 'its id', secret }) ?? { to: null, extension: null };
    if (method.sends === null) expect(to).toBeNull();
    else if (method.sends === 'push') expect(to).toBe('its id');
    else expect(to).toBe('+4915123456789');
    expect(extension).toBe(name === 'office-phone' ? '123' : null);
  });
});

const TYPED = METHODS.filter((name) => methodFor(name).proof === 'code');
describe.each(TYPED)('the method %s, proven by a code', (name: Method) => {
  const method = methodFor(name);
  const made = method.prepare(preparation);
  if (!made.ok || method.proof !== 'code') throw new Error('no method with a code');
  const blank: Answer = {
    code: '000000',
    codeMac: Buffer.alloc(32, 1),
    secret: made.value.secret,
    sentMac: null,
    sentUntil: null,
    lastStep: -1,
    now: new Date('2026-01-05T08:00:00Z'),
    stepsAfter: null,
    window: 1,
  };

  it('has codes of six to eight digits', () => {
    expect(method.codeDigits(settings)).toBeGreaterThanOrEqual(6);
    expect(method.codeDigits(settings)).toBeLessThanOrEqual(8);
  });

  it('E04: nothing sent and nothing shared: almost no answer is right, and none changes the row', () => {
    const codes = Array.from({ length: 300 }, (_, index) => String(index).padStart(6, '0'));
    expect(codes.filter((code) => method.judge({ ...blank, code }).right).length).toBeLessThanOrEqual(3);
  });

  it('B07: a MAC that is equal is worth nothing once its time is over, and a MAC of another length never matches', () => {
    if (method.sends === null) return;
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

describe('S5: the office phone', () => {
  const { prepare, setup, destination } = methodFor('office-phone');
  const line = (changes: Partial<Parameters<typeof prepare>[0]>) => {
    const made = prepare({ ...preparation, phone: undefined, ...changes });
    return made.ok ? destination?.({ id: '', secret: made.value.secret }) : made.code;
  };

  it('S5 S11: takes the directory’s number in whatever form it stands there, with its own extension', () => {
    const known = (number: string) => line({ knownPhone: { country: 'DE', number } });
    expect(known('+49 (30) 1234-567')).toEqual({ to: '+49301234567', extension: null });
    expect(known('030/1234567 ext. 89')).toEqual({ to: '+49301234567', extension: '89' });
    expect(known('+1 201 555 0123')).toEqual({ to: '+12015550123', extension: null });
    expect(known('not a number')).toBe('phone_invalid');
    expect(known('+49 900 1234567')).toBe('phone_kind');
  });

  it('C01: the directory’s number is held to the allowed countries as well', () => {
    const limited = { ...settings, phoneCountries: ['US'] };
    expect(line({ settings: limited, knownPhone: { country: 'DE', number: '030 1234567' } })).toBe('phone_country');
    expect(line({ settings: limited, knownPhone: { country: 'XX', number: '030 1234567' } })).toBe('phone_invalid');
  });

  it('S11: a typed number wins over the directory’s; its extension is 1 to 8 ASCII digits', () => {
    const typed = (extension?: string) =>
      line({ phone: { country: 'DE', number: '030 7654321', extension }, knownPhone: { country: 'DE', number: '030 1234567' } });
    expect(typed()).toEqual({ to: '+49307654321', extension: null });
    expect(typed('')).toEqual({ to: '+49307654321', extension: null });
    expect(typed(' 4711 ')).toEqual({ to: '+49307654321', extension: '4711' });
    for (const extension of ['123456789', '12-3', '１２', 'x1', '1#2']) expect(typed(extension)).toBe('phone_extension');
    expect(line({})).toBe('phone_invalid');
  });

  it('S11: shows the number in international form and the extension beside it', () => {
    const made = prepare(preparation);
    if (!made.ok) throw new Error(made.code);
    expect(setup({ secret: made.value.secret, hint: '', activated: false, settings })).toEqual({
      phone: '+49 1512 3456789',
      extension: '123',
      app: null,
      device: null,
    });
  });
});

it('F06: recovery codes are not enrolled like the others', () => {
  expect(methodFor('recovery-codes').prepare(preparation)).toEqual({ ok: false, code: 'method_not_allowed' });
});
