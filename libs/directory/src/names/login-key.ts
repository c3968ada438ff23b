import { fold, isPlain, squeeze } from './fold.js';

/** UTF-16 units, before and after folding. */
const MAX_LENGTH = 256;
/** Control, format (bidi and zero-width among them), surrogate, private, unassigned, line breaks, and what is drawn as nothing. */
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const isForbidden = (text: string): boolean => !isPlain(text) && FORBIDDEN.test(text);

/**
 * The one key of a login name: two names with equal keys are the same name, whatever their case, width or composition.
 * Null for a name that nobody can have: empty, over 256 characters, or holding invisible or unassigned characters.
 */
export function loginKey(text: string): string | null {
  if (text.length > MAX_LENGTH || isForbidden(text)) return null;
  const key = squeeze(fold(text));
  if (key === '' || key.length > MAX_LENGTH || isForbidden(key)) return null;
  return key;
}
