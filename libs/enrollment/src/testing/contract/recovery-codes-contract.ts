import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecoveryCode, Tx } from '../../ports.js';
import { times, type ContractHost } from './rows.js';

export const recoveryCodesContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx<H>) => Promise<T>): Promise<T> => host().ports.transaction(work);
  describe('recovery codes', () => {
    let personId = '';
    const issue = (count = 3): Promise<RecoveryCode[]> =>
      run(async (tx) => {
        const codes = Array.from({ length: count }, (_, index): RecoveryCode => {
          const id = host().ports.random.uuid();
          return { id, personId, number: index + 1, hash: `hash of ${id}`, issuedAt: tx.now, usedAt: null };
        });
        await tx.recoveryCodes.replace(personId, codes, tx.now);
        return codes;
      });
    const find = (number: number, owner = personId) => run((tx) => tx.recoveryCodes.find(owner, number));
    const left = (): Promise<number> => run((tx) => tx.recoveryCodes.left(personId));
    const consume = ({ id }: RecoveryCode): Promise<boolean> => run((tx) => tx.recoveryCodes.consume(id, tx.now));

    beforeEach(async () => {
      personId = await host().newPerson();
    });

    it('F03: finds a code by its number, for its owner only', async () => {
      const [first] = await issue();
      expect(await find(1)).toEqual(first);
      expect(await find(4)).toBeNull();
      expect(await find(1, await host().newPerson())).toBeNull();
    });

    it('F02: thirty at once: one consumes it; it is found as used, and counts no more', async () => {
      const codes = await issue();
      const wins = await times(30, () => consume(codes[1] as RecoveryCode));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect((await find(2))?.usedAt).toBeInstanceOf(Date);
      expect(await left()).toBe(2);
    });

    it('F02: a new set makes the old one worthless', async () => {
      const old = await issue();
      const fresh = await issue(2);
      expect(await find(1)).toEqual(fresh[0]);
      expect(await find(3)).toBeNull();
      expect(await consume(old[0] as RecoveryCode)).toBe(false);
      expect(await left()).toBe(2);
    });

    it('a voided set is found and consumed no more', async () => {
      const codes = await issue();
      await run((tx) => tx.recoveryCodes.voidAll(personId, tx.now));
      expect(await find(1)).toBeNull();
      expect(await consume(codes[0] as RecoveryCode)).toBe(false);
      expect(await left()).toBe(0);
    });
  });
};
