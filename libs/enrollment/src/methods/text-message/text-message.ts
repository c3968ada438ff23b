import { timingSafeEqual } from 'node:crypto';
import { authenticationPhone } from '../authentication-phone.js';
import type { CodeMethod } from '../method.js';

/** A code by text to the authentication phone, typed into the page or sent back as the reply. It lives, as a MAC, in the row that sent it. */
export const textMessage = {
  name: 'text-message',
  proof: 'code',
  sends: 'text-message',
  ...authenticationPhone,
  codeDigits: (settings) => settings.codeDigits,
  judge: ({ codeMac, sentMac, sentUntil, now }) => {
    const live = sentMac !== null && sentUntil !== null && sentUntil > now;
    const equal = sentMac?.length === codeMac.length && timingSafeEqual(sentMac, codeMac);
    return live && equal ? { right: true, step: null } : { right: false, replay: false };
  },
} as const satisfies CodeMethod;
