import type { Words } from './words';

/** Languages there are, each in its own name. A new one is a folder beside this file and a line here. */
export const LANGUAGES = {
  en: { name: 'English', region: 'en-GB', load: () => import('./en') },
  de: { name: 'Deutsch', region: 'de-DE', load: () => import('./de') },
  fr: { name: 'Français', region: 'fr-FR', load: () => import('./fr') },
  es: { name: 'Español', region: 'es-ES', load: () => import('./es') },
  ja: { name: '日本語', region: 'ja-JP', load: () => import('./ja') },
} as const satisfies Record<string, { name: string; region: string; load: () => Promise<{ words: Words }> }>;

export type Language = keyof typeof LANGUAGES;

export const isLanguage = (name: string | null | undefined): name is Language => Object.hasOwn(LANGUAGES, name ?? '');

const languageOf = (tag: string): string => {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return '';
  }
};

/** The one chosen on this device before, else the first of the browser's that there is, else English. */
export function chooseLanguage(remembered: string | null, preferences: readonly string[]): Language {
  if (isLanguage(remembered)) return remembered;
  return preferences.map(languageOf).find(isLanguage) ?? 'en';
}

/** The region in whose manner dates and numbers are written: the browser's own where it speaks the page's language. */
export const localeOf = (language: Language, preferences: readonly string[]): string =>
  preferences.find((tag) => languageOf(tag) === language && tag.includes('-')) ?? LANGUAGES[language].region;

const KEY = 'tessera.language';

/** A browser may refuse to remember anything; then the choice lasts as long as the page. */
export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The page is in the chosen language all the same.
  }
}
