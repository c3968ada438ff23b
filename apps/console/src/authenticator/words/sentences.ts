import type { ApiError } from '../../graphql/client';
import type { Words } from './en';

/** The region's manner where the browser names one for the language: 'en' alone would be American. */
const regional = (tag: string): string => globalThis.navigator?.languages?.find((one) => one.startsWith(`${tag}-`)) ?? tag;

export const clockTime = (at: string | Date, { tag }: Words): string =>
  new Date(at).toLocaleTimeString(regional(tag), { hour: '2-digit', minute: '2-digit' });

export const secondsIn = (seconds: number, { tag }: Words): string =>
  new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(seconds);

const isKnown = (code: string, errors: Words['errors']): code is keyof Words['errors'] => Object.hasOwn(errors, code);

/** A plain sentence for whatever the server said, with when to try again or what to quote. */
export function sentenceFor(error: ApiError, words: Words): string {
  const { code, retryAt, reference } = error;
  const sentence = words.errors[isKnown(code, words.errors) ? code : 'internal'];
  const more = [retryAt && words.againAt(clockTime(retryAt, words)), reference && words.quote(reference)];
  return [sentence, ...more.filter(Boolean)].join(words.tag === 'ja' ? '' : ' ');
}
