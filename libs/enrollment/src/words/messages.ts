import type { CallScript, EnrollmentSettings, OutgoingPush, Purpose } from '../ports.js';
import { WORDS } from './languages.js';
import type { Locale } from './locales.js';
import { spokenPlace } from './spoken.js';

interface About {
  readonly settings: Pick<EnrollmentSettings, 'issuer' | 'host'>;
  readonly locale: Locale;
  readonly purpose: Purpose;
}

/**
 * The text with a code: from whom, what for, how long it holds, what to reply when it was somebody else. With a host, the last
 * line binds the code to that origin in the form that browsers read for autofill (WICG, "Origin-bound one-time codes delivered via SMS").
 */
export const codeMessage = (options: About & { readonly code: string; readonly seconds: number }): string => {
  const { settings, locale, purpose, code } = options;
  const minutes = Math.max(1, Math.floor(options.seconds / 60));
  const text = WORDS[locale].codeText({ issuer: settings.issuer, purpose, code, minutes });
  return settings.host === undefined ? text : `${text}\n\n@${settings.host} #${code}`;
};

/** What a call says, and asks for. Never the digits themselves (attack C06). */
export const callScript = (
  options: About & { readonly place: string; readonly digits: boolean; readonly extension: string | null },
): CallScript => {
  const { settings, locale, purpose, digits, extension } = options;
  const words = WORDS[locale];
  const place = spokenPlace(options.place);
  return {
    locale,
    extension,
    greeting: words.callGreeting({ issuer: settings.issuer, purpose, place, digits }),
    endings: words.callEndings,
  };
};

export const pushContent = ({ settings, locale, purpose }: About): OutgoingPush['content'] => ({
  title: settings.issuer,
  body: WORDS[locale].pushBody[purpose],
});
