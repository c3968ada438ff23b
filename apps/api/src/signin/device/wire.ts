import type { SignedByDevice } from '@tessera/enrollment';
import { isUUID } from 'class-validator';
import { Refused } from '../../platform/index.js';
import type { DeviceCall } from './device.types.js';

/** SubjectPublicKeyInfo of P-256 in its one DER form (RFC 5480), and a signature in IEEE P1363 form. */
export const KEY_BYTES = 91;
export const SIGNATURE_BYTES = 64;

/** Exactly so many octets in base64url without padding (RFC 4648 §5), in their one spelling. */
export function octets(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}

/** A call of the right form; whether such a device exists is not asked here. */
export function signedBy({ deviceId, counter, signature }: DeviceCall): SignedByDevice {
  const bytes = octets(signature, SIGNATURE_BYTES);
  if (!isUUID(deviceId) || !Number.isSafeInteger(counter) || counter < 0 || !bytes) throw new Refused('bad_request');
  return { deviceId, counter, signature: bytes };
}
