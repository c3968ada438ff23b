import { activeDirectory } from './active-directory/active-directory.js';
import { generic } from './generic/generic.js';
import type { Kind } from './kind.js';
import type { FieldNames } from './mapping.js';
import { openLdap } from './open-ldap/open-ldap.js';

const REGISTRY = {
  'open-ldap': openLdap,
  'active-directory': activeDirectory,
  generic,
} satisfies Record<string, Kind>;

/** The kinds of directory that can be read; each is a folder here and one line above. */
export type DirectoryKind = keyof typeof REGISTRY;
export const DIRECTORY_KINDS = Object.keys(REGISTRY) as readonly DirectoryKind[];

/** The attributes that a kind reads when nothing is mapped. */
export const defaultMapping = (kind: DirectoryKind): FieldNames => kindOf(kind).mapping;

export const kindOf = (kind: DirectoryKind): Kind => REGISTRY[kind];
