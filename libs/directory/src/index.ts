/** Reading LDAP directories and checking first factors. The only door of this library. */
export { createDirectory } from './create-directory.js';
export type { DirectoryDependencies } from './create-directory.js';
export { canonicalDn } from './names/canonical-dn.js';
export type { CanonicalDn } from './names/canonical-dn.js';
export { loginKey } from './names/login-key.js';
export { DIRECTORY_KINDS } from './kinds/registry.js';
export type { DirectoryKind } from './kinds/registry.js';
export { MAPPED_FIELDS } from './kinds/mapping.js';
export type { AttributeMapping, MappedField } from './kinds/mapping.js';
export { defaultMapping } from './kinds/registry.js';
export { checkFilter } from './ldap/filter-text.js';
export type { DirectoryCertificate, DirectoryRights, Inspection, InspectionStep, SampleAttribute } from './inspection.js';
export { DIRECTORY_ERROR_CODES, DirectoryError } from './errors.js';
export type { DirectoryErrorCode } from './errors.js';
export type {
  DirectoryBatch,
  DirectoryOperation,
  DirectoryReader,
  DirectorySettings,
  DirectorySweep,
  PasswordCheck,
  Quarantined,
  StagedGroup,
  StagedMembers,
  StagedPerson,
  StagedUnit,
  Watermark,
} from './reader.js';
export { DEMO_ACCOUNTS, DEMO_BASE_DN, DEMO_BIND_DN, DEMO_BIND_PASSWORD, DEMO_PASSWORD } from './demo/accounts.js';
export type { DemoAccount } from './demo/accounts.js';
export { startDemoDirectory } from './demo/demo-directory.js';
export type { DemoDirectory, DemoFailure, DemoPerson } from './demo/demo-directory.js';
