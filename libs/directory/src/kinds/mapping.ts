/** The fields of a person that an admin may read from another attribute than the kind's own. */
export const MAPPED_FIELDS = [
  'login',
  'displayName',
  'givenName',
  'familyName',
  'mail',
  'officePhone',
  'department',
  'title',
  'country',
  'language',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** Attribute names (RFC 4512 descriptors) by field; a field that is not there keeps the kind's own. */
export type AttributeMapping = Partial<Readonly<Record<MappedField, string>>>;
/** Where each field of a person is read from. */
export type FieldNames = Readonly<Record<MappedField, string>>;
