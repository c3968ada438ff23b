import type { Kind } from '../kind.js';
import { PERSON_ATTRIBUTES, STANDARD_MAPPING, standardGroup, standardPerson } from '../standard-person.js';
import { stamps } from '../stamps.js';
import { asUuid } from '../uuid.js';

/** OpenLDAP and what keeps to its schema: inetOrgPerson, groupOfNames, posixGroup, entryUUID. */
export const openLdap: Kind = {
  units: { filter: { equals: ['objectClass', 'organizationalUnit'] }, attributes: ['entryUUID', 'ou'] },
  people: {
    filter: { any: [{ equals: ['objectClass', 'inetOrgPerson'] }, { equals: ['objectClass', 'posixAccount'] }] },
    attributes: ['entryUUID', ...PERSON_ATTRIBUTES],
  },
  groups: {
    filter: {
      any: [
        { equals: ['objectClass', 'groupOfNames'] },
        { equals: ['objectClass', 'groupOfUniqueNames'] },
        { equals: ['objectClass', 'groupOfMembers'] },
        { equals: ['objectClass', 'posixGroup'] },
      ],
    },
    attributes: ['entryUUID', 'cn', 'description', 'member', 'uniqueMember', 'memberUid'],
  },
  mapping: STANDARD_MAPPING,
  extra: [],
  searchControls: [],
  memberAttributes: ['member', 'uniqueMember'],
  memberNames: { ofGroup: 'memberUid', ofPerson: 'uid' },
  tracking: stamps,
  tombstones: null,
  primaryGroups: null,

  idAttributes: ['entryUUID'],
  externalId: (fields) => asUuid(fields.text('entryUUID', 64)),
  person: standardPerson,
  group: standardGroup,
  unitName: (fields) => fields.text('ou'),
  context: () => Promise.resolve({ netbiosDomain: null, dnsDomain: null }),

  // OpenLDAP answers 49 for wrong, unknown, locked and disabled alike, on purpose.
  refusal: () => 'wrong',
};
