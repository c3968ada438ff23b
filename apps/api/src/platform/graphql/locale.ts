import { LOCALES, type Locale } from '@tessera/enrollment';
import type { IncomingHttpHeaders } from 'node:http';

const isLocale = (tag: string): tag is Locale => (LOCALES as readonly string[]).includes(tag);

const languageOf = (tag: string): string => {
  try {
    return new Intl.Locale(tag.trim()).language;
  } catch {
    return '';
  }
};

/**
 * The page says its language itself; a client that does not is answered in the first of its Accept-Language that there is
 * (RFC 9110 §12.5.4; browsers send them in order of preference), and in the first of all otherwise.
 */
export function localeOf(headers: IncomingHttpHeaders): Locale {
  const said = headers['x-tessera-language'];
  const wanted = [typeof said === 'string' ? said : '', ...(headers['accept-language'] ?? '').slice(0, 256).split(',')];
  return wanted.map((one) => languageOf(one.split(';')[0] ?? '')).find(isLocale) ?? LOCALES[0];
}
