import { getCountryCallingCode } from 'libphonenumber-js/max';
import { internationalPhone } from './international-phone.js';
import { isCountry } from './parse-phone.js';
import { parseKnownPhone } from './parse-known-phone.js';

/** A directory's number as a form is filled in with it. */
export interface DirectoryPhone {
  /** Where it belongs: ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Digits and spaces, without the calling code: what `parsePhone` accepts for that country. */
  readonly national: string;
  /** Without the extension. */
  readonly international: string;
  readonly extension: string | null;
}

/** Reads a number of any punctuation; null when it may not be called. Without a calling code it belongs to `country`. */
export const directoryPhone = (options: {
  readonly country: string;
  readonly number: string;
  readonly allowed: readonly string[] | 'all';
}): DirectoryPhone | null => {
  const parsed = parseKnownPhone(options);
  if (!parsed.ok) return null;
  const { country, e164, extension } = parsed.value;
  if (!isCountry(country)) return null;
  const international = internationalPhone(e164);
  const national = international.slice(`+${getCountryCallingCode(country)}`.length).trim();
  return { country, national, international, extension };
};
