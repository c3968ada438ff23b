import { isIPv4, isIPv6 } from 'node:net';

const DIGIT = /\p{Nd}/u;

/** Digits one by one, so that an engine reads '42' as "four two" in every language. */
export const spokenDigits = (text: string): string =>
  [...text].reduce((said, one) => said + (DIGIT.test(one) && DIGIT.test(said.at(-1) ?? '') ? ` ${one}` : one), '');

/** A place for the ear: a network address with a pause between its groups; nothing for one that is too long to be listened to. */
export const spokenPlace = (place: string): string | null => {
  if (place === '' || isIPv6(place)) return null;
  return spokenDigits(isIPv4(place) ? place.split('.').join(', ') : place);
};
