import { done } from '../../refusals.js';
import type { AuthenticationMethod } from '../method.js';
import { TOTP, keyUri, totpStep, typedKey } from './totp.js';

const LONGEST_ACCOUNT = 64;

/** Directory data: cut, and made well-formed so that it can stand in a URI. */
const shownAccount = (account: string): string => Buffer.from(account.slice(0, LONGEST_ACCOUNT), 'utf8').toString('utf8');

/** One-time codes from any authenticator app. The secret is the key; a step is accepted once and only a later one after it. */
export const appCode = {
  name: 'app-code',
  destination: null,
  codeDigits: () => TOTP.digits,
  prepare: ({ account, random }) =>
    done({ secret: random.bytes(TOTP.keyBytes), label: 'Authenticator app', hint: shownAccount(account) }),
  setup: ({ secret, hint, issuer }) => ({
    phone: null,
    app: {
      uri: keyUri({ key: secret, issuer, account: hint }),
      issuer,
      account: hint,
      secret: typedKey(secret),
      digits: TOTP.digits,
      periodSeconds: TOTP.periodSeconds,
    },
  }),
  judge: ({ code, secret, lastStep, now, window }) => {
    const step = totpStep({ key: secret, code, now, window, lastStep });
    if (step !== null) return { right: true, step };
    return { right: false, replay: lastStep >= 0 && totpStep({ key: secret, code, now, window, lastStep: -1 }) !== null };
  },
} as const satisfies AuthenticationMethod;
