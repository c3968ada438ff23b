import type { Fields } from '../fields.js';
import type { Kind, KindContext } from '../kind.js';
import { countryOf, languageOf } from '../person-details.js';
import { asUuid } from '../uuid.js';

/** Value that the password policy overlay takes for "locked by an administrator, for ever". */
const LOCKED_FOR_EVER = '000001010000Z';
const DAY_MS = 86_400_000;

/** OpenLDAP and what keeps to its schema: inetOrgPerson, groupOfNames, entryUUID. */
export const openLdap: Kind = {
  units: { filter: { equals: ['objectClass', 'organizationalUnit'] }, attributes: ['entryUUID', 'ou'] },
  people: {
    filter: { any: [{ equals: ['objectClass', 'inetOrgPerson'] }, { equals: ['objectClass', 'posixAccount'] }] },
    attributes: [
      'entryUUID',
      'uid',
      'cn',
      'sn',
      'givenName',
      'displayName',
      'mail',
      'telephoneNumber',
      'departmentNumber',
      'title',
      'c',
      'preferredLanguage',
      'pwdAccountLockedTime',
      'nsAccountLock',
      'shadowExpire',
    ],
  },
  groups: {
    filter: {
      any: [
        { equals: ['objectClass', 'groupOfNames'] },
        { equals: ['objectClass', 'groupOfUniqueNames'] },
        { equals: ['objectClass', 'groupOfMembers'] },
      ],
    },
    attributes: ['entryUUID', 'cn', 'description', 'member', 'uniqueMember'],
  },
  searchControls: [],
  memberAttributes: ['member', 'uniqueMember'],
  primaryGroups: null,

  externalId: (fields) => asUuid(fields.text('entryUUID', 64)),

  person(fields, context) {
    const logins = fields.texts('uid');
    const login = logins[0];
    if (login === undefined) return null;
    const details = {
      login,
      displayName: fields.text('displayName') ?? fields.text('cn') ?? login,
      givenName: fields.text('givenName'),
      familyName: fields.text('sn'),
      mail: fields.text('mail', 320),
      officePhone: fields.text('telephoneNumber', 64),
      department: fields.text('departmentNumber'),
      title: fields.text('title'),
      country: countryOf(fields),
      language: languageOf(fields),
      state: stateOf(fields, context),
    };
    return { logins, details };
  },

  group(fields) {
    const name = fields.text('cn');
    return name === null ? null : { name, description: fields.text('description', 1024) };
  },

  unitName: (fields) => fields.text('ou'),

  context: () => Promise.resolve({ netbiosDomain: null, dnsDomain: null }),

  // OpenLDAP answers 49 for wrong, unknown, locked and disabled alike, on purpose.
  refusal: () => 'wrong',
};

function stateOf(fields: Fields, { now }: KindContext): 'active' | 'disabled' | 'expired' | 'locked' {
  const lockedTime = fields.text('pwdAccountLockedTime');
  if (lockedTime === LOCKED_FOR_EVER || fields.text('nsAccountLock')?.toLowerCase() === 'true') return 'disabled';
  const lastDay = fields.integer('shadowExpire'); // days since 1970; -1 and absent: never
  if (lastDay !== null && lastDay >= 0n && Number(lastDay) * DAY_MS <= now.getTime()) return 'expired';
  return lockedTime === null ? 'active' : 'locked';
}
