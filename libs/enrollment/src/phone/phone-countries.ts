import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max';

export interface PhoneCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Without the plus sign: '49'. */
  readonly callingCode: string;
}

/** The countries of `allowed` that have a numbering plan, by code. Unknown codes are left out. */
export const phoneCountries = (allowed: readonly string[] | 'all'): PhoneCountry[] =>
  getCountries()
    .filter((code) => allowed === 'all' || allowed.includes(code))
    .map((code) => ({ code, callingCode: getCountryCallingCode(code) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
