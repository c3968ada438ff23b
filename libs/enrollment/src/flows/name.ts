import { done, refuse, type Outcome } from '../refusals.js';
import { shownText } from './device/shown-text.js';

const LONGEST = 40;

/** A name that a person gives: 1 to 40 characters, none of them for control or direction. Refused rather than changed. */
export const checkName = (name: unknown, field: string): Outcome<string> => {
  if (typeof name !== 'string' || name.length > LONGEST * 4) return refuse('name_invalid', { field });
  const trimmed = name.normalize('NFC').replaceAll(/ +/g, ' ').trim();
  return trimmed !== '' && shownText(trimmed, LONGEST) === trimmed ? done(trimmed) : refuse('name_invalid', { field });
};
