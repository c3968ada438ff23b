import { type ApiError, serverNow } from '../graphql/client';
import type { Speech } from './words/Speech';

type Tongue = Pick<Speech, 'w' | 'f'>;

const own = (table: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(table, code) ? (table[code] ?? null) : null;

/**
 * What the page says about an error: what happened, how many tries are left, when trying again can succeed, what to quote to
 * the helpdesk. A code that has no sentence yet shows the API's own.
 */
export function sentenceFor(error: ApiError, { w, f }: Tongue): string {
  const { sentence, again, otherwise, triesLeft, quote } = w.errors;
  const known = own(sentence, error.code);
  if (known === null) return error.message;
  const retry = error.retryAt ? again(f.wait(error.retryAt, serverNow()), f.time(error.retryAt)) : own(otherwise, error.code);
  const tries = error.triesLeft ? triesLeft(error.triesLeft) : null;
  const reference = error.reference === null ? null : quote(error.reference);
  return [known, tries, retry, reference].filter(Boolean).join(' ');
}

/** Codes after which what is on the page can't go on. */
export const isOver = (code: string): boolean =>
  ['challenge_over', 'enrollment_over', 'too_many_tries', 'number_wrong', 'push_conflict'].includes(code);
