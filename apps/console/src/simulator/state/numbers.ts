import type { Demo } from './demo';

/** A number to try. The phone rules accept it as a mobile number of that country; in the demo nothing leaves the machine. */
export interface Suggestion {
  readonly phone: string;
  readonly country: string;
  /** As one types it into the page, after choosing the country. */
  readonly national: string;
}

/** Whom each phone belongs to until somebody says otherwise. */
export const SUGGESTIONS: readonly [Suggestion, Suggestion] = [
  { phone: '+4915123456789', country: 'Germany', national: '1512 3456789' },
  { phone: '+12015550123', country: 'United States', national: '201 555 0123' },
];

/** One for each phone; null where nobody chose. */
export type Chosen = readonly (string | null)[];

interface Numbers {
  /** The number of each phone. */
  readonly phones: readonly string[];
  /** Numbers that were texted or called and that no phone has. */
  readonly elsewhere: readonly string[];
}

/** Numbers in the order in which they were first texted or called. */
export function heardOf({ texts, calls }: Demo): string[] {
  const all = [...texts, ...calls].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...new Set(all.map(({ phone }) => phone))];
}

/**
 * A phone has the number that was chosen for it. One without a choice takes the first number that is heard of and that no
 * phone has, so that whatever a newcomer types rings somewhere; it keeps it, since numbers are only ever added.
 */
export function numbersOf(chosen: Chosen, heard: readonly string[]): Numbers {
  const phones: (string | null)[] = SUGGESTIONS.map((_, index) => chosen[index] ?? null);
  for (const number of heard) {
    if (phones.includes(number)) continue;
    const own = SUGGESTIONS.findIndex(({ phone }, index) => phone === number && phones[index] === null);
    const free = own >= 0 ? own : phones.indexOf(null);
    if (free >= 0) phones[free] = number;
  }
  const left = SUGGESTIONS.map(({ phone }) => phone).filter((phone) => !phones.includes(phone));
  const settled = SUGGESTIONS.map(({ phone }, index) => phones[index] ?? (left.includes(phone) ? phone : (left[0] ?? phone)));
  return { phones: settled, elsewhere: heard.filter((number) => !settled.includes(number)) };
}

const DIGITS = '0123456789';

/** E.164 from what was typed, spaces apart; null when it is none. */
export function readNumber(typed: string): string | null {
  const dense = typed.split(' ').join('');
  const digits = dense.slice(1);
  const right = dense.startsWith('+') && digits.length >= 7 && digits.length <= 15;
  return right && Array.from(digits).every((digit) => DIGITS.includes(digit)) ? dense : null;
}
