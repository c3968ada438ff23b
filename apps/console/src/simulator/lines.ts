import type { SimulatorTextFragment } from '../generated/simulator/graphql';

/** A number to try. The phone rules accept it as a mobile number of that country; in the demo nothing leaves the machine. */
export interface Suggestion {
  readonly country: string;
  readonly number: string;
  readonly phone: string;
}

const SUGGESTIONS: readonly Suggestion[] = [
  { country: 'Germany', number: '1512 3456789', phone: '+4915123456789' },
  { country: 'United States', number: '201 555 0123', phone: '+12015550123' },
];

export interface Line {
  /** Stays when a phone that showed a suggestion gets its first text. */
  readonly place: string;
  /** Null while the phone has no number yet. */
  readonly phone: string | null;
  readonly texts: readonly SimulatorTextFragment[];
  readonly suggestion: Suggestion | null;
}

/** One phone a number, in the order of their first texts; at least two, the empty ones suggest a number. */
export function linesOf(texts: readonly SimulatorTextFragment[]): Line[] {
  const threads = new Map<string, SimulatorTextFragment[]>();
  for (const text of texts) {
    const thread = threads.get(text.phone);
    if (thread) thread.push(text);
    else threads.set(text.phone, [text]);
  }
  const lines: Line[] = [...threads].map(([phone, thread]) => ({ place: phone, phone, texts: thread, suggestion: null }));
  const free = SUGGESTIONS.filter((suggestion) => !threads.has(threadKey(suggestion.phone, threads)));
  for (const suggestion of free) {
    if (lines.length < SUGGESTIONS.length) lines.push({ place: suggestion.phone, phone: null, texts: [], suggestion });
  }
  return lines;
}

/** The key under which this number's thread would be, however the API spaces it. */
function threadKey(phone: string, threads: ReadonlyMap<string, unknown>): string {
  return [...threads.keys()].find((key) => key.replaceAll(' ', '') === phone) ?? phone;
}
