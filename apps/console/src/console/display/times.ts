const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });

/** Seconds, and the unit they are counted in below the next line. */
const units: readonly [number, Intl.RelativeTimeFormatUnit][] = [
  [60, 'second'],
  [3600, 'minute'],
  [86_400, 'hour'],
  [30 * 86_400, 'day'],
];
const size: Partial<Record<Intl.RelativeTimeFormatUnit, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** "3 min. ago"; a plain date when it is more than a month away. */
export function timeAgo(at: string, now: number): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  if (Math.abs(seconds) < 10) return 'just now';
  const unit = units.find(([below]) => Math.abs(seconds) < below)?.[1];
  return unit ? relative.format(Math.trunc(seconds / (size[unit] ?? 1)), unit) : day.format(new Date(at));
}

export const exactTime = (at: string): string => `${exact.format(new Date(at))}\n${new Date(at).toISOString()}`;

/** "1.4 s", "2 min 5 s". */
export function duration(from: string, to: string): string {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
