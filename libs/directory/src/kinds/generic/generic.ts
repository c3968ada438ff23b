import type { Kind } from '../kind.js';
import { openLdap } from '../open-ldap/open-ldap.js';
import { PERSON_ATTRIBUTES, standardPerson } from '../standard-person.js';
import { refusalOf } from './refusal.js';
import { ID_ATTRIBUTES, standardId } from './standard-ids.js';

/**
 * 389 Directory Server, FreeIPA, eDirectory and others that follow the standards: RFC 2307 and its successor RFC 2307bis for groups,
 * RFC 2798 for people. Point it at the branch that holds accounts; other branches may hold copies of them.
 */
export const generic: Kind = {
  ...openLdap,
  units: { filter: openLdap.units.filter, attributes: [...ID_ATTRIBUTES, 'ou'] },
  people: {
    filter: openLdap.people.filter,
    attributes: [
      ...ID_ATTRIBUTES,
      ...PERSON_ATTRIBUTES,
      'loginDisabled',
      'loginExpirationTime',
      'lockedByIntruder',
      'krbPrincipalExpiration',
    ],
  },
  groups: {
    filter: openLdap.groups.filter,
    attributes: [...ID_ATTRIBUTES, 'cn', 'description', 'member', 'uniqueMember', 'memberUid', 'mepManagedBy'],
  },
  // FreeIPA keeps a group of one for each person. No filter can say so: where the attribute is unknown, its absence is too.
  leavesOut: 'mepManagedBy',
  idAttributes: ID_ATTRIBUTES,
  externalId: standardId,
  person: standardPerson,
  refusal: refusalOf,
};
