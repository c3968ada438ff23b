import {
  canonicalDn,
  checkFilter,
  createDirectory,
  DIRECTORY_KINDS,
  DirectoryError,
  type DirectorySettings,
  MAPPED_FIELDS,
} from '@tessera/directory';
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { Refused } from '../../platform/index.js';
import { addressesOf, isLoopback } from '../connections/addresses.js';
import { type Configured, readerSettings } from '../connections/kept-settings.js';
import type { DirectoryInput } from './setup.types.js';

/** A directory as it was entered, found sound. The password is apart from it: it may be one that is kept already. */
export interface Entered extends Configured {
  readonly name: string;
  readonly syncMinutes: number;
  readonly syncSeconds: number;
}

export const invalid = (field: keyof DirectoryInput, sentence: string): Refused =>
  new Refused('directory_invalid', { field }, sentence);

const PLAIN_TEXT = (text: string): boolean => !/\p{Cc}/u.test(text);
const text = (most: number, empty: string) =>
  z
    .string()
    .trim()
    .min(1, empty)
    .max(most, `At most ${most} characters.`)
    .refine(PLAIN_TEXT, 'Line breaks and control characters cannot be used here.');
const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .nullish()
    .transform((value) => value || null);
const whole = (from: number, to: number) => {
  const sentence = `Enter a whole number from ${from} to ${to}.`;
  return z.number().int(sentence).min(from, sentence).max(to, sentence);
};
const isCertificate = (pem: string | null): boolean => {
  try {
    return pem === null || new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
};

const SHAPE = z.object({
  name: text(80, 'Give it a name by which you know it.'),
  kind: z.enum(DIRECTORY_KINDS, 'Choose a kind from the list.'),
  url: text(2000, 'Enter an address such as ldaps://dc1.example.org.').refine(
    (url) => addressesOf(url).length === url.split(/[\s,]+/).filter(Boolean).length,
    'Each address looks like ldaps://host:636 or ldap://host:389.',
  ),
  startTls: z.boolean(),
  caPem: optional(60_000).refine(isCertificate, 'This is not a certificate in PEM form.'),
  bindDn: text(1000, 'Enter the DN of the account that reads.'),
  baseDn: text(1000, 'Enter the DN below which people and groups lie.').refine(
    (dn) => canonicalDn(dn) !== null,
    'This is not a distinguished name. It looks like dc=example,dc=org.',
  ),
  peopleFilter: optional(4096),
  groupFilter: optional(4096),
  mapping: z
    .array(z.object({ field: z.enum(MAPPED_FIELDS, 'There is no such field.'), attribute: z.string().trim() }))
    .transform((entries) => entries.filter(({ attribute }) => attribute !== ''))
    .refine((entries) => new Set(entries.map(({ field }) => field)).size === entries.length, 'A field is mapped once.'),
  extraAttributes: z
    .array(z.string().trim())
    .transform((names) => names.filter(Boolean))
    .refine((names) => names.length <= 10, 'At most ten further attributes.'),
  syncMinutes: whole(1, 1440),
  syncSeconds: whole(1, 3600),
});

/** What was entered, or what is wrong with the first field that is wrong, and what to do. */
export function checkedInput(input: DirectoryInput): Entered | Refused {
  const parsed = SHAPE.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return invalid(issue?.path[0] as keyof DirectoryInput, issue?.message ?? '');
  }
  const { name, kind, url, baseDn, syncMinutes, syncSeconds, mapping, ...settings } = parsed.data;
  for (const field of ['peopleFilter', 'groupFilter'] as const) {
    const filter = settings[field];
    const checked = filter === null ? { ok: true as const } : checkFilter(filter);
    if (!checked.ok) return invalid(field, `Character ${checked.at + 1}: ${checked.problem}.`);
  }
  const entered: Entered = {
    name,
    kind,
    url: url.split(/[\s,]+/).join(' '),
    baseDn,
    syncMinutes,
    syncSeconds,
    settings: { ...settings, mapping: Object.fromEntries(mapping.map(({ field, attribute }) => [field, attribute])) },
  };
  return refusedAddress(entered) ?? refusedByReader(entered) ?? entered;
}

function refusedAddress({ url, settings }: Entered): Refused | null {
  const addresses = addressesOf(url);
  if (settings.startTls && addresses.some(({ secure }) => secure)) {
    return invalid('startTls', 'StartTLS is for ldap:// addresses; ldaps:// is encrypted from its first byte.');
  }
  if (!settings.startTls && addresses.some(({ secure, host }) => !secure && !isLoopback(host))) {
    return invalid('url', 'Passwords would be sent without encryption. Use ldaps://, or StartTLS.');
  }
  return null;
}

/** The reader checks the rest. What is added step by step tells which field it is that it does not take. */
function refusedByReader(entered: Entered): Refused | null {
  const whole = readerSettings(entered, 'not sent');
  const { peopleFilter, groupFilter, mapping, extraAttributes, caPem, ...bare } = whole;
  const steps: [keyof DirectoryInput, Partial<DirectorySettings>][] = [
    ['url', {}],
    ['caPem', { caPem }],
    ['mapping', { mapping }],
    ['extraAttributes', { extraAttributes }],
    ['peopleFilter', { peopleFilter }],
    ['groupFilter', { groupFilter }],
  ];
  for (const [field, more] of steps) {
    try {
      createDirectory({ ...bare, ...more }, { now: () => new Date(0) });
    } catch (cause) {
      if (!(cause instanceof DirectoryError)) throw cause;
      return invalid(field, `${cause.message.charAt(0).toUpperCase()}${cause.message.slice(1)}.`);
    }
  }
  return null;
}
