import { beforeEach, describe, expect, it } from '@jest/globals';
import type { AppPassword, Block, Tx } from '../../ports.js';
import { bytes, later, times, type ContractHost } from './rows.js';

/** App passwords, and the blocks that end them. */
export const trustContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx<H>) => Promise<T>): Promise<T> => host().ports.transaction(work);
  let personId = '';
  beforeEach(async () => {
    personId = await host().newPerson();
  });

  describe('app passwords', () => {
    const insert = (changes: Partial<AppPassword> = {}): Promise<AppPassword> =>
      run(async (tx) => {
        const row: AppPassword = {
          id: host().ports.random.uuid(),
          personId,
          name: 'Mail on my phone',
          mac: bytes(),
          createdAt: tx.now,
          expiresAt: later(tx.now, 3600),
          lastUsedAt: null,
          lastUsedFrom: null,
          ...changes,
        };
        await tx.appPasswords.insert(row);
        return row;
      });
    const list = (at?: Date) => run((tx) => tx.appPasswords.list(personId, at ?? tx.now));
    const use = ({ mac }: AppPassword, owner = personId, at?: Date) =>
      run((tx) => tx.appPasswords.use(owner, mac, 'mail server', at ?? tx.now));

    it('lists the live ones, newest first, nobody else’s', async () => {
      const now = await run(async (tx) => tx.now);
      const old = await insert({ createdAt: later(now, -60) });
      const young = await insert();
      await insert({ personId: await host().newPerson() });
      expect((await list()).map((row) => row.id)).toEqual([young.id, old.id]);
      expect(await list(later(now, 3601))).toEqual([]);
    });

    it('F04: is used by its MAC, its owner and in its time only, and the use is recorded', async () => {
      const row = await insert();
      const other = await insert({ mac: bytes() });
      expect(await use(row)).toMatchObject({ id: row.id, lastUsedFrom: 'mail server' });
      expect(await use({ ...row, mac: bytes() })).toBeNull();
      expect(await use(row, await host().newPerson())).toBeNull();
      expect(await use(row, personId, later(row.expiresAt, 1))).toBeNull();
      const listed = await list();
      expect(listed.find((one) => one.id === row.id)?.lastUsedAt).toBeInstanceOf(Date);
      expect(listed.find((one) => one.id === other.id)?.lastUsedAt).toBeNull();
    });

    it('F05: twenty at once: one revokes it; then it is neither listed nor used', async () => {
      const row = await insert();
      const stranger = await host().newPerson();
      expect(await run((tx) => tx.appPasswords.revoke(row.id, stranger, 'by_person', tx.now))).toBe(false);
      const wins = await times(20, () => run((tx) => tx.appPasswords.revoke(row.id, personId, 'by_person', tx.now)));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await list()).toEqual([]);
      expect(await use(row)).toBeNull();
    });

    it('F05: revokes all of one person, and says how many were live', async () => {
      const rows = [await insert(), await insert()];
      await run((tx) => tx.appPasswords.revoke(rows[0]?.id ?? '', personId, 'by_person', tx.now));
      const kept = await insert({ personId: await host().newPerson() });
      expect(await run((tx) => tx.appPasswords.revokeAll(personId, 'fraud_reported', tx.now))).toBe(1);
      expect(await run((tx) => tx.appPasswords.revokeAll(personId, 'fraud_reported', tx.now))).toBe(0);
      expect(await list()).toEqual([]);
      expect(await use(kept, kept.personId)).not.toBeNull();
    });
  });

  describe('blocks', () => {
    const blockOf = (tx: Tx, by: Block['report']['by'] = 'portal'): Block => ({
      id: host().ports.random.uuid(),
      personId,
      at: tx.now,
      report: {
        by,
        regardingId: null,
        decisionId: null,
        method: null,
        hint: null,
        application: 'Mail',
        place: '192.0.2.1',
        browser: null,
      },
    });

    it('S16: none stands before the first report; the first blocks, and later ones join it', async () => {
      expect(await run((tx) => tx.blocks.active(personId))).toBeNull();
      const first = await run((tx) => tx.blocks.raise(blockOf(tx)));
      expect(first.first).toBe(true);
      const second = await run((tx) => tx.blocks.raise(blockOf(tx, 'call')));
      expect(second).toEqual({ block: first.block, first: false });
      expect(await run((tx) => tx.blocks.active(personId))).toEqual(first.block);
      const stranger = await host().newPerson();
      expect(await run((tx) => tx.blocks.active(stranger))).toBeNull();
    });

    it('S16: ten reports at once raise one block', async () => {
      const raised = await times(10, () => run((tx) => tx.blocks.raise(blockOf(tx))));
      expect(raised.filter((one) => one.first)).toHaveLength(1);
      expect(new Set(raised.map((one) => one.block.id)).size).toBe(1);
    });
  });
};
