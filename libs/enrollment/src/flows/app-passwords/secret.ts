import { inGroups, isLetters, plainLetters, randomLetters } from '../../letters.js';
import type { RandomSource, SecretBox } from '../../ports.js';

/** 28 letters of 5 bits: 140 bits, above the 112 from which a fast MAC is enough (ASVS 6.5.2). */
const LETTERS = 28;
const LONGEST_TYPED = 200;

export const newAppPassword = (random: RandomSource): string => inGroups(randomLetters(random, LETTERS).toLowerCase(), ' ');

/** Bound to its person. Null for what cannot be an app password. */
export const macOfAppPassword = (box: SecretBox, personId: string, password: unknown): Uint8Array | null => {
  if (typeof password !== 'string' || password.length > LONGEST_TYPED) return null;
  const plain = plainLetters(password);
  return isLetters(plain, LETTERS) ? box.mac('app-password', Buffer.from(JSON.stringify([personId, plain]))) : null;
};
