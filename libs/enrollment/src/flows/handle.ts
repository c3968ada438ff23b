import { createHash } from 'node:crypto';
import type { RandomSource } from '../ports.js';

const HANDLE_BYTES = 32;

/** What a row keeps of a handle: SHA-256, enough for 256 random bits (ASVS 6.5.2 asks for a slow hash below 112). */
export const hashOfHandle = (handle: string): Uint8Array => createHash('sha256').update(handle, 'utf8').digest();

export const newHandle = (random: RandomSource): { readonly handle: string; readonly hash: Uint8Array } => {
  const handle = Buffer.from(random.bytes(HANDLE_BYTES)).toString('base64url');
  return { handle, hash: hashOfHandle(handle) };
};
