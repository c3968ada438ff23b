import type { ChallengeStore, EnrollmentStore } from '../../ports.js';
import { attemptStore } from './attempts.js';
import type { Tables } from './tables.js';

export const enrollmentStore = (tables: Tables): EnrollmentStore => {
  const attempts = attemptStore(tables.enrollments, 'awaiting_proof');
  return {
    insert: (row) => attempts.insert(row, (other) => other.personId === row.personId && other.method === row.method),
    cancelLive: async (personId, method, now) => {
      const waiting = attempts.waiting((row) => row.personId === personId && row.method === method);
      const live = waiting.filter((row) => attempts.live(row, now));
      for (const row of waiting) attempts.end(row, live.includes(row) ? 'cancelled' : 'expired');
      return live.length;
    },
    findLive: attempts.find,
    latestLive: attempts.latest,
    rehandle: attempts.rehandle,
    countTry: attempts.countTry,
    recordSend: attempts.recordSend,
    transition: attempts.transition,
  };
};

export const challengeStore = (tables: Tables): ChallengeStore => {
  const attempts = attemptStore(tables.challenges, 'pending');
  return {
    insert: (row) => attempts.insert(row, (other) => other.personId === row.personId && other.purpose === row.purpose),
    endPending: async (personId, purpose) => {
      const pending = attempts.waiting((row) => row.personId === personId && row.purpose === purpose);
      for (const row of pending) attempts.end(row, 'expired');
      return pending.length;
    },
    findPending: attempts.find,
    latestPending: attempts.latest,
    rehandle: attempts.rehandle,
    countTry: attempts.countTry,
    recordSend: attempts.recordSend,
    transition: attempts.transition,
  };
};
