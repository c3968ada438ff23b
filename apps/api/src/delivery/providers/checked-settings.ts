import { z } from 'zod';
import { Refused } from '../../platform/index.js';
import type { Channel, ProviderField } from '../channels/channel.js';

export interface GivenSettings {
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}
/** As they come in: a secret that is not given anew has no value. */
export type RawSettings = readonly { readonly name: string; readonly value?: string | null }[];

const MOST = 500;

const options = (form: string): string[] => form.slice('select:'.length).split(',');

function shapeOf(field: ProviderField): z.ZodType<string> {
  const { form } = field;
  if (form === 'e164') return z.e164();
  if (form.startsWith('select:')) return z.enum(options(form));
  if (form === 'number') return z.string().refine((text) => z.coerce.number().int().min(1).max(65_535).safeParse(text).success);
  if (form === 'url') {
    const schemes = field.schemes ?? ['https'];
    return z.string().refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      return url !== null && url.hostname !== '' && schemes.includes(url.protocol.slice(0, -1)) && !url.username && !url.password;
    });
  }
  return z.string().refine((text) => field.check?.test(text) ?? true);
}

const SENTENCE: Record<string, string> = {
  url: 'Enter an address that begins with https://.',
  e164: 'Enter a number like +4915123456789.',
  number: 'Enter a whole number.',
  select: 'Choose one from the list.',
};

const sentenceOf = (field: ProviderField): string => {
  if (field.check) return field.check.sentence;
  if (field.schemes) return `Enter an address that begins with ${field.schemes.map((scheme) => `${scheme}://`).join(' or ')}.`;
  return SENTENCE[field.form.startsWith('select:') ? 'select' : field.form] ?? 'Enter a value.';
};

const invalid = (field: ProviderField, sentence: string): Refused =>
  new Refused('provider_invalid', { field: field.name }, sentence);

/**
 * What was entered, by the fields of its kind; names that the kind does not know are dropped. `kept`: secrets that may stay as
 * they are where none is given.
 */
export function checkedSettings(
  channel: Channel,
  raw: RawSettings,
  kept: Readonly<Record<string, string>>,
): GivenSettings | Refused {
  const entered = new Map(raw.map(({ name, value }) => [name, value?.trim() ?? '']));
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const field of channel.fields) {
    const value = entered.get(field.name) || (field.secret ? (kept[field.name] ?? '') : '');
    if (value === '') {
      if (field.required) return invalid(field, field.secret ? 'Enter the secret.' : 'This is needed.');
      continue;
    }
    if (value.length > MOST || !shapeOf(field).safeParse(value).success) return invalid(field, sentenceOf(field));
    (field.secret ? secrets : settings)[field.name] = value;
  }
  return { settings, secrets };
}
