import type { DirectoryKind, DirectoryReader } from '@tessera/directory';

/** The directory that the environment names, or the demo's, with the reader that holds its credentials. Others are connected in the console. */
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
