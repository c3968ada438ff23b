import type { ChallengeStore, EnrollmentStore } from '../../ports.js';
import { attemptRows } from './attempts.js';
import type { Tables } from './tables.js';

export const enrollmentStore = ({ enrollments }: Tables): EnrollmentStore => {
  const { insertUnless, standing, live, end, ...store } = attemptRows(enrollments, 'awaiting_proof');
  return {
    ...store,
    insert: (row) => insertUnless(row, (other) => other.personId === row.personId && other.method === row.method),
    cancelLive: async (personId, method, now) => {
      const ending = standing((row) => row.personId === personId && (method === null || row.method === method));
      const lived = ending.filter((row) => live(row, now));
      for (const row of ending) end(row, lived.includes(row) ? 'cancelled' : 'expired');
      return lived.length;
    },
    findByActivation: async (hash, now) => {
      const waiting = standing((row) => row.activatedAt === null && row.activationHash !== null && live(row, now));
      return waiting.find((row) => Buffer.compare(row.activationHash ?? Buffer.alloc(0), hash) === 0) ?? null;
    },
    activate: async (id, device, now) => {
      const row = enrollments.get(id);
      if (!live(row, now) || row.activatedAt !== null) return false;
      enrollments.set(id, { ...row, ...device, activatedAt: now });
      return true;
    },
    consumeCounter: async (id, counter) => {
      const [row] = standing((one) => one.id === id);
      if (row === undefined || row.activatedAt === null || row.counter >= counter) return false;
      enrollments.set(id, { ...row, counter });
      return true;
    },
  };
};

export const challengeStore = ({ challenges }: Tables): ChallengeStore => {
  const { insertUnless, standing, live, end, ...store } = attemptRows(challenges, 'pending');
  return {
    ...store,
    insert: (row) => insertUnless(row, (other) => other.personId === row.personId && other.purpose === row.purpose),
    endPending: async (personId, purpose, now) => {
      const ending = standing((row) => row.personId === personId && (purpose === null || row.purpose === purpose));
      const lived = ending.filter((row) => live(row, now));
      for (const row of ending) end(row, 'expired');
      return lived.length;
    },
    livePush: async (personId, now) => {
      const pushes = standing((row) => row.personId === personId && row.method === 'app-notification' && row.state === 'pending');
      return pushes.find((row) => live(row, now)) ?? null;
    },
  };
};
