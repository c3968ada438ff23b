import { createHash } from 'node:crypto';
import { inGroups, isLetters, plainLetters, randomLetters } from '../../letters.js';
import type { RandomSource } from '../../ports.js';

/** 28 letters of 5 bits: 140 bits, so a row keeps a fast hash of it and nobody guesses one. */
const LETTERS = 28;

export const newActivationCode = (random: RandomSource): string => randomLetters(random, LETTERS);

export const typedActivationCode = (code: string): string => inGroups(code, ' ');

/** As it is signed and hashed; null for what cannot be one. */
export const plainActivationCode = (typed: unknown): string | null => {
  if (typeof typed !== 'string' || typed.length > LETTERS * 4) return null;
  const plain = plainLetters(typed);
  return isLetters(plain, LETTERS) ? plain : null;
};

export const hashOfActivationCode = (plain: string): Uint8Array => createHash('sha256').update(plain, 'utf8').digest();
