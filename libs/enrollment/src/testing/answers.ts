import { keyOfTyped, totpCode } from '../methods/app-code/totp.js';
import type { AppSetup } from '../views.js';

/** The code that an authenticator app which scanned `setup` shows at `at`. */
export const appCodeAt = (setup: Pick<AppSetup, 'secret'>, at: Date): string => totpCode({ key: keyOfTyped(setup.secret), at });

/** The code in the body of a text. */
export const codeInText = (body: string): string => {
  const code = /\b\d{6,8}\b/.exec(body)?.[0];
  if (code === undefined) throw new Error('no code in this text');
  return code;
};

/** A code of the same length that is surely another one. */
export const wrongCode = (right: string): string => String((Number(right) + 1) % 10 ** right.length).padStart(right.length, '0');
