import { phases } from './words';

/** What of a whole run each phase takes, roughly; reading people is most of it. */
const weights: Record<(typeof phases)[number], number> = {
  'Reading units': 0.03,
  'Reading people': 0.55,
  'Reading groups': 0.12,
  Comparing: 0.1,
  Merging: 0.15,
  Evaluating: 0.05,
};

export interface RunningFacts {
  mode: string;
  phase?: string | null;
  peopleRead: number;
  expectedPeople?: number | null;
  startedAt: string;
}

export interface Estimate {
  /** 0 to 1; null where nothing says how much there is. */
  share: number | null;
  /** Seconds. */
  elapsed: number;
  /** Seconds until the end, once enough was seen to say so. */
  left: number | null;
}

const soonest = 2;
const leastShare = 0.05;

/** How far a running run got, and how long it still takes if it goes on as it went. `now` in milliseconds, by the server's clock. */
export function estimate(run: RunningFacts, now: number): Estimate {
  const elapsed = Math.max(0, (now - Date.parse(run.startedAt)) / 1000);
  const at = phases.findIndex((phase) => phase.toLowerCase() === run.phase?.toLowerCase());
  const phase = phases[at];
  if (run.mode !== 'full' || !phase) return { share: null, elapsed, left: null };
  const before = phases.slice(0, at).reduce((sum, passed) => sum + weights[passed], 0);
  const counted = phase === 'Reading people' && run.expectedPeople ? Math.min(0.98, run.peopleRead / run.expectedPeople) : 0.5;
  const share = before + weights[phase] * counted;
  // Without a number to go by, a share that is only a phase says nothing about time.
  const known = Boolean(run.expectedPeople) && elapsed >= soonest && share >= leastShare;
  return { share, elapsed, left: known ? (elapsed * (1 - share)) / share : null };
}

/** "a few seconds", "40 s", "3 min": as exact as an estimate is. */
export function roughly(seconds: number): string {
  if (seconds < 8) return 'a few seconds';
  if (seconds < 90) return `${Math.round(seconds / 5) * 5} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** "35 s", "2 min 5 s". */
export function inWords(seconds: number): string {
  const whole = Math.floor(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
