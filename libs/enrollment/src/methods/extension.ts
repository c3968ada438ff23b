import { refuse, done, type Outcome } from '../refusals.js';

const LONGEST = 8;
const DIGITS = '0123456789';

/** What is dialled once the line is up: 1 to 8 ASCII digits, spaces around them aside. Nothing typed is no extension. */
export const checkExtension = (typed: string | null | undefined): Outcome<string | null> => {
  const extension = typed?.trim() ?? '';
  if (extension === '') return done(null);
  const digits = [...extension].every((one) => DIGITS.includes(one));
  return digits && extension.length <= LONGEST ? done(extension) : refuse('phone_extension', { field: 'extension' });
};
