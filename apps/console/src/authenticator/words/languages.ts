import type { Words } from './en';
import type { MoreWords } from './more/en';

export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ja: '日本語' } as const;
export type Language = keyof typeof LANGUAGES;

const LOADERS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./en').then(({ en }) => en),
  de: () => import('./de').then(({ de }) => de),
  fr: () => import('./fr').then(({ fr }) => fr),
  es: () => import('./es').then(({ es }) => es),
  ja: () => import('./ja').then(({ ja }) => ja),
};

const MORE: Readonly<Record<Language, () => Promise<MoreWords>>> = {
  en: () => import('./more/en').then(({ en }) => en),
  de: () => import('./more/de').then(({ de }) => de),
  fr: () => import('./more/fr').then(({ fr }) => fr),
  es: () => import('./more/es').then(({ es }) => es),
  ja: () => import('./more/ja').then(({ ja }) => ja),
};

export const loadWords = (language: Language): Promise<Words> => LOADERS[language]();
export const loadMoreWords = (language: Language): Promise<MoreWords> => MORE[language]();

const known = (tag: string): Language | undefined => {
  const [language = ''] = tag.toLowerCase().split('-');
  return language in LANGUAGES ? (language as Language) : undefined;
};

/** The first of the tags that there are words for. */
export const languageOf = (tags: readonly string[]): Language => tags.map(known).find((one) => one !== undefined) ?? 'en';
