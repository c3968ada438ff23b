import { internationalPhone } from '../phone/international-phone.js';
import { maskPhone } from '../phone/mask-phone.js';
import { parsePhone } from '../phone/parse-phone.js';
import { done, refuse, type Outcome } from '../refusals.js';
import { NO_SETUP, type DestinationOf, type Preparation, type Prepared, type SetupFacts, type Setup } from './method.js';

const numberOf = (secret: Uint8Array): string => Buffer.from(secret).toString('utf8');

/**
 * What texts and calls to the authentication phone have in common: the secret is its number in E.164. It was typed by the person,
 * and never comes from, nor goes to, a directory (S8).
 */
export const authenticationPhone = {
  destination: (({ secret }) => ({ to: numberOf(secret), extension: null })) satisfies DestinationOf,
  prepare: ({ phone, settings }: Preparation): Outcome<Prepared> => {
    if (phone === undefined) return refuse('phone_invalid', { field: 'number' });
    const parsed = parsePhone({ country: phone.country, number: phone.number, allowed: settings.phoneCountries });
    if (!parsed.ok) return parsed;
    const { e164 } = parsed.value;
    return done({ secret: Buffer.from(e164, 'utf8'), hint: maskPhone(e164) });
  },
  setup: ({ secret }: SetupFacts): Setup => ({ ...NO_SETUP, phone: internationalPhone(numberOf(secret)) }),
} as const;
