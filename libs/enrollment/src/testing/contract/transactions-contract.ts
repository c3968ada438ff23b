import { describe, expect, it } from '@jest/globals';
import { authenticatorRow, enrollmentRow, type ContractHost } from './rows.js';

const LIMITS = { perHour: 10, lockSeconds: [900] };

export const transactionsContract = <H>(host: () => ContractHost<H>): void => {
  describe('transactions', () => {
    it('a throw leaves nothing: no row, no count, no message, no event', async () => {
      const { ports, newPerson } = host();
      const personId = await newPerson();
      const attempt = ports.transaction(async (tx) => {
        await tx.authenticators.insert(authenticatorRow(personId, tx.now));
        await tx.enrollments.insert(enrollmentRow(personId, tx.now));
        await tx.guesses.count(personId, LIMITS, tx.now);
        await tx.sends.take([{ scope: 'person-day', key: personId, limit: 1, seconds: 60 }], tx.now);
        throw new Error('the host had enough');
      });
      await expect(attempt).rejects.toThrow('the host had enough');

      await ports.transaction(async (tx) => {
        expect(await tx.authenticators.list(personId)).toEqual([]);
        expect(await tx.enrollments.cancelLive(personId, 'text-message', tx.now)).toBe(0);
        expect(await tx.guesses.count(personId, LIMITS, tx.now)).toMatchObject({ evaluate: true, inHour: 1 });
        const take = await tx.sends.take([{ scope: 'person-day', key: personId, limit: 1, seconds: 60 }], tx.now);
        expect(take).toEqual({ ok: true, held: [1] });
      });
    });

    it('returns what the work returns, and sees what an earlier transaction committed', async () => {
      const { ports, newPerson } = host();
      const personId = await newPerson();
      const row = await ports.transaction(async (tx) => {
        const made = authenticatorRow(personId, tx.now);
        await tx.authenticators.insert(made);
        return made;
      });
      const found = await ports.transaction((tx) => tx.authenticators.find(row.id, personId));
      expect(found).toEqual({ ...row, secret: found?.secret });
      expect(Buffer.compare(found?.secret ?? Buffer.alloc(0), row.secret)).toBe(0);
    });

    it('its clock stands still within a transaction and never goes back between two', async () => {
      const { ports } = host();
      const first = await ports.transaction(async (tx) => [tx.now.getTime(), tx.now.getTime()]);
      const second = await ports.transaction(async (tx) => tx.now.getTime());
      expect(first[0]).toBe(first[1]);
      expect(second).toBeGreaterThanOrEqual(first[0] ?? 0);
    });

    it('what is sealed opens in its own place and nowhere else', async () => {
      const { secretBox, random } = host().ports;
      const place = { table: 'authenticator', column: 'secret', rowId: random.uuid(), personId: random.uuid() };
      const sealed = secretBox.seal(Buffer.from('secret'), place);
      expect(Buffer.from(secretBox.open(sealed, place)).toString()).toBe('secret');
      for (const other of [
        { ...place, rowId: random.uuid() },
        { ...place, personId: random.uuid() },
        { ...place, table: 'enrollment' },
        { ...place, column: 'other' },
      ]) {
        expect(() => secretBox.open(sealed, other)).toThrow();
      }
      const changed = Uint8Array.from(sealed);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      expect(() => secretBox.open(changed, place)).toThrow();
      expect(Buffer.compare(secretBox.mac('a', sealed), secretBox.mac('b', sealed))).not.toBe(0);
    });

    it('B11: random bytes are as many as asked for, integers below the bound, and none repeats', () => {
      const { random } = host().ports;
      const drawn = Array.from({ length: 1000 }, () => Buffer.from(random.bytes(20)).toString('hex'));
      expect(new Set(drawn).size).toBe(1000);
      expect(drawn.every((hex) => hex.length === 40)).toBe(true);
      const integers = Array.from({ length: 1000 }, () => random.integer(10));
      expect(integers.every((one) => Number.isInteger(one) && one >= 0 && one < 10)).toBe(true);
      expect(new Set(integers).size).toBe(10);
    });
  });
};
