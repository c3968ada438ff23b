import type { DirectoryKind, DirectoryReader } from '@tessera/directory';

/** The one directory that this installation reads, with the reader that holds its credentials. */
export interface DirectoryConnection {
  readonly name: string;
  readonly kind: DirectoryKind;
  readonly url: string;
  readonly baseDn: string;
  /** The demo organisation that comes with the product. */
  readonly demo: boolean;
  readonly reader: DirectoryReader;
}

/** Injects `DirectoryConnection`. */
export const DIRECTORY_CONNECTION = Symbol('DIRECTORY_CONNECTION');
