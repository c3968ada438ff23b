import fc from 'fast-check';
import { METHODS, type Method } from '../../methods/registry.js';
import type { Purpose } from '../../ports.js';

export type Answer = 'right' | 'old' | 'wrong' | 'next';
/** One member of the union for each word, so that it narrows. */
type Each<Word extends string, Facts> = Word extends string ? { readonly does: Word } & Readonly<Facts> : never;
/** Everything that a person, their phone, their device, or somebody who has their password can do. */
export type Act =
  | Each<'start', { browser: number; method: Method; digits: boolean }>
  | Each<Press, { browser: number }>
  | Each<'challenge', { browser: number; which: number; purpose: Purpose; digits: boolean }>
  | Each<'verify' | 'answer', { browser: number; code: Answer }>
  | Each<'withPassword', { browser: number; which: number; code: Answer }>
  | Each<'keys', { browser: number; about: About; keys: 'hash' | 'number' | 'other' | 'none' | 'fraud' }>
  | Each<'reply', { browser: number; about: About; code: Answer | 'fraud' }>
  | Each<'device', { browser: number; says: 'number' | 'other' | 'deny' | 'fraud' }>
  | Each<'recover', { browser: number; which: number; code: Answer }>
  | Each<'remove', { browser: number; which: number }>
  | Each<'issue' | 'lift', object>
  | Each<'wait', { seconds: number }>;
export type Press = 'send' | 'resend' | 'cancel' | 'cancelChallenge' | 'reload' | 'activate' | 'redeem' | 'redeemChallenge';
/** Which of a browser's two attempts something beside the page is about. */
export type About = 'enrollment' | 'challenge';

const browser = fc.constantFrom(0, 1);
const which = fc.nat({ max: 6 });
const about = fc.constantFrom<About>('enrollment', 'challenge');
const digits = fc.boolean();
const code = fc.constantFrom<Answer>('right', 'right', 'old', 'wrong', 'next');
const is = <D extends Act['does']>(...does: readonly D[]) => fc.constantFrom(...does);
const PRESSES: readonly Press[] = [
  'send',
  'send',
  'resend',
  'cancel',
  'cancelChallenge',
  'reload',
  'activate',
  'redeem',
  'redeem',
  'redeemChallenge',
  'redeemChallenge',
];

const single: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: is('start'), browser, method: fc.constantFrom(...METHODS), digits }) },
  { weight: 6, arbitrary: fc.record({ does: is(...PRESSES), browser }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: is('challenge'),
      browser,
      which,
      purpose: fc.constantFrom<Purpose>('sign-in', 'fresh-proof'),
      digits,
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: is('verify', 'verify', 'answer'), browser, code }) },
  { weight: 2, arbitrary: fc.record({ does: is('withPassword'), browser, which, code }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: is('keys'),
      browser,
      about,
      keys: fc.constantFrom('hash', 'hash', 'number', 'number', 'other', 'none'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: is('reply'), browser, about, code }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: is('device'), browser, says: fc.constantFrom('number', 'number', 'number', 'other', 'deny') }),
  },
  { weight: 1, arbitrary: fc.record({ does: is('recover'), browser, which, code }) },
  { weight: 1, arbitrary: fc.record({ does: is('remove'), browser, which }) },
  { weight: 1, arbitrary: fc.record({ does: is('issue', 'lift', 'lift') }) },
  { weight: 1, arbitrary: fraud() },
  {
    weight: 3,
    arbitrary: fc.record({ does: is('wait'), seconds: fc.constantFrom(1, 29, 30, 31, 61, 299, 301, 601, 901, 3601) }),
  },
);

/** Rare, as nothing is accepted until somebody lifts the block. */
function fraud(): fc.Arbitrary<Act> {
  return fc.oneof(
    fc.record({ does: is('keys'), browser, about, keys: fc.constant('fraud' as const) }),
    fc.record({ does: is('reply'), browser, about, code: fc.constant('fraud' as const) }),
    fc.record({ does: is('device'), browser, says: fc.constant('fraud' as const) }),
  );
}

type Way = 'keys' | 'reply' | 'device' | 'typed';
const WAYS: { readonly [M in Method]?: readonly Way[] } = {
  'app-notification': ['device'],
  'app-code': ['typed'],
  'text-message': ['reply', 'typed'],
  'voice-call': ['keys'],
  'office-phone': ['keys'],
};

const given = (browser: number, about: About, way: Way): Act => {
  if (way === 'keys') return { does: 'keys', browser, about, keys: 'number' };
  if (way === 'reply') return { does: 'reply', browser, about, code: 'right' };
  if (way === 'device') return { does: 'device', browser, says: 'number' };
  return { does: about === 'enrollment' ? 'verify' : 'answer', browser, code: 'right' };
};

/** As people mean it to go; parts that do not apply are refused and change nothing. */
const enrollAct = (browser: number, method: Method, way: Way, digits: boolean): Act[] => [
  { does: 'start', browser, method, digits },
  { does: 'activate', browser },
  { does: 'send', browser },
  given(browser, 'enrollment', way),
  { does: 'redeem', browser },
];
/** Whichever way the method takes; the others are refused and change nothing. */
const signIn = (browser: number, which: number, digits: boolean, replies: boolean): Act[] => [
  { does: 'challenge', browser, which, purpose: 'sign-in', digits },
  ...(['keys', 'device', replies ? 'reply' : 'typed', 'typed'] as const).map((way) => given(browser, 'challenge', way)),
  { does: 'redeemChallenge', browser },
];
const recover = (browser: number, which: number, code: Answer): Act[] => [
  { does: 'challenge', browser, which, purpose: 'sign-in', digits: false },
  { does: 'recover', browser, which, code },
];
const withPassword = (browser: number): Act[] => [
  { does: 'wait', seconds: 61 },
  { does: 'withPassword', browser, which: 0, code: 'right' },
];
/** Somebody who has the password, and guesses. */
const guessing = (browser: number): Act[] =>
  Array.from({ length: 10 }, () => ({ does: 'withPassword', browser, which: 0, code: 'wrong' }) as const);

const meant = fc.oneof(
  fc
    .tuple(browser, fc.constantFrom(...METHODS), fc.nat({ max: 1 }), digits)
    .map(([at, method, one, asks]) => enrollAct(at, method, WAYS[method]?.[one] ?? WAYS[method]?.[0] ?? 'typed', asks)),
  fc.tuple(browser, which, digits, fc.boolean()).map((facts) => signIn(...facts)),
  fc.tuple(browser, which, code).map((facts) => recover(...facts)),
  browser.map(guessing),
  browser.map(withPassword),
);

/** Single acts in any order, and here and there a few that belong together, so that enough is reached to be wrong about. */
export const scripts: fc.Arbitrary<Act[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: single.map((act) => [act]) }, { weight: 1, arbitrary: meant }), {
    minLength: 10,
    maxLength: 70,
    size: 'max',
  })
  .map((parts) => parts.flat());

/** A full set of methods, for half of the orders to start from. */
export const USUAL: readonly Act[] = [
  ...enrollAct(0, 'app-notification', 'device', false),
  ...enrollAct(0, 'voice-call', 'keys', true),
  ...enrollAct(1, 'text-message', 'reply', false),
  ...enrollAct(1, 'office-phone', 'keys', false),
  ...enrollAct(1, 'app-code', 'typed', false),
  { does: 'issue' },
  { does: 'wait', seconds: 3601 },
];
