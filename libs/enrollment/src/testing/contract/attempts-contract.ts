import { beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AttemptStore,
  Challenge,
  ChallengeState,
  Enrollment,
  EnrollmentState,
  RecordedSend,
  SentCode,
  Tx,
} from '../../ports.js';
import { authenticatorRow, bytes, challengeRow, enrollmentRow, later, sameBytes, times, type ContractHost } from './rows.js';

interface AnyAttempt extends SentCode {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly personId: string;
  readonly sessionId: string;
  readonly state: string;
  readonly tries: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}
/** The two stores under one set of names, so that one list of promises is asked of both. */
interface AnyStore {
  /** The statements that both have; a row here is never looked at beyond what both have. */
  of(tx: Tx): AttemptStore<AnyAttempt, string>;
  readonly awaiting: string;
  readonly done: string;
  insert(tx: Tx, row: AnyAttempt): Promise<boolean>;
  make(tx: Tx, personId: string, changes?: Partial<AnyAttempt>): Promise<AnyAttempt>;
  endAll(tx: Tx, personId: string, now: Date): Promise<number>;
  endEverything(tx: Tx, personId: string, now: Date): Promise<number>;
}

const enrollments: AnyStore = {
  of: (tx) => tx.enrollments,
  awaiting: 'awaiting_proof' satisfies EnrollmentState,
  done: 'completed' satisfies EnrollmentState,
  insert: (tx, row) => tx.enrollments.insert(row as Enrollment),
  make: async (tx, personId, changes) => enrollmentRow(personId, tx.now, changes as Partial<Enrollment>),
  endAll: (tx, personId, now) => tx.enrollments.cancelLive(personId, 'text-message', now),
  endEverything: (tx, personId, now) => tx.enrollments.cancelLive(personId, null, now),
};
const challenges: AnyStore = {
  of: (tx) => tx.challenges,
  awaiting: 'pending' satisfies ChallengeState,
  done: 'approved' satisfies ChallengeState,
  insert: (tx, row) => tx.challenges.insert(row as Challenge),
  make: async (tx, personId, changes) => {
    const authenticator = authenticatorRow(personId, tx.now, { method: 'text-message' });
    await tx.authenticators.insert(authenticator);
    return challengeRow(personId, tx.now, { ...(changes as Partial<Challenge>), authenticatorId: authenticator.id });
  },
  endAll: (tx, personId, now) => tx.challenges.endPending(personId, 'sign-in', now),
  endEverything: (tx, personId, now) => tx.challenges.endPending(personId, null, now),
};
const sentUntil = (until: Date, changes: Partial<RecordedSend> = {}): RecordedSend => ({
  codeMac: bytes(),
  codeExpiresAt: until,
  resendAt: null,
  destinationMac: bytes(),
  number: null,
  ...changes,
});

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

    const find = (row: AnyAttempt, now?: Date): Promise<AnyAttempt | null> =>
      run((tx) => store.of(tx).find(row.handleHash, row.personId, row.sessionId, now ?? tx.now));
    const latest = (row: AnyAttempt, now?: Date): Promise<AnyAttempt | null> =>
      run((tx) => store.of(tx).latest(row.personId, row.sessionId, now ?? tx.now));
    const move = (id: string, from: string, to: string): Promise<boolean> =>
      run((tx) => store.of(tx).transition(id, from, to, tx.now));

    it('B04: is found by handle, person and session together, not with any one of them changed', async () => {
      const row = await insert();
      expect(await find(row)).toMatchObject({ id: row.id, tries: 0, sends: 0 });
      for (const other of [{ handleHash: bytes() }, { personId: uuid() }, { sessionId: uuid() }]) {
        const { handleHash, sessionId, personId } = { ...row, ...other };
        expect(await find({ ...row, ...other })).toBeNull();
        expect(await run((tx) => store.of(tx).findAny(handleHash, personId, sessionId))).toBeNull();
      }
    });

    it('is read back as it was written', async () => {
      const row = await insert({ number: bytes(40), destinationMac: bytes(), sends: 1 });
      const found = await find(row);
      expect(sameBytes(found?.number ?? null, row.number ?? bytes())).toBe(true);
      expect(sameBytes(found?.destinationMac ?? null, row.destinationMac ?? bytes())).toBe(true);
      expect(found).toMatchObject({ sends: 1, expiresAt: row.expiresAt, codeMac: null, codeExpiresAt: null });
    });

    it('B07: is over at its time, in every guard; a page that waits still finds it', async () => {
      const row = await insert();
      expect(await find(row, later(row.expiresAt, -1))).not.toBeNull();
      const end = row.expiresAt;
      expect(await find(row, end)).toBeNull();
      expect(await latest(row, end)).toBeNull();
      expect(await run((tx) => store.of(tx).findById(row.id, end))).toBeNull();
      expect(await run((tx) => store.of(tx).countTry(row.id, 5, end))).toBeNull();
      expect(await run((tx) => store.of(tx).recordSend(row.id, sentUntil(end), 3, end))).toBe(false);
      expect(await run((tx) => store.of(tx).findAny(row.handleHash, row.personId, row.sessionId))).toMatchObject({ id: row.id });
    });

    it('A13: forty tries at once: as many as the limit are let through, each with its own number', async () => {
      const row = await insert();
      const counted = await times(40, () => run((tx) => store.of(tx).countTry(row.id, 5, tx.now)));
      const tries = counted.filter((one) => one !== null).map((one) => one.tries);
      expect([...tries].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    });

    it('R02: forty at once: one finishes it, and its code is gone', async () => {
      const row = await insert();
      await run((tx) => store.of(tx).recordSend(row.id, sentUntil(later(tx.now, 300)), 3, tx.now));
      const wins = await times(40, () => move(row.id, store.awaiting, store.done));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await find(row)).toBeNull();
      expect(await run((tx) => store.of(tx).countTry(row.id, 5, tx.now))).toBeNull();
      const ended = await run((tx) => store.of(tx).findAny(row.handleHash, row.personId, row.sessionId));
      expect(ended).toMatchObject({ state: store.done, codeMac: null });
    });

    it('S3 S6: confirmed it stays live without its code, takes no more tries or sends, and one redeems it', async () => {
      const row = await insert();
      await run((tx) => store.of(tx).recordSend(row.id, sentUntil(later(tx.now, 300)), 3, tx.now));
      const confirmed = await times(10, () => move(row.id, store.awaiting, 'confirmed'));
      expect(confirmed.filter(Boolean)).toHaveLength(1);
      expect(await find(row)).toMatchObject({ state: 'confirmed', codeMac: null });
      expect(await latest(row)).toMatchObject({ id: row.id });
      expect(await run((tx) => store.of(tx).findById(row.id, tx.now))).toMatchObject({ id: row.id });
      expect(await run((tx) => store.of(tx).countTry(row.id, 5, tx.now))).toBeNull();
      expect(await run((tx) => store.of(tx).recordSend(row.id, sentUntil(later(tx.now, 300)), 3, tx.now))).toBe(false);
      expect(await run(async (tx) => store.insert(tx, await store.make(tx, personId)))).toBe(false);
      const redeemed = await times(40, () => move(row.id, 'confirmed', store.done));
      expect(redeemed.filter(Boolean)).toHaveLength(1);
    });

    it('B06: a send overwrites the code; waits and the number of sends guard it, one of twenty at once', async () => {
      const row = await insert();
      const now = await run(async (tx) => tx.now);
      const [first, second, number, destinationMac] = [bytes(), bytes(), bytes(40), bytes()];
      const until = later(now, 300);
      const send = (codeMac: Uint8Array, at: Date, limit = 3): Promise<boolean> => {
        const sent = sentUntil(until, { codeMac, resendAt: later(at, 30), number, destinationMac });
        return run((tx) => store.of(tx).recordSend(row.id, sent, limit, at));
      };
      expect((await times(20, () => send(first, now))).filter(Boolean)).toHaveLength(1);
      expect(await send(second, later(now, 29))).toBe(false);
      expect(await send(second, later(now, 30), 1)).toBe(false);
      expect(await send(second, later(now, 30))).toBe(true);
      const after = await find(row, now);
      expect(after).toMatchObject({ sends: 2, codeExpiresAt: until, resendAt: later(now, 60) });
      expect(sameBytes(after?.codeMac ?? null, second)).toBe(true);
      expect(sameBytes(after?.number ?? null, number)).toBe(true);
      expect(sameBytes(after?.destinationMac ?? null, destinationMac)).toBe(true);
    });

    it('S4: is found by the number it was last sent to, until it is answered, ended or past what was sent', async () => {
      const row = await insert();
      const now = await run(async (tx) => tx.now);
      const [old, mac] = [bytes(), bytes()];
      const found = (by: Uint8Array, at = now): Promise<AnyAttempt[]> => run((tx) => store.of(tx).findByDestination(by, at));
      for (const destinationMac of [old, mac]) {
        await run((tx) => store.of(tx).recordSend(row.id, sentUntil(later(now, 300), { destinationMac }), 3, now));
      }
      expect((await found(mac)).map(({ id }) => id)).toEqual([row.id]);
      expect(await found(old)).toEqual([]);
      expect(await found(mac, later(now, 299))).toHaveLength(1);
      expect(await found(mac, later(now, 300))).toEqual([]);
      await move(row.id, store.awaiting, 'confirmed');
      expect(await found(mac)).toEqual([]);
    });

    it('S4: of many on one number the five newest are found, newest first', async () => {
      const mac = bytes();
      const now = await run(async (tx) => tx.now);
      const ids: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        const owner = await host().newPerson();
        await run(async (tx) => {
          const row = await store.make(tx, owner, { createdAt: later(now, index - 10) });
          await store.insert(tx, row);
          await store.of(tx).recordSend(row.id, sentUntil(later(now, 300), { destinationMac: mac }), 3, now);
          ids.unshift(row.id);
        });
      }
      const found = await run((tx) => store.of(tx).findByDestination(mac, now));
      expect(found.map(({ id }) => id)).toEqual(ids.slice(0, 5));
    });

    it('E03: one is live at a time; a second insert is refused without harm, parallel ones too', async () => {
      const row = await insert();
      expect(await run(async (tx) => store.insert(tx, await store.make(tx, personId)))).toBe(false);
      expect(await find(row)).not.toBeNull();
      expect(await run((tx) => store.endAll(tx, personId, tx.now))).toBe(1);
      expect(await find(row)).toBeNull();
      const inserted = await times(20, () => run(async (tx) => store.insert(tx, await store.make(tx, personId))));
      expect(inserted.filter(Boolean)).toHaveLength(1);
    });

    it('S16: all of a person’s live ones end at once, confirmed ones included, and nobody else’s', async () => {
      const other = await host().newPerson();
      const bystander = await run(async (tx) => {
        const row = await store.make(tx, other);
        await store.insert(tx, row);
        return row;
      });
      const row = await insert();
      await move(row.id, store.awaiting, 'confirmed');
      expect(await run((tx) => store.endEverything(tx, personId, tx.now))).toBe(1);
      expect(await find(row)).toBeNull();
      expect(await move(row.id, 'confirmed', store.done)).toBe(false);
      expect(await find(bystander)).not.toBeNull();
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
      expect(await latest(row)).toMatchObject({ id: row.id });
      expect(await latest({ ...row, sessionId: uuid() })).toBeNull();
      await run((tx) => store.of(tx).rehandle(row.id, hash));
      expect(await find(row)).toBeNull();
      expect(await find({ ...row, handleHash: hash })).toMatchObject({ id: row.id });
    });
  });
};
