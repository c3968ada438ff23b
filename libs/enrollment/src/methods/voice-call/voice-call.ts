import { authenticationPhone } from '../authentication-phone.js';
import type { OtherMethod } from '../method.js';

/** A call to the authentication phone; its keys confirm, or report fraud. Nothing that proves anything is ever spoken. */
export const voiceCall = {
  name: 'voice-call',
  proof: 'keys',
  sends: 'voice-call',
  ...authenticationPhone,
} as const satisfies OtherMethod;
