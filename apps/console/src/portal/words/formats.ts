const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Formats {
  /** "14 December", with the year where it isn't this one. */
  readonly day: (at: Date) => string;
  /** "14:32". */
  readonly time: (at: Date) => string;
  /** "14:32:05". */
  readonly exactTime: (at: Date) => string;
  /** Both, in full. */
  readonly moment: (at: Date) => string;
  /** "3 minutes ago"; null for less than a minute. */
  readonly ago: (at: Date, now: number) => string | null;
  /** "in 40 seconds", "in 14 minutes", "in 2 hours": rounded up, so that it is never too early. */
  readonly wait: (at: Date, now: number) => string;
}

/** Dates and times as one language and region write them. */
export function formatsOf(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const exactTime = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  const past = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const future = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return {
    day: (at) => (at.getFullYear() === new Date().getFullYear() ? day : dayOfYear).format(at),
    time: (at) => time.format(at),
    exactTime: (at) => exactTime.format(at),
    moment: (at) => moment.format(at),
    ago: (at, now) => {
      const seconds = (now - at.getTime()) / 1000;
      if (seconds < MINUTE) return null;
      if (seconds < HOUR) return past.format(-Math.floor(seconds / MINUTE), 'minute');
      if (seconds < DAY) return past.format(-Math.floor(seconds / HOUR), 'hour');
      return past.format(-Math.floor(seconds / DAY), 'day');
    },
    wait: (at, now) => {
      const seconds = Math.max(1, Math.ceil((at.getTime() - now) / 1000));
      if (seconds < MINUTE) return future.format(seconds, 'second');
      if (seconds < 1.5 * HOUR) return future.format(Math.ceil(seconds / MINUTE), 'minute');
      return future.format(Math.ceil(seconds / HOUR), 'hour');
    },
  };
}
