import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** '+49 ••• ••42': the calling code and the last two digits of an E.164 number, and nothing that tells its length. */
export const maskPhone = (e164: string): string => {
  const callingCode = parsePhoneNumberFromString(e164)?.countryCallingCode;
  return callingCode === undefined ? `••• ••${e164.slice(-2)}` : `+${callingCode} ••• ••${e164.slice(-2)}`;
};
