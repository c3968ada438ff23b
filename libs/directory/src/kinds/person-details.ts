import type { Fields } from './fields.js';
import type { MappedPerson } from './kind.js';
import type { FieldNames } from './mapping.js';

type Details = MappedPerson['details'];

/** What is read of a person from the mapped attributes, once the login to show and the state are known. */
export function detailsOf(fields: Fields, names: FieldNames, login: string, state: Details['state']): Details {
  return {
    login,
    displayName: fields.text(names.displayName) ?? fields.text('cn') ?? login,
    givenName: fields.text(names.givenName),
    familyName: fields.text(names.familyName),
    mail: fields.text(names.mail, 320),
    officePhone: fields.text(names.officePhone, 64),
    department: fields.text(names.department),
    title: fields.text(names.title),
    country: countryOf(fields.text(names.country, 8)),
    language: languageOf(fields.text(names.language)),
    state,
  };
}

/** ISO 3166-1 alpha-2, or null for anything else. */
function countryOf(text: string | null): string | null {
  const written = text?.toUpperCase() ?? '';
  return written.length === 2 && written >= 'AA' && written <= 'ZZ' && written[1]! >= 'A' && written[1]! <= 'Z' ? written : null;
}

/** The first language of a value in the form of an Accept-Language header (RFC 2798 §2.7) as a BCP 47 tag. */
function languageOf(text: string | null): string | null {
  const first = text?.split(/[,;]/, 1)[0]?.trim();
  if (!first) return null;
  try {
    return Intl.getCanonicalLocales(first)[0] ?? null;
  } catch {
    return null;
  }
}
