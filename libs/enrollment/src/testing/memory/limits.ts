import type { GuessStore, SendScope, SendStore, SendTake } from '../../ports.js';
import type { Guesses, Tables } from './tables.js';

const HOUR_MS = 3_600_000;
const NOTHING: Guesses = { recent: [], lockedUntil: null, locksInARow: 0 };

const younger = (dates: readonly Date[], seconds: number, now: Date): Date[] =>
  dates.filter((at) => now.getTime() - at.getTime() < seconds * 1000);

const runningLock = (row: Guesses, now: Date): Date | null =>
  row.lockedUntil !== null && row.lockedUntil > now ? row.lockedUntil : null;
const keyOf = (scope: SendScope, key: string): string => `${scope} ${key}`;

export const guessStore = ({ guesses }: Tables): GuessStore => {
  return {
    count: async (personId, limits, now) => {
      const row = guesses.get(personId) ?? NOTHING;
      const lockedUntil = runningLock(row, now);
      if (lockedUntil !== null) return { evaluate: false, lockedUntil };
      const recent = [...younger(row.recent, 3600, now), now];
      if (recent.length < limits.perHour) {
        guesses.set(personId, { ...row, recent, lockedUntil: null });
        return { evaluate: true, inHour: recent.length, lockStarts: null };
      }
      const seconds = limits.lockSeconds[Math.min(row.locksInARow, limits.lockSeconds.length - 1)] ?? 0;
      const oldest = Math.min(...recent.map((at) => at.getTime()));
      const lockStarts = new Date(Math.max(now.getTime() + seconds * 1000, oldest + HOUR_MS));
      guesses.set(personId, { recent, lockedUntil: lockStarts, locksInARow: row.locksInARow + 1 });
      return { evaluate: true, inHour: recent.length, lockStarts };
    },
    clear: async (personId) => {
      guesses.delete(personId);
    },
    lockedUntil: async (personId, now) => runningLock(guesses.get(personId) ?? NOTHING, now),
  };
};

const roomAt = (taken: readonly Date[], { limit, seconds }: SendTake, now: Date): Date => {
  // Room comes when so many have left that one less than the limit remains.
  const leaving = taken.toSorted((a, b) => b.getTime() - a.getTime())[limit - 1] ?? now;
  return new Date(leaving.getTime() + seconds * 1000);
};
const laterOf = (a: Date, b: Date | null): Date => (b !== null && b > a ? b : a);

export const sendStore = ({ sends, pauses }: Tables): SendStore => {
  const held = (scope: SendScope, key: string, seconds: number, now: Date): Date[] =>
    younger(sends.get(keyOf(scope, key)) ?? [], seconds, now);
  const pausedUntil = (scope: SendScope, key: string, now: Date): Date | null => {
    const until = pauses.get(keyOf(scope, key));
    return until !== undefined && until > now ? until : null;
  };
  const obstacle = (take: SendTake, now: Date): { scope: SendScope; retryAt: Date } | null => {
    const taken = held(take.scope, take.key, take.seconds, now);
    const paused = pausedUntil(take.scope, take.key, now);
    if (taken.length < take.limit && paused === null) return null;
    const room = taken.length < take.limit ? now : roomAt(taken, take, now);
    return { scope: take.scope, retryAt: laterOf(room, paused) };
  };
  return {
    take: async (takes, now) => {
      const obstacles = takes.map((take) => obstacle(take, now)).filter((one) => one !== null);
      const [longest] = obstacles.toSorted((a, b) => b.retryAt.getTime() - a.retryAt.getTime());
      if (longest !== undefined) return { ok: false, ...longest };
      const after = takes.map((take) => [...held(take.scope, take.key, take.seconds, now), now]);
      takes.forEach(({ scope, key }, index) => sends.set(keyOf(scope, key), after[index] ?? []));
      return { ok: true, held: after.map((taken) => taken.length) };
    },
    pause: async (scope, key, until) => {
      pauses.set(keyOf(scope, key), laterOf(until, pauses.get(keyOf(scope, key)) ?? null));
    },
    pausedUntil: async (scope, key, now) => pausedUntil(scope, key, now),
    clear: async (scope, key) => {
      sends.delete(keyOf(scope, key));
    },
    held: async (scope, key, seconds, now) => held(scope, key, seconds, now).length,
  };
};
