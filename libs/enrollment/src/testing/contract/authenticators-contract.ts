import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Authenticator, Tx } from '../../ports.js';
import { authenticatorRow, later, times, type ContractHost } from './rows.js';

export const authenticatorsContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx<H>) => Promise<T>): Promise<T> => host().ports.transaction(work);
  describe('authenticators', () => {
    let personId = '';
    const insert = (changes: Partial<Authenticator> = {}): Promise<Authenticator> =>
      run(async (tx) => {
        const row = authenticatorRow(personId, tx.now, changes);
        await tx.authenticators.insert(row);
        return row;
      });
    const find = (row: Authenticator): Promise<Authenticator | null> => run((tx) => tx.authenticators.find(row.id, personId));

    beforeEach(async () => {
      personId = await host().newPerson();
    });

    it('lists the preferred one first, then the oldest, disabled ones included, nobody else’s', async () => {
      const now = await run(async (tx) => tx.now);
      const young = await insert({ enrolledAt: later(now, -10) });
      const old = await insert({ enrolledAt: later(now, -100), disabledAt: now });
      const preferred = await insert({ enrolledAt: now, preferred: true });
      const stranger = await host().newPerson();
      await run((tx) => tx.authenticators.insert(authenticatorRow(stranger, tx.now)));
      const listed = await run((tx) => tx.authenticators.list(personId));
      expect(listed.map((row) => row.id)).toEqual([preferred.id, old.id, young.id]);
    });

    it('B04: finds one for its owner only', async () => {
      const row = await insert();
      const stranger = await host().newPerson();
      expect(await find(row)).not.toBeNull();
      expect(await run((tx) => tx.authenticators.find(row.id, stranger))).toBeNull();
      expect(await run((tx) => tx.authenticators.consumeStep(row.id, stranger, 5, tx.now))).toBe(false);
    });

    it('B02: consumes a step that is greater, and no other', async () => {
      const row = await insert();
      const consumed: boolean[] = [];
      for (const step of [7, 7, 6, 8]) {
        consumed.push(await run((tx) => tx.authenticators.consumeStep(row.id, personId, step, tx.now)));
      }
      expect(consumed).toEqual([true, false, false, true]);
      const after = await find(row);
      expect(after?.lastStep).toBe(8);
      expect(after?.lastUsedAt).not.toBeNull();
    });

    it('B01: one step, fifty at once: one wins', async () => {
      const row = await insert();
      const wins = await times(50, () => run((tx) => tx.authenticators.consumeStep(row.id, personId, 9, tx.now)));
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    it('A07: counts every failure exactly, disables at the limit, keeps the first date', async () => {
      const row = await insert();
      const numbers = await times(30, () => run((tx) => tx.authenticators.countFailure(row.id, personId, 20, tx.now)));
      expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
      const disabledAt = (await find(row))?.disabledAt;
      expect(disabledAt).not.toBeNull();
      await run((tx) => tx.authenticators.countFailure(row.id, personId, 20, later(tx.now, 60)));
      expect((await find(row))?.disabledAt).toEqual(disabledAt);
      expect(await run((tx) => tx.authenticators.countFailure(row.id, host().ports.random.uuid(), 20, tx.now))).toBe(0);
    });

    it('a right answer sets failures back and keeps the last step', async () => {
      const row = await insert({ lastStep: 4 });
      await run((tx) => tx.authenticators.countFailure(row.id, personId, 20, tx.now));
      const now = await run(async (tx) => {
        await tx.authenticators.recordUse(row.id, personId, tx.now);
        return tx.now;
      });
      expect(await find(row)).toMatchObject({ failuresInARow: 0, lastUsedAt: now, lastStep: 4 });
    });

    it('D04: a device is found by its id alone, and its counter only rises, one of thirty at once', async () => {
      const row = await insert({ method: 'app-notification' });
      expect((await run((tx) => tx.authenticators.findDevice(row.id)))?.personId).toBe(personId);
      expect(await run((tx) => tx.authenticators.findDevice(host().ports.random.uuid()))).toBeNull();
      const counter = 1_764_000_000_000;
      const use = (value: number) => run((tx) => tx.authenticators.consumeCounter(row.id, personId, value));
      expect((await times(30, () => use(counter))).filter(Boolean)).toHaveLength(1);
      expect([await use(counter - 1), await use(counter + 1)]).toEqual([false, true]);
      expect(await find(row)).toMatchObject({ lastStep: counter + 1, lastUsedAt: null });
    });

    it('S15: exactly one is preferred, and only its owner renames, prefers, hints or removes it', async () => {
      const [first, second] = [await insert({ preferred: true }), await insert()];
      const stranger = await host().newPerson();
      const preferred = async () => (await run((tx) => tx.authenticators.list(personId))).filter((row) => row.preferred);
      await run(async (tx) => {
        await tx.authenticators.lock(personId);
        expect(await tx.authenticators.prefer(second.id, stranger)).toBe(false);
        expect(await tx.authenticators.rename(second.id, stranger, 'Mine')).toBe(false);
        expect(await tx.authenticators.remove(second.id, stranger, tx.now)).toBe(false);
        await tx.authenticators.setHint(second.id, stranger, 'mine');
      });
      expect((await preferred()).map((row) => row.id)).toEqual([first.id]);
      await run(async (tx) => {
        await tx.authenticators.lock(personId);
        expect(await tx.authenticators.prefer(second.id, personId)).toBe(true);
        expect(await tx.authenticators.rename(second.id, personId, 'Work phone')).toBe(true);
        await tx.authenticators.setHint(second.id, personId, '7');
      });
      expect((await preferred()).map((row) => row.id)).toEqual([second.id]);
      expect(await find(second)).toMatchObject({ label: 'Work phone', hint: '7' });
    });

    it('E14: twenty at once: one removes it, and then it is gone for every door', async () => {
      const row = await insert();
      const wins = await times(20, () => run((tx) => tx.authenticators.remove(row.id, personId, tx.now)));
      expect(wins.filter(Boolean)).toHaveLength(1);
      await run(async (tx) => {
        expect(await tx.authenticators.list(personId)).toEqual([]);
        expect(await tx.authenticators.find(row.id, personId)).toBeNull();
        expect(await tx.authenticators.findDevice(row.id)).toBeNull();
        expect(await tx.authenticators.consumeStep(row.id, personId, 5, tx.now)).toBe(false);
        expect(await tx.authenticators.consumeCounter(row.id, personId, 5)).toBe(false);
        expect(await tx.authenticators.rename(row.id, personId, 'Back')).toBe(false);
        expect(await tx.authenticators.prefer(row.id, personId)).toBe(false);
        expect(await tx.authenticators.countFailure(row.id, personId, 20, tx.now)).toBe(0);
      });
    });
  });
};
