import { hash } from 'node:crypto';

/** SHA-256, in hexadecimal, of a row as it is copied: equal hashes are equal rows, so an unchanged one is never written. */
export const rowHash = (copied: string): string => hash('sha256', copied, 'hex');
