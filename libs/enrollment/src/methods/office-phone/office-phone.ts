import type { TypedPhone } from '../../core.js';
import { internationalPhone } from '../../phone/international-phone.js';
import { maskPhone } from '../../phone/mask-phone.js';
import { parseKnownPhone } from '../../phone/parse-known-phone.js';
import { parsePhone } from '../../phone/parse-phone.js';
import { done, refuse, type Outcome } from '../../refusals.js';
import { checkExtension } from '../extension.js';
import { NO_SETUP, type OtherMethod, type Preparation } from '../method.js';

type Allowed = readonly string[] | 'all';
interface Line {
  readonly number: string;
  readonly extension: string | null;
}

const lineOf = (secret: Uint8Array): Line => JSON.parse(Buffer.from(secret).toString('utf8')) as Line;

const typedLine = (phone: TypedPhone, allowed: Allowed): Outcome<Line> => {
  const parsed = parsePhone({ country: phone.country, number: phone.number, allowed });
  if (!parsed.ok) return parsed;
  const extension = checkExtension(phone.extension);
  return extension.ok ? done({ number: parsed.value.e164, extension: extension.value }) : extension;
};

const knownLine = (known: { readonly number: string; readonly country: string }, allowed: Allowed): Outcome<Line> => {
  const parsed = parseKnownPhone({ ...known, allowed });
  if (!parsed.ok) return parsed;
  const extension = checkExtension(parsed.value.extension);
  return extension.ok ? done({ number: parsed.value.e164, extension: extension.value }) : extension;
};

/** A number that was typed wins over the directory's, which comes with its own extension. */
const chosenLine = ({ phone, knownPhone, settings }: Preparation): Outcome<Line> => {
  if (phone !== undefined) return typedLine(phone, settings.phoneCountries);
  return knownPhone === undefined ? refuse('phone_invalid', { field: 'number' }) : knownLine(knownPhone, settings.phoneCountries);
};

/** A call to the desk. The secret is the number and its extension; what the directory says later changes neither (attack C04). */
export const officePhone = {
  name: 'office-phone',
  proof: 'keys',
  sends: 'voice-call',
  destination: ({ secret }) => {
    const { number, extension } = lineOf(secret);
    return { to: number, extension };
  },
  prepare: (preparation) => {
    const line = chosenLine(preparation);
    if (!line.ok) return line;
    const secret = Buffer.from(JSON.stringify(line.value), 'utf8');
    return done({ secret, hint: maskPhone(line.value.number) });
  },
  setup: ({ secret }) => {
    const { number, extension } = lineOf(secret);
    return { ...NO_SETUP, phone: internationalPhone(number), extension };
  },
} as const satisfies OtherMethod;
