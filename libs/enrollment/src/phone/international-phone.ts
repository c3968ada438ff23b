import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** '+49 30 1234567' of an E.164 number that `parsePhone` made; unchanged when it is none. */
export const internationalPhone = (e164: string): string => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
