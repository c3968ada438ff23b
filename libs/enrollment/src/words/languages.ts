import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ja } from './ja.js';
import type { Locale } from './locales.js';
import type { Words } from './words.js';

export const WORDS: { readonly [L in Locale]: Words } = { en, de, fr, es, ja };
