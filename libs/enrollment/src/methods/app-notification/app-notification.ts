import { done } from '../../refusals.js';
import { NO_SETUP, type OtherMethod } from '../method.js';
import { hashOfActivationCode, newActivationCode, typedActivationCode } from './activation-code.js';

const LONGEST_ACCOUNT = 64;

/** Directory data: cut, and without half characters. */
const shownAccount = (account: string): string => Buffer.from(account.slice(0, LONGEST_ACCOUNT), 'utf8').toString('utf8');

/**
 * A request on the person's own device, answered under its signature. The secret is the activation code until a phone has used
 * it, and that phone's public key (SPKI, DER) from then on.
 */
export const appNotification = {
  name: 'app-notification',
  proof: 'device',
  sends: 'push',
  destination: ({ id }) => ({ to: id, extension: null }),
  prepare: ({ account, random }) => {
    const code = newActivationCode(random);
    return done({
      secret: Buffer.from(code, 'utf8'),
      hint: shownAccount(account),
      activationHash: hashOfActivationCode(code),
    });
  },
  setup: ({ secret, hint, activated, settings }) => {
    if (activated) return NO_SETUP;
    const code = Buffer.from(secret).toString('utf8');
    const url = settings.authenticatorUrl;
    const device = {
      uri: `${url}#activate=${code}`,
      url,
      issuer: settings.issuer,
      account: hint,
      code: typedActivationCode(code),
    };
    return { ...NO_SETUP, device };
  },
} as const satisfies OtherMethod;
