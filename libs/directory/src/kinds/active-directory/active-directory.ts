import type { Filter } from '../../ldap/filters.js';
import type { Kind } from '../kind.js';
import type { FieldNames } from '../mapping.js';
import { detailsOf } from '../person-details.js';
import { stateOf } from './account-state.js';
import { refusalOf } from './bind-refusal.js';
import { guidOf, sidOf } from './binary-ids.js';
import { domainNames } from './domain-names.js';
import { tombstones } from './tombstones.js';
import { updateNumbers } from './update-numbers.js';

const MAPPING: FieldNames = {
  login: 'sAMAccountName',
  displayName: 'displayName',
  givenName: 'givenName',
  familyName: 'sn',
  mail: 'mail',
  officePhone: 'telephoneNumber',
  department: 'department',
  title: 'title',
  country: 'c',
  language: 'preferredLanguage',
};

const PEOPLE: Filter = { all: [{ equals: ['objectCategory', 'person'] }, { equals: ['objectClass', 'user'] }] };

/**
 * LDAP_SERVER_DOMAIN_SCOPE_OID (MS-ADTS 3.1.1.3.4.1.2). Below the root of a domain a controller always points to its
 * configuration, its DNS zones and to child domains; with this control it keeps to the domain. Nobody lives in the former,
 * and a child domain is a directory of its own. A reference that comes in spite of it still fails the run.
 */
const DOMAIN_SCOPE = '1.2.840.113556.1.4.1339';

/** Microsoft Active Directory and Samba's domain controller. */
export const activeDirectory: Kind = {
  units: { filter: { equals: ['objectClass', 'organizationalUnit'] }, attributes: ['objectGUID', 'ou'] },
  people: {
    filter: PEOPLE,
    attributes: [
      'objectGUID',
      'objectSid',
      ...Object.values(MAPPING),
      'userPrincipalName',
      'cn',
      'userAccountControl',
      'msDS-User-Account-Control-Computed',
      'accountExpires',
      'lockoutTime',
      'primaryGroupID',
    ],
  },
  groups: {
    filter: { equals: ['objectClass', 'group'] },
    attributes: ['objectGUID', 'objectSid', 'cn', 'sAMAccountName', 'description', 'member'],
  },
  mapping: MAPPING,
  extra: [],
  searchControls: [DOMAIN_SCOPE],
  memberAttributes: ['member'],
  memberNames: null,
  tracking: updateNumbers,
  tombstones,

  // The primary group stands in neither memberOf nor member: a number on the person completes the domain's SID.
  primaryGroups: {
    ofPerson(fields) {
      const sid = sidOf(fields.bytes('objectSid'));
      const rid = fields.integer('primaryGroupID');
      return sid === null || rid === null ? null : `${sid.slice(0, sid.lastIndexOf('-'))}-${rid}`;
    },
    keyOf: (fields) => sidOf(fields.bytes('objectSid')),
    membersOf: (key) => ({ all: [PEOPLE, { equals: ['primaryGroupID', key.slice(key.lastIndexOf('-') + 1)] }] }),
    // The text form of a SID is taken for its bytes in filters (MS-ADTS 3.1.1.3.1.3.1).
    groupWith: (key) => ({ all: [{ equals: ['objectClass', 'group'] }, { equals: ['objectSid', key] }] }),
  },

  idAttributes: ['objectGUID'],
  externalId: (fields) => guidOf(fields.bytes('objectGUID')),

  person(fields, context, names) {
    const account = fields.text('sAMAccountName');
    if (account === null) return null;
    const login = names.login === MAPPING.login ? account : (fields.text(names.login) ?? account);
    const principal = fields.text('userPrincipalName') ?? (context.dnsDomain && `${account}@${context.dnsDomain}`);
    return {
      // Every form that the domain takes stays one, whichever is shown.
      logins: [
        login,
        ...(login === account ? [] : [account]),
        ...(principal ? [principal] : []),
        ...(context.netbiosDomain ? [`${context.netbiosDomain}\\${account}`] : []),
      ],
      details: detailsOf(fields, names, login, stateOf(fields, context.now)),
    };
  },

  group(fields) {
    const name = fields.text('cn') ?? fields.text('sAMAccountName');
    return name === null ? null : { name, description: fields.text('description', 1024) };
  },

  unitName: (fields) => fields.text('ou'),
  context: domainNames,
  refusal: refusalOf,
};
