const PLAIN = /^[ -~]*$/;

/** Printable ASCII: nothing to compose, lower case is its folding, every character visible. */
export const isPlain = (text: string): boolean => PLAIN.test(text);

/**
 * Compatibility form and case folding (NFKC, then folding per code point, then NFKC again), so that two spellings which
 * a directory takes for one name become one text. Dotless i stays apart: Unicode's folding does not join it with i.
 */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text.normalize('NFKC')) {
    // Lower, upper, lower: capital sharp s reaches `ss` only by way of the small one.
    folded += character === 'ı' ? character : character.toLowerCase().toUpperCase().toLowerCase();
  }
  return folded.normalize('NFKC');
}

/** Runs of spaces become one, none at either end: insignificant space handling of RFC 4518 §2.6.1. */
export function squeeze(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('  ') ? trimmed.split(' ').filter(Boolean).join(' ') : trimmed;
}
