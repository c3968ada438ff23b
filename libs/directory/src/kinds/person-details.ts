import type { Fields } from './fields.js';

/** ISO 3166-1 alpha-2 from attribute `c`, or null when it holds anything else. */
export function countryOf(fields: Fields): string | null {
  const written = fields.text('c', 8)?.toUpperCase() ?? '';
  return written.length === 2 && written >= 'AA' && written <= 'ZZ' && written[1]! >= 'A' && written[1]! <= 'Z' ? written : null;
}

/** The first language of `preferredLanguage` (RFC 2798 §2.7, the form of an Accept-Language header) as a BCP 47 tag. */
export function languageOf(fields: Fields): string | null {
  const first = fields.text('preferredLanguage')?.split(/[,;]/, 1)[0]?.trim();
  if (!first) return null;
  try {
    return Intl.getCanonicalLocales(first)[0] ?? null;
  } catch {
    return null;
  }
}
