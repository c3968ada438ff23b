import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ChallengeState, EnrollmentState, SentCode, Tx } from '../../ports.js';
import { authenticatorRow, bytes, challengeRow, enrollmentRow, later, sameBytes, times, type ContractHost } from './rows.js';

interface AnyAttempt extends SentCode {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly personId: string;
  readonly sessionId: string;
  readonly tries: number;
  readonly expiresAt: Date;
}
/** The two stores under one set of names, so that one list of promises is asked of both. */
interface AnyStore {
  insert(tx: Tx, row: AnyAttempt): Promise<boolean>;
  make(tx: Tx, personId: string, changes?: Partial<AnyAttempt>): Promise<AnyAttempt>;
  endAll(tx: Tx, personId: string, now: Date): Promise<number>;
  find(tx: Tx, row: AnyAttempt, now: Date): Promise<AnyAttempt | null>;
  latest(tx: Tx, row: AnyAttempt, now: Date): Promise<AnyAttempt | null>;
  rehandle(tx: Tx, id: string, hash: Uint8Array): Promise<void>;
  countTry(tx: Tx, row: AnyAttempt, limit: number, now: Date): Promise<AnyAttempt | null>;
  recordSend(tx: Tx, id: string, mac: Uint8Array, until: Date, resendAt: Date | null, limit: number, now: Date): Promise<boolean>;
  finish(tx: Tx, id: string): Promise<boolean>;
}

const enrollments: AnyStore = {
  insert: (tx, row) => tx.enrollments.insert(enrollmentRow(row.personId, tx.now, row)),
  make: async (tx, personId, changes) => enrollmentRow(personId, tx.now, changes),
  endAll: (tx, personId, now) => tx.enrollments.cancelLive(personId, 'text-message', now),
  find: (tx, row, now) => tx.enrollments.findLive(row.handleHash, row.personId, row.sessionId, now),
  latest: (tx, row, now) => tx.enrollments.latestLive(row.personId, row.sessionId, now),
  rehandle: (tx, id, hash) => tx.enrollments.rehandle(id, hash),
  countTry: (tx, row, limit, now) => tx.enrollments.countTry(row.handleHash, row.personId, row.sessionId, limit, now),
  recordSend: (tx, ...facts) => tx.enrollments.recordSend(...facts),
  finish: (tx, id) => tx.enrollments.transition(id, 'awaiting_proof' satisfies EnrollmentState, 'completed', tx.now),
};
const challenges: AnyStore = {
  insert: (tx, row) => tx.challenges.insert(row as ReturnType<typeof challengeRow>),
  make: async (tx, personId, changes) => {
    const authenticator = authenticatorRow(personId, tx.now, { method: 'text-message' });
    await tx.authenticators.insert(authenticator);
    return challengeRow(personId, tx.now, { ...changes, authenticatorId: authenticator.id });
  },
  endAll: (tx, personId, now) => tx.challenges.endPending(personId, 'sign-in', now),
  find: (tx, row, now) => tx.challenges.findPending(row.handleHash, row.personId, row.sessionId, now),
  latest: (tx, row, now) => tx.challenges.latestPending(row.personId, row.sessionId, now),
  rehandle: (tx, id, hash) => tx.challenges.rehandle(id, hash),
  countTry: (tx, row, limit, now) => tx.challenges.countTry(row.handleHash, row.personId, row.sessionId, limit, now),
  recordSend: (tx, ...facts) => tx.challenges.recordSend(...facts),
  finish: (tx, id) => tx.challenges.transition(id, 'pending' satisfies ChallengeState, 'approved', tx.now),
};

export const attemptsContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => host().ports.transaction(work);
  const uuid = (): string => host().ports.random.uuid();
  describe.each([
    ['enrollments', enrollments],
    ['challenges', challenges],
  ] as const)('%s', (_, store) => {
    let personId = '';
    const insert = (changes?: Partial<AnyAttempt>): Promise<AnyAttempt> =>
      run(async (tx) => {
        const row = await store.make(tx, personId, changes);
        expect(await store.insert(tx, row)).toBe(true);
        return row;
      });
    beforeEach(async () => {
      personId = await host().newPerson();
    });

    it('B04: is found by handle, person and session together, not with any one of them changed', async () => {
      const row = await insert();
      expect(await run((tx) => store.find(tx, row, tx.now))).toMatchObject({ id: row.id, tries: 0, sends: 0 });
      for (const other of [{ handleHash: bytes() }, { personId: uuid() }, { sessionId: uuid() }]) {
        expect(await run((tx) => store.find(tx, { ...row, ...other }, tx.now))).toBeNull();
        expect(await run((tx) => store.countTry(tx, { ...row, ...other }, 5, tx.now))).toBeNull();
      }
    });

    it('B07: is over at its time, in every guard', async () => {
      const row = await insert();
      expect(await run((tx) => store.find(tx, row, later(row.expiresAt, -1)))).not.toBeNull();
      const end = row.expiresAt;
      expect(await run((tx) => store.find(tx, row, end))).toBeNull();
      expect(await run((tx) => store.latest(tx, row, end))).toBeNull();
      expect(await run((tx) => store.countTry(tx, row, 5, end))).toBeNull();
      expect(await run((tx) => store.recordSend(tx, row.id, bytes(), end, null, 3, end))).toBe(false);
    });

    it('A13: forty tries at once: as many as the limit are let through, each with its own number', async () => {
      const row = await insert();
      const counted = await times(40, () => run((tx) => store.countTry(tx, row, 5, tx.now)));
      const tries = counted.filter((one) => one !== null).map((one) => one.tries);
      expect([...tries].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    });

    it('R02: forty at once: one finishes it, and its code is gone', async () => {
      const row = await insert();
      await run((tx) => store.recordSend(tx, row.id, bytes(), later(tx.now, 300), null, 3, tx.now));
      const wins = await times(40, () => run((tx) => store.finish(tx, row.id)));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await run((tx) => store.find(tx, row, tx.now))).toBeNull();
      expect(await run((tx) => store.countTry(tx, row, 5, tx.now))).toBeNull();
    });

    it('B06: a send overwrites the code; waits and the number of sends guard it, one of twenty at once', async () => {
      const row = await insert();
      const now = await run(async (tx) => tx.now);
      const [first, second] = [bytes(), bytes()];
      const until = later(now, 300);
      const send = (mac: Uint8Array, at: Date, limit = 3): Promise<boolean> =>
        run((tx) => store.recordSend(tx, row.id, mac, until, later(at, 30), limit, at));
      expect((await times(20, () => send(first, now))).filter(Boolean)).toHaveLength(1);
      expect(await send(second, later(now, 29))).toBe(false);
      expect(await send(second, later(now, 30), 1)).toBe(false);
      expect(await send(second, later(now, 30))).toBe(true);
      const after = await run((tx) => store.find(tx, row, now));
      expect(after?.sends).toBe(2);
      expect(sameBytes(after?.codeMac ?? null, second)).toBe(true);
      expect(after?.codeExpiresAt).toEqual(until);
      expect(after?.resendAt).toEqual(later(now, 60));
    });

    it('E03: one is live at a time; a second insert is refused without harm, parallel ones too', async () => {
      const row = await insert();
      expect(await run(async (tx) => store.insert(tx, await store.make(tx, personId)))).toBe(false);
      expect(await run((tx) => store.find(tx, row, tx.now))).not.toBeNull();
      expect(await run((tx) => store.endAll(tx, personId, tx.now))).toBe(1);
      expect(await run((tx) => store.find(tx, row, tx.now))).toBeNull();
      const inserted = await times(20, () => run(async (tx) => store.insert(tx, await store.make(tx, personId))));
      expect(inserted.filter(Boolean)).toHaveLength(1);
    });

    it('one past its time does not stand in the way of the next', async () => {
      const now = await run(async (tx) => tx.now);
      await insert({ expiresAt: later(now, -1) });
      await run(async (tx) => {
        await store.endAll(tx, personId, tx.now);
        expect(await store.insert(tx, await store.make(tx, personId))).toBe(true);
      });
    });

    it('is resumed by its session under a new handle, and the old one ends', async () => {
      const row = await insert();
      const hash = bytes();
      expect(await run((tx) => store.latest(tx, row, tx.now))).toMatchObject({ id: row.id });
      expect(await run((tx) => store.latest(tx, { ...row, sessionId: uuid() }, tx.now))).toBeNull();
      await run((tx) => store.rehandle(tx, row.id, hash));
      expect(await run((tx) => store.find(tx, row, tx.now))).toBeNull();
      expect(await run((tx) => store.find(tx, { ...row, handleHash: hash }, tx.now))).toMatchObject({ id: row.id });
    });
  });
};
