import type { DirectoryErrorCode } from '../errors.js';

/** Result codes (RFC 4511 appendix A.1) that mean something of their own here. */
export const RESULT = {
  success: 0,
  timeLimit: 3,
  sizeLimit: 4,
  strongerAuthRequired: 8,
  referral: 10,
  adminLimit: 11,
  confidentialityRequired: 13,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  inappropriateAuthentication: 48,
  invalidCredentials: 49,
  insufficientAccess: 50,
  busy: 51,
  unavailable: 52,
  unwillingToPerform: 53,
} as const;

/** What a server answered at the end of an operation. */
export interface LdapResult {
  readonly code: number;
  /** The server's own words; for AD they hold the sub-code of a refused bind. Never shown to a person who signs in. */
  readonly diagnostic: string;
  readonly cookie: Buffer | null;
}

const ANYWHERE: ReadonlyMap<number, DirectoryErrorCode> = new Map([
  [RESULT.timeLimit, 'timeout'],
  [RESULT.sizeLimit, 'size_limit'],
  [RESULT.adminLimit, 'size_limit'],
  [RESULT.referral, 'referral'],
  [RESULT.busy, 'unreachable'],
  [RESULT.unavailable, 'unreachable'],
]);
const AT_BIND: ReadonlyMap<number, DirectoryErrorCode> = new Map([
  [RESULT.strongerAuthRequired, 'plain_refused'],
  [RESULT.confidentialityRequired, 'plain_refused'],
  [RESULT.noSuchObject, 'bind_refused'],
  [RESULT.invalidDnSyntax, 'bind_refused'],
  [RESULT.inappropriateAuthentication, 'bind_refused'],
  [RESULT.invalidCredentials, 'bind_refused'],
  [RESULT.insufficientAccess, 'bind_refused'],
  [RESULT.unwillingToPerform, 'bind_refused'],
]);
const AT_SEARCH: ReadonlyMap<number, DirectoryErrorCode> = new Map([[RESULT.noSuchObject, 'base_missing']]);

/** The closed error code for a result that is not success. After a first page, whatever stops the pages leaves them incomplete. */
export function errorCodeOf(code: number, step: 'bind' | 'search' | 'next-page'): DirectoryErrorCode {
  const anywhere = ANYWHERE.get(code);
  if (anywhere) return anywhere;
  if (step === 'next-page') return 'incomplete';
  return (step === 'bind' ? AT_BIND : AT_SEARCH).get(code) ?? 'refused';
}
