import type { GuessStore, SendStore, SendTake } from '../../ports.js';
import type { Guesses, Tables } from './tables.js';

const HOUR_MS = 3_600_000;
const NOTHING: Guesses = { recent: [], lockedUntil: null, locksInARow: 0 };

const younger = (dates: readonly Date[], seconds: number, now: Date): Date[] =>
  dates.filter((at) => now.getTime() - at.getTime() < seconds * 1000);

const runningLock = (row: Guesses, now: Date): Date | null =>
  row.lockedUntil !== null && row.lockedUntil > now ? row.lockedUntil : null;
const keyOf = ({ scope, key }: SendTake): string => `${scope} ${key}`;

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

export const sendStore = ({ sends }: Tables): SendStore => ({
  take: async (takes, now) => {
    const taken = (take: SendTake): Date[] => younger(sends.get(keyOf(take)) ?? [], take.seconds, now);
    const full = takes
      .filter((take) => taken(take).length >= take.limit)
      .map((take) => {
        // Room comes when so many have left that one less than the limit remains.
        const leaving = taken(take).sort((a, b) => b.getTime() - a.getTime())[take.limit - 1] ?? now;
        return { scope: take.scope, retryAt: new Date(leaving.getTime() + take.seconds * 1000) };
      })
      .sort((a, b) => b.retryAt.getTime() - a.retryAt.getTime());
    if (full[0] !== undefined) return { ok: false, ...full[0] };
    for (const take of takes) sends.set(keyOf(take), [...taken(take), now]);
    return { ok: true };
  },
});
