import { inGroups, isLetters, plainLetters, randomLetters, withoutMisreading } from '../../letters.js';
import type { RandomSource } from '../../ports.js';

/** 16 letters of 5 bits: 80 bits; NIST SP 800-63B §4.2 asks for 64. */
const LETTERS = 16;
const LONGEST_TYPED = 64;

export interface TypedRecoveryCode {
  /** Picks the one hash that is compared (attack F03). */
  readonly number: number;
  readonly secret: string;
}

export const newRecoveryCode = (random: RandomSource, number: number): TypedRecoveryCode => ({
  number,
  secret: randomLetters(random, LETTERS),
});

/** '3-ABCD-EFGH-JKLM-NPQR' */
export const printedRecoveryCode = ({ number, secret }: TypedRecoveryCode): string => `${number}-${inGroups(secret, '-')}`;

/** Null for what has not the form of a printed code; spaces, dashes and case do not matter. */
export const readRecoveryCode = (typed: unknown): TypedRecoveryCode | null => {
  if (typeof typed !== 'string' || typed.length > LONGEST_TYPED) return null;
  const plain = plainLetters(typed);
  const secret = withoutMisreading(plain.slice(-LETTERS));
  const number = plain.slice(0, -LETTERS);
  return isLetters(secret, LETTERS) && /^[1-9][0-9]?$/.test(number) ? { number: Number(number), secret } : null;
};
