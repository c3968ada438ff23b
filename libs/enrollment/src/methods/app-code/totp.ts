import { ScureBase32Plugin, generateSync, generateURI, verifySync } from 'otplib';

/** RFC 6238 as every authenticator app supports it: SHA-1, 30 s, 6 digits, and a key of 160 bits (RFC 4226 §4 R6). */
export const TOTP = { keyBytes: 20, digits: 6, periodSeconds: 30 } as const;

const base32 = new ScureBase32Plugin();
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The code of `at`; for tests and demo phones. */
export const totpCode = (options: { readonly key: Uint8Array; readonly at: Date; readonly digits?: 6 | 8 }): string =>
  generateSync({ secret: options.key, epoch: seconds(options.at), digits: options.digits ?? TOTP.digits });

/**
 * The time step that `code` belongs to when it lies within `window` steps of `now` and after `lastStep` (-1: none was used);
 * otherwise null. A step at or before the last used one never comes back, whichever way the clock went. Never throws for a code
 * of `digits` ASCII digits.
 */
export const totpStep = (options: {
  readonly key: Uint8Array;
  readonly code: string;
  readonly now: Date;
  readonly window: number;
  readonly lastStep: number;
  readonly digits?: 6 | 8;
}): number | null => {
  const { key, code, now, window, lastStep } = options;
  const newest = Math.floor(seconds(now) / TOTP.periodSeconds) + window;
  if (lastStep >= newest) return null;
  const result = verifySync({
    secret: key,
    token: code,
    epoch: seconds(now),
    epochTolerance: window * TOTP.periodSeconds,
    digits: options.digits ?? TOTP.digits,
    ...(lastStep >= 0 && { afterTimeStep: lastStep }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
};

/**
 * The last step that could have been accepted by `moment`, clocks that differ by less than a window included; -1 for none. Once
 * the window has moved past it, which takes 90 s with a window of one, it holds nothing back any more.
 */
export const heldStep = (moment: Date | null, window: number): number =>
  moment === null ? -1 : Math.floor(seconds(moment) / TOTP.periodSeconds) + window;

/** Base32 without padding, in groups of four. */
export const typedKey = (key: Uint8Array): string => (plainKey(key).match(/.{1,4}/g) ?? []).join(' ');

const plainKey = (key: Uint8Array): string => base32.encode(key, { padding: false });

/** The key that `typedKey` wrote, as an app reads it. */
export const keyOfTyped = (typed: string): Uint8Array => base32.decode(typed.replaceAll(' ', ''));

/** `otpauth://totp/Issuer:account?…`, the form that apps scan. */
export const keyUri = (options: { readonly key: Uint8Array; readonly issuer: string; readonly account: string }): string =>
  generateURI({ issuer: options.issuer, label: options.account, secret: plainKey(options.key) });
