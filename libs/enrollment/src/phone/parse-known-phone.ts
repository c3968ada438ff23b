import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { refuse, type Outcome } from '../refusals.js';
import { judgePhone, isCountry, type ParsedPhone } from './parse-phone.js';

/**
 * A number as a directory holds it: any punctuation, with or without a calling code, perhaps with an extension. Without a calling
 * code it belongs to `country`. The same numbers are refused as when a person types them, with the same codes.
 */
export const parseKnownPhone = (options: {
  readonly country: string;
  readonly number: string;
  readonly allowed: readonly string[] | 'all';
}): Outcome<ParsedPhone & { readonly extension: string | null }> => {
  const { country, number, allowed } = options;
  const phone = parsePhoneNumberFromString(number, isCountry(country) ? { defaultCountry: country } : {});
  if (phone === undefined) return refuse('phone_invalid', { field: 'number' });
  const judged = judgePhone(phone, phone.country ?? country, allowed);
  return judged.ok ? { ok: true, value: { ...judged.value, extension: phone.ext ?? null } } : judged;
};
