import type { PhoneNumber } from 'libphonenumber-js/max';

/**
 * A number in the North American plan's own form (ATIS-0300051: NXX-NXX-XXXX with N from 2 to 9, N11 being service codes)
 * whose area code nobody has been given yet, such as the 555 of examples. The form is all that can be checked of it;
 * everywhere else a number must lie in an assigned range.
 */
export const isUnassignedNorthAmerican = (phone: PhoneNumber): boolean =>
  phone.countryCallingCode === '1' && !phone.isValid() && /^[2-9](?!11)\d\d[2-9]\d{6}$/.test(phone.nationalNumber);
