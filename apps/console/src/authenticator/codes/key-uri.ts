import { fromBase32 } from './base32';

export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-512';

/** What a key URI says: enough to make codes. */
export interface CodeSetup {
  readonly issuer: string;
  readonly account: string;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly hash: Hash;
  readonly digits: number;
  readonly period: number;
}

const HASHES: Readonly<Record<string, Hash>> = { SHA1: 'SHA-1', SHA256: 'SHA-256', SHA512: 'SHA-512' };
export const DIGITS: readonly number[] = [6, 7, 8];
const LONGEST_NAME = 64;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const shown = (text: string): string => text.trim().slice(0, LONGEST_NAME);

const whole = (text: string | null, otherwise: number): number => (text === null ? otherwise : Number(text));

/**
 * Reads `otpauth://totp/Issuer:account?secret=…`. Null for anything else, for codes that count instead of following the clock
 * (hotp), and for values outside what apps make.
 */
export function readKeyUri(text: string): CodeSetup | null {
  const uri = text.trim();
  if (!uri.toLowerCase().startsWith('otpauth://')) return null;
  // Browsers disagree on how an address of an unknown scheme is taken apart; on https they agree.
  const address = `https://${uri.slice('otpauth://'.length)}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, searchParams } = new URL(address);
  const label = decoded(pathname.slice(1));
  const colon = label.indexOf(':');
  const key = fromBase32(searchParams.get('secret') ?? '');
  const hash = HASHES[(searchParams.get('algorithm') ?? 'SHA1').toUpperCase().replace('-', '')];
  const digits = whole(searchParams.get('digits'), 6);
  const period = whole(searchParams.get('period'), 30);
  if (hostname !== 'totp' || !key || !hash) return null;
  if (!DIGITS.includes(digits) || !Number.isInteger(period) || period < 5 || period > 300) return null;
  return {
    issuer: shown(searchParams.get('issuer') ?? (colon < 0 ? '' : label.slice(0, colon))),
    account: shown(label.slice(colon + 1)),
    key,
    hash,
    digits,
    period,
  };
}
