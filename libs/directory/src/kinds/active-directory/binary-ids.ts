import { uuidOf } from '../uuid.js';

/** objectGUID in the usual dashed form: the first three fields are little-endian (MS-DTYP 2.3.4.2). */
export function guidOf(bytes: Buffer | null): string | null {
  if (bytes?.length !== 16) return null;
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const hex = Buffer.from(order.map((at) => bytes[at]!)).toString('hex');
  return uuidOf(hex);
}

/** Security identifier as text, `S-1-5-21-…-513` (MS-DTYP 2.4.2.1 and 2.4.2.2). */
export function sidOf(bytes: Buffer | null): string | null {
  if (!bytes || bytes.length < 8 || bytes[0] !== 1 || bytes.length !== 8 + 4 * bytes[1]!) return null;
  const parts = [bytes.readUIntBE(2, 6)];
  for (let at = 8; at < bytes.length; at += 4) parts.push(bytes.readUInt32LE(at));
  return `S-1-${parts.join('-')}`;
}
