import type { LdapResult } from '../../ldap/result-codes.js';
import type { Refusal } from '../kind.js';

/** Words of the diagnostic text that tell why: eDirectory's numbers, and 389 Directory Server's sentence. */
const BY_WORDS: readonly (readonly [words: string, why: Refusal])[] = [
  ['(-197)', 'locked'],
  ['(-220)', 'disabled'],
  ['(-222)', 'must_change'],
  ['(-223)', 'must_change'],
  ['account inactivated', 'disabled'],
];

export function refusalOf({ diagnostic }: LdapResult): Refusal {
  const text = diagnostic.toLowerCase();
  return BY_WORDS.find(([words]) => text.includes(words))?.[1] ?? 'wrong';
}
