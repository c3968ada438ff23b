import type { RandomSource } from './ports.js';

/** RFC 4648 base32: no 0, 1, 8 or 9, so that what is read off paper has one meaning. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
export const BITS_PER_LETTER = 5;

/** Uniform: 256 is a multiple of 32, so the low five bits of each byte are. */
export const randomLetters = (random: RandomSource, length: number): string =>
  Array.from(random.bytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** In groups of four, for reading and typing. */
export const inGroups = (letters: string, separator: string): string =>
  Array.from({ length: Math.ceil(letters.length / 4) }, (_, index) => letters.slice(index * 4, index * 4 + 4)).join(separator);

/** As it is compared: upper case, without white space and dashes. */
export const plainLetters = (typed: string): string => typed.replaceAll(/[\s\p{Pd}]/gu, '').toUpperCase();

/** Digits that the alphabet does not have, read as the letters that they are mistaken for. */
export const withoutMisreading = (plain: string): string => plain.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'B');

export const isLetters = (plain: string, length: number): boolean =>
  plain.length === length && [...plain].every((letter) => ALPHABET.includes(letter));
