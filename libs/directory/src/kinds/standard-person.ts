import type { StagedPerson } from '../reader.js';
import type { Fields } from './fields.js';
import { readTime } from './generalized-time.js';
import type { GroupFields, KindContext, MappedPerson } from './kind.js';
import type { FieldNames } from './mapping.js';
import { detailsOf } from './person-details.js';

/** Value that password policies take for "locked by an administrator, for ever" (draft-behera-ldap-password-policy §5.3.3). */
const LOCKED_FOR_EVER = '000001010000Z';
const DAY_MS = 86_400_000;

/** inetOrgPerson (RFC 2798) and posixAccount (RFC 2307) alike. */
export const STANDARD_MAPPING: FieldNames = {
  login: 'uid',
  displayName: 'displayName',
  givenName: 'givenName',
  familyName: 'sn',
  mail: 'mail',
  officePhone: 'telephoneNumber',
  department: 'departmentNumber',
  title: 'title',
  country: 'c',
  language: 'preferredLanguage',
};

/** What `standardPerson` reads. */
export const PERSON_ATTRIBUTES = [
  ...Object.values(STANDARD_MAPPING),
  'cn',
  'pwdAccountLockedTime',
  'nsAccountLock',
  'shadowExpire',
] as const;

/** Each uid (or value of the attribute in its place) is a login, and the first one is shown. */
export function standardPerson(fields: Fields, context: KindContext, names: FieldNames): MappedPerson | null {
  const logins = fields.texts(names.login);
  const login = logins[0];
  if (login === undefined) return null;
  return { logins, details: detailsOf(fields, names, login, stateOf(fields, context)) };
}

export function standardGroup(fields: Fields): GroupFields | null {
  const name = fields.text('cn');
  return name === null ? null : { name, description: fields.text('description', 1024) };
}

/** Attributes that one vendor or another writes; a server without them has none to read. */
function stateOf(fields: Fields, { now }: KindContext): StagedPerson['state'] {
  const isTrue = (attribute: string): boolean => fields.text(attribute)?.toLowerCase() === 'true';
  const lockedTime = fields.text('pwdAccountLockedTime');
  if (lockedTime === LOCKED_FOR_EVER || isTrue('nsAccountLock') || isTrue('loginDisabled')) return 'disabled';
  const lastDay = fields.integer('shadowExpire'); // days since 1970; -1 and absent: never
  if (lastDay !== null && lastDay >= 0n && Number(lastDay) * DAY_MS <= now.getTime()) return 'expired';
  for (const attribute of ['loginExpirationTime', 'krbPrincipalExpiration']) {
    const end = readTime(fields.text(attribute) ?? '');
    if (end !== null && end <= now.getTime()) return 'expired';
  }
  return lockedTime !== null || isTrue('lockedByIntruder') ? 'locked' : 'active';
}
