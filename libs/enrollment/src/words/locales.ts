/** Languages in which everything that a person reads or hears is complete (BCP 47). The first is used when nothing is known. */
export const LOCALES = ['en', 'de', 'fr', 'es', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];
