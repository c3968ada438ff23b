import { timingSafeEqual } from 'node:crypto';
import { internationalPhone } from '../../phone/international-phone.js';
import { maskPhone } from '../../phone/mask-phone.js';
import { parsePhone } from '../../phone/parse-phone.js';
import { done, refuse } from '../../refusals.js';
import type { AuthenticationMethod } from '../method.js';

const numberOf = (secret: Uint8Array): string => Buffer.from(secret).toString('utf8');

/** A code by text to the authentication phone. The secret is its number; the code lives, as a MAC, in the row that sent it. */
export const textMessage = {
  name: 'text-message',
  destination: numberOf,
  codeDigits: (settings) => settings.codeDigits,
  prepare: ({ phone, settings }) => {
    if (phone === undefined) return refuse('phone_invalid', { field: 'number' });
    const parsed = parsePhone({ ...phone, allowed: settings.phoneCountries });
    if (!parsed.ok) return parsed;
    const { e164 } = parsed.value;
    return done({ secret: Buffer.from(e164, 'utf8'), label: 'Authentication phone', hint: maskPhone(e164) });
  },
  setup: ({ secret }) => ({ phone: internationalPhone(numberOf(secret)), app: null }),
  judge: ({ codeMac, sentMac, sentUntil, now }) => {
    const live = sentMac !== null && sentUntil !== null && sentUntil > now;
    const equal = sentMac?.length === codeMac.length && timingSafeEqual(sentMac, codeMac);
    return live && equal ? { right: true, step: null } : { right: false, replay: false };
  },
} as const satisfies AuthenticationMethod;
