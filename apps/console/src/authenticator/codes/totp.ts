import type { CodeSetup } from './key-uri';

/** Enters the key into the browser's keeping: from here on it makes codes and cannot be read again. */
export const keepKey = ({ key, hash }: Pick<CodeSetup, 'key' | 'hash'>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);

export interface CodeMaker {
  readonly key: CryptoKey;
  readonly digits: number;
  /** Seconds that one code lasts. */
  readonly period: number;
}

/** RFC 6238 §4.2: the number of whole periods since 1970. */
export const stepAt = (period: number, milliseconds: number): number => Math.floor(milliseconds / 1000 / period);

/** RFC 4226 §5.3 over a time step. */
export async function codeOf({ key, digits }: CodeMaker, step: number): Promise<string> {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, counter));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const number = mac.getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** '123 456', '1234 567', '1234 5678': two halves are read more surely than one row. */
export function halves(code: string): string {
  const middle = Math.ceil(code.length / 2);
  return `${code.slice(0, middle)} ${code.slice(middle)}`;
}
