import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tx } from '../../ports.js';
import { authenticatorRow, bytes, challengeRow, enrollmentRow, sameBytes, times, type ContractHost } from './rows.js';

/** What a phone that becomes a device, and a notification to it, need of the stores. */
export const devicesContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => host().ports.transaction(work);
  describe('devices that enroll, and notifications', () => {
    let personId = '';
    beforeEach(async () => {
      personId = await host().newPerson();
    });

    it('S12: an activation code finds its enrollment once; of ten phones at once one becomes the device', async () => {
      const activationHash = bytes();
      const row = await run(async (tx) => {
        const made = enrollmentRow(personId, tx.now, { method: 'app-notification', activationHash });
        await tx.enrollments.insert(made);
        return made;
      });
      const byCode = () => run((tx) => tx.enrollments.findByActivation(activationHash, tx.now));
      expect(await byCode()).toMatchObject({ id: row.id, activatedAt: null, counter: -1 });
      expect(await run((tx) => tx.enrollments.findByActivation(bytes(), tx.now))).toBeNull();
      expect(await run((tx) => tx.enrollments.findByActivation(activationHash, row.expiresAt))).toBeNull();
      expect(await run((tx) => tx.enrollments.consumeCounter(row.id, 5))).toBe(false);
      const device = { secret: bytes(91), label: 'Mobile app', hint: 'Amy’s phone' };
      const wins = await times(10, () => run((tx) => tx.enrollments.activate(row.id, device, tx.now)));
      expect(wins.filter(Boolean)).toHaveLength(1);
      expect(await byCode()).toBeNull();
      const after = await run((tx) => tx.enrollments.findById(row.id, tx.now));
      expect(after).toMatchObject({ hint: 'Amy’s phone' });
      expect(after?.activatedAt).not.toBeNull();
      expect(sameBytes(after?.secret ?? null, device.secret)).toBe(true);
    });

    it('D04: a counter of a device that enrolls only rises; of twenty at once one wins', async () => {
      const row = await run(async (tx) => {
        const made = enrollmentRow(personId, tx.now, { method: 'app-notification', activationHash: bytes() });
        await tx.enrollments.insert(made);
        await tx.enrollments.activate(made.id, { secret: bytes(91), label: 'Mobile app', hint: 'phone' }, tx.now);
        return made;
      });
      const consume = (counter: number): Promise<boolean> => run((tx) => tx.enrollments.consumeCounter(row.id, counter));
      const now = Date.UTC(2026, 0, 5);
      expect((await times(20, () => consume(now))).filter(Boolean)).toHaveLength(1);
      expect([await consume(now - 1), await consume(now), await consume(now + 1)]).toEqual([false, false, true]);
      expect((await run((tx) => tx.enrollments.findById(row.id, tx.now)))?.counter).toBe(now + 1);
    });

    it('D05: the live notification of a person is found, whichever session and purpose, until it is confirmed or over', async () => {
      const row = await run(async (tx) => {
        const authenticator = authenticatorRow(personId, tx.now, { method: 'app-notification' });
        await tx.authenticators.insert(authenticator);
        const about = { method: 'app-notification', purpose: 'fresh-proof', authenticatorId: authenticator.id } as const;
        const made = challengeRow(personId, tx.now, about);
        await tx.challenges.insert(made);
        await tx.challenges.insert(challengeRow(personId, tx.now, { authenticatorId: authenticator.id }));
        return made;
      });
      const push = (now?: Date) => run((tx) => tx.challenges.livePush(personId, now ?? tx.now));
      expect(await push()).toMatchObject({ id: row.id, context: row.context });
      expect(await push(row.expiresAt)).toBeNull();
      await run((tx) => tx.challenges.transition(row.id, 'pending', 'confirmed', tx.now));
      expect(await push()).toBeNull();
    });
  });
};
