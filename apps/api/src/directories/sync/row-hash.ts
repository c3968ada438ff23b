import { createHash } from 'node:crypto';

/** SHA-256 over a row's values in their fixed order: equal hashes are equal rows, so an unchanged one is never written. */
export const rowHash = (values: readonly (string | null | readonly string[])[]): Buffer =>
  createHash('sha256').update(JSON.stringify(values)).digest();
