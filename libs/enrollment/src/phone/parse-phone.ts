import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode, NumberType, PhoneNumber } from 'libphonenumber-js/max';
import { done, refuse, type Outcome } from '../refusals.js';
import { isUnassignedNorthAmerican } from './north-american.js';

export type PhoneKind = 'mobile' | 'fixed-line' | 'fixed-line-or-mobile' | 'voip' | 'unassigned';
export interface ParsedPhone {
  /** '+49301234567' */
  readonly e164: string;
  /** '+49 30 1234567', to show to its owner. */
  readonly international: string;
  /** Where the number really belongs: ISO 3166-1 alpha-2. Within one calling code it can differ from the country chosen. */
  readonly country: string;
  readonly kind: PhoneKind;
}

/** What may be texted or called. A list of what is allowed: premium, shared cost, toll free, personal, pager, voicemail and any kind added later are not. */
const KINDS: Partial<Record<Exclude<NumberType, undefined>, PhoneKind>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed-line',
  FIXED_LINE_OR_MOBILE: 'fixed-line-or-mobile',
  VOIP: 'voip',
};

export const isCountry = (code: string): code is CountryCode => (getCountries() as string[]).includes(code);
const isAllowed = (code: string, allowed: readonly string[] | 'all'): boolean => allowed === 'all' || allowed.includes(code);

/**
 * A number as a person typed it, in national form with its area code. Digits and spaces of any script pass; every other
 * character is refused, the plus sign included. In this order: `phone_country`, `phone_punctuation`, `phone_invalid`
 * (not in that country's plan), `phone_country` (it belongs to a country that is not allowed), `phone_kind`.
 */
export const parsePhone = (options: {
  readonly country: string;
  readonly number: string;
  readonly allowed: readonly string[] | 'all';
}): Outcome<ParsedPhone> => {
  const { country, number, allowed } = options;
  if (!isCountry(country) || !isAllowed(country, allowed)) return refuse('phone_country', { field: 'country' });
  if (/[^\p{Nd}\p{White_Space}]/u.test(number)) return refuse('phone_punctuation', { field: 'number' });

  const phone = parsePhoneNumberFromString(number.replace(/\p{White_Space}/gu, ''), { defaultCountry: country, extract: false });
  // An international prefix ('00', '011') would lead to another calling code than the one chosen.
  if (phone?.countryCallingCode !== getCountryCallingCode(country)) return refuse('phone_invalid', { field: 'number' });
  return judgePhone(phone, country, allowed);
};

/** What is left to ask once it is a number: does it exist, where does it belong, is it of a kind that may be reached. */
export const judgePhone = (phone: PhoneNumber, country: string, allowed: readonly string[] | 'all'): Outcome<ParsedPhone> => {
  if (isUnassignedNorthAmerican(phone)) {
    return isAllowed(country, allowed)
      ? done(parsed(phone, country, 'unassigned'))
      : refuse('phone_country', { field: 'country' });
  }
  if (!phone.isValid()) return refuse('phone_invalid', { field: 'number' });

  const home = phone.country ?? country;
  if (!isAllowed(home, allowed)) return refuse('phone_country', { field: 'country' });
  const type = phone.getType();
  const kind = type === undefined ? undefined : KINDS[type];
  return kind === undefined ? refuse('phone_kind', { field: 'number' }) : done(parsed(phone, home, kind));
};

const parsed = (phone: PhoneNumber, country: string, kind: PhoneKind): ParsedPhone => ({
  e164: phone.number,
  international: phone.formatInternational(),
  country,
  kind,
});
