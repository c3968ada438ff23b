export interface Day {
  /** Midnight UTC. */
  readonly day: Date;
  readonly people: number;
  readonly done: number;
}
export interface Forecast {
  readonly day: Date;
  /** People who will have enrolled. */
  readonly done: number;
}

const DAY_MS = 86_400_000;
const LEAST_DAYS = 3;
const MOST_DAYS = 120;

/**
 * How it will go on until `due`, when those who are left go on enrolling at the rate of the last days: a straight line, by least
 * squares, through the logarithm of the share that is left (exponential decay). Begins with the last day that is known; empty before
 * three days, when nobody is left, and after the end.
 */
export function forecast(days: readonly Day[], due: Date): Forecast[] {
  const known = days.filter(({ people, done }) => people > 0 && done < people).slice(-14);
  const last = days.at(-1);
  if (!last || known.length < LEAST_DAYS || last.done >= last.people) return [];
  const points = known.map(({ day, people, done }) => ({
    x: (day.getTime() - last.day.getTime()) / DAY_MS,
    y: Math.log(1 - done / people),
  }));
  const mean = (pick: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = mean(({ x }) => (x - mx) ** 2);
  const slope = spread === 0 ? 0 : Math.min(0, mean(({ x, y }) => (x - mx) * (y - my)) / spread);
  const left = last.people - last.done;
  const ahead = Math.min(MOST_DAYS, Math.floor((due.getTime() - last.day.getTime()) / DAY_MS));
  return Array.from({ length: Math.max(0, ahead + 1) }, (_, x) => ({
    day: new Date(last.day.getTime() + x * DAY_MS),
    done: Math.round(last.people - left * Math.exp(slope * x)),
  }));
}
