import type { Words } from '../words/words';

export type Ending = keyof Words['proof']['over'];

const ENDINGS: Readonly<Record<string, Ending>> = {
  EXPIRED: 'EXPIRED',
  DENIED: 'DENIED',
  FRAUD_REPORTED: 'FRAUD_REPORTED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
};

/** How a request ended, or null while it can still be answered. */
export function endingOf(
  state: string,
  { lost, secondsLeft }: { readonly lost: boolean; readonly secondsLeft: number },
): Ending | null {
  const said = Object.hasOwn(ENDINGS, state) ? ENDINGS[state] : undefined;
  if (said) return said;
  if (secondsLeft <= 0) return 'EXPIRED';
  return lost ? 'CANCELLED' : null;
}

/** The answer came in beside the page: the page takes it up. */
export const isConfirmed = (state: string): boolean => state === 'CONFIRMED' || state === 'APPROVED';
