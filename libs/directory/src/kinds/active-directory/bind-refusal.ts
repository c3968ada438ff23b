import type { LdapResult } from '../../ldap/result-codes.js';
import type { Refusal } from '../kind.js';

/** Windows error numbers, in hex, that AD writes into the diagnostic text of a refused bind (`data 52e`). */
const BY_SUB_CODE: ReadonlyMap<string, Refusal> = new Map([
  ['525', 'wrong'], // no such user
  ['52e', 'wrong'],
  ['530', 'disabled'], // not at this hour
  ['531', 'disabled'], // not at this workstation
  ['532', 'must_change'], // password expired
  ['533', 'disabled'],
  ['701', 'expired'],
  ['773', 'must_change'],
  ['775', 'locked'],
]);

/** Reads `… AcceptSecurityContext error, data 533, v2580`; anything unknown counts as a wrong password. */
export function refusalOf({ diagnostic }: LdapResult): Refusal {
  const words = diagnostic.toLowerCase().split(/[\s,]+/);
  return BY_SUB_CODE.get(words[words.indexOf('data') + 1] ?? '') ?? 'wrong';
}
