/** What a server keeps of a name, in characters. */
export const LONGEST_NAME = 40;

const KINDS = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'] as const;
const SHOWN: Readonly<Partial<Record<(typeof KINDS)[number], string>>> = { Macintosh: 'Mac', CrOS: 'Chromebook' };

/** A first suggestion, which the person can change: what the browser says about its device (user agent, most telling word first). */
export function suggestedName(userAgent: string): string {
  const kind = KINDS.find((word) => userAgent.includes(word));
  return kind ? (SHOWN[kind] ?? kind) : '';
}
