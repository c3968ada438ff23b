import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { DeviceDecision } from '../../core.js';

/**
 * What a device signs, as UTF-8 of a JSON array: the first element names the kind, so a signature for one serves no other.
 * ECDSA on P-256 with SHA-256 (FIPS 186-5), in the form that WebCrypto makes (IEEE P1363).
 */
export const activateText = (code: string, name: string): string => JSON.stringify(['tessera.activate.v1', code, name]);

export const pollText = (deviceId: string, counter: number): string => JSON.stringify(['tessera.poll.v1', deviceId, counter]);

export interface AnswerText {
  readonly deviceId: string;
  readonly counter: number;
  readonly requestId: string;
  readonly nonce: string;
  readonly decision: DeviceDecision;
  readonly number: string | null;
}
export const answerText = ({ deviceId, counter, requestId, nonce, decision, number }: AnswerText): string =>
  JSON.stringify(['tessera.answer.v1', deviceId, counter, requestId, nonce, decision, number]);

export const deviceText = (deviceId: string, counter: number, purpose: string, content: string): string =>
  JSON.stringify(['tessera.device.v1', deviceId, counter, purpose, content]);

const SIGNATURE_BYTES = 64;

const p256 = (spki: Uint8Array): KeyObject | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    const fits = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
    return fits ? key : null;
  } catch {
    return null;
  }
};

/** The key in the one form that is kept, or null when it is not a P-256 public key. */
export const deviceKey = (spki: Uint8Array): Uint8Array | null => {
  const key = p256(spki);
  return key && Uint8Array.from(key.export({ format: 'der', type: 'spki' }));
};

export const signedBy = (spki: Uint8Array, text: string, signature: Uint8Array): boolean => {
  const key = p256(spki);
  if (key === null || signature.length !== SIGNATURE_BYTES) return false;
  return verify('sha256', Buffer.from(text, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, signature);
};
