const SECONDS = 'yyyymmddhhmmss'.length;

/** Milliseconds since 1970 of a GeneralizedTime in UTC (RFC 4517 §3.3.13), fractions dropped; null for anything else. */
export function readTime(text: string): number | null {
  const digits = text.slice(0, SECONDS);
  if (digits.length < SECONDS || !/^\d+$/.test(digits) || !text.includes('Z', SECONDS)) return null;
  const part = (from: number, to: number): number => Number(digits.slice(from, to));
  return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14));
}

/** The form without fractions: `20260101000000Z`. */
export const writeTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
