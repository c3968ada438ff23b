import { done } from '../../refusals.js';
import { NO_SETUP, type CodeMethod } from '../method.js';
import { TOTP, heldStep, keyUri, totpStep, typedKey } from './totp.js';

const LONGEST_ACCOUNT = 64;

/** Directory data: cut, and made well-formed so that it can stand in a URI. */
const shownAccount = (account: string): string => Buffer.from(account.slice(0, LONGEST_ACCOUNT), 'utf8').toString('utf8');

/** One-time codes from any authenticator app. The secret is the key; a step is accepted once and only a later one after it. */
export const appCode = {
  name: 'app-code',
  proof: 'code',
  sends: null,
  destination: null,
  codeDigits: () => TOTP.digits,
  prepare: ({ account, random }) => done({ secret: random.bytes(TOTP.keyBytes), hint: shownAccount(account) }),
  setup: ({ secret, hint, settings: { issuer } }) => ({
    ...NO_SETUP,
    app: {
      uri: keyUri({ key: secret, issuer, account: hint }),
      issuer,
      account: hint,
      secret: typedKey(secret),
      digits: TOTP.digits,
      periodSeconds: TOTP.periodSeconds,
    },
  }),
  judge: ({ code, secret, lastStep, stepsAfter, now, window }) => {
    const after = (last: number): number | null => totpStep({ key: secret, code, now, window, lastStep: last });
    const step = after(lastStep);
    if (step !== null)
      return step > heldStep(stepsAfter, window) ? { right: true, step } : { right: false, replay: false, held: true };
    return { right: false, replay: lastStep >= 0 && after(-1) !== null };
  },
} as const satisfies CodeMethod;
