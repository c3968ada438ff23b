import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GuessCount, SendTake, Tx } from '../../ports.js';
import { later, times, type ContractHost } from './rows.js';

const LIMITS = { perHour: 10, lockSeconds: [900, 1800, 3600] };

export const limitsContract = <H>(host: () => ContractHost<H>): void => {
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => host().ports.transaction(work);
  describe('limits', () => {
    let personId = '';
    let now = new Date(0);
    const count = (at: Date): Promise<GuessCount> => run((tx) => tx.guesses.count(personId, LIMITS, at));
    beforeEach(async () => {
      personId = await host().newPerson();
      now = await run(async (tx) => tx.now);
    });

    it('R01: of fifty guesses at once exactly ten are evaluated, numbered one to ten, and the tenth starts the pause', async () => {
      const counts = await times(50, () => count(now));
      const evaluated = counts.filter((one) => one.evaluate);
      expect(evaluated.map((one) => one.inHour).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const pauses = evaluated.filter((one) => one.lockStarts !== null);
      expect(pauses).toEqual([{ evaluate: true, inHour: 10, lockStarts: later(now, 3600) }]);
      for (const one of counts) if (!one.evaluate) expect(one.lockedUntil).toEqual(later(now, 3600));
      expect(await run((tx) => tx.guesses.lockedUntil(personId, now))).toEqual(later(now, 3600));
    });

    it('A01: no rolling hour holds more than the limit, whatever the pauses', async () => {
      const evaluated: number[] = [];
      for (let minute = 0; minute < 240; minute += 2) {
        if ((await count(later(now, minute * 60))).evaluate) evaluated.push(minute);
      }
      const fullest = Math.max(...evaluated.map((from) => evaluated.filter((at) => at >= from && at < from + 60).length));
      expect(fullest).toBe(10);
    });

    it('pauses grow, last at least as long as they say, and are over at their moment', async () => {
      const spread = async (from: Date): Promise<GuessCount> => {
        for (let index = 0; index < 9; index += 1) await count(later(from, index * 390));
        return count(later(from, 9 * 390));
      };
      // The tenth comes after 58.5 minutes, so the hour would be over soon and the pause itself decides.
      expect(await spread(now)).toMatchObject({ lockStarts: later(now, 3510 + 900) });
      expect(await count(later(now, 3510 + 899))).toEqual({ evaluate: false, lockedUntil: later(now, 3510 + 900) });
      expect(await run((tx) => tx.guesses.lockedUntil(personId, later(now, 3510 + 900)))).toBeNull();
      const second = later(now, 100_000);
      expect(await spread(second)).toMatchObject({ lockStarts: later(second, 3510 + 1800) });
      const third = later(now, 200_000);
      expect(await spread(third)).toMatchObject({ lockStarts: later(third, 3510 + 3600) });
      const fourth = later(now, 300_000);
      expect(await spread(fourth)).toMatchObject({ lockStarts: later(fourth, 3510 + 3600) });
    });

    it('A02: clear, and nothing else, forgets the count, the pause and its length', async () => {
      for (let index = 0; index < 10; index += 1) await count(now);
      await run((tx) => tx.guesses.clear(personId));
      expect(await run((tx) => tx.guesses.lockedUntil(personId, now))).toBeNull();
      expect(await count(now)).toEqual({ evaluate: true, inHour: 1, lockStarts: null });
    });

    it('A06: counts each person alone', async () => {
      for (let index = 0; index < 10; index += 1) await count(now);
      const other = await host().newPerson();
      expect(await run((tx) => tx.guesses.count(other, LIMITS, now))).toMatchObject({ evaluate: true, inHour: 1 });
    });

    it('C01: sends are taken all or none, exactly up to the limit, thirty at once', async () => {
      const small: SendTake = { scope: 'number-hour', key: `n${personId}`, limit: 5, seconds: 3600 };
      const large: SendTake = { scope: 'person-day', key: `p${personId}`, limit: 8, seconds: 86_400 };
      const taken = await times(30, () => run((tx) => tx.sends.take([small, large], now)));
      expect(taken.filter((one) => one.ok)).toHaveLength(5);
      for (const one of taken) if (!one.ok) expect(one).toEqual({ ok: false, scope: 'number-hour', retryAt: later(now, 3600) });
      // The refused ones took nothing of the larger limit: exactly three are left there.
      const rest = await times(10, () => run((tx) => tx.sends.take([large], now)));
      expect(rest.filter((one) => one.ok)).toHaveLength(3);
    });

    it('a take counts while it is younger than its window; the latest moment is told when several are full', async () => {
      const hour: SendTake = { scope: 'number-hour', key: `h${personId}`, limit: 1, seconds: 3600 };
      const day: SendTake = { scope: 'number-day', key: `h${personId}`, limit: 2, seconds: 86_400 };
      const take = (at: Date) => run((tx) => tx.sends.take([hour, day], at));
      expect(await take(now)).toEqual({ ok: true, held: [1, 1] });
      expect(await take(later(now, 3599))).toEqual({ ok: false, scope: 'number-hour', retryAt: later(now, 3600) });
      expect(await take(later(now, 3600))).toEqual({ ok: true, held: [1, 2] });
      expect(await take(later(now, 3601))).toEqual({ ok: false, scope: 'number-day', retryAt: later(now, 86_400) });
    });

    it('tells how many each scope holds, in the order that was asked, and how many one holds without taking', async () => {
      const one: SendTake = { scope: 'prefix-hour', key: `one${personId}`, limit: 9, seconds: 3600 };
      const two: SendTake = { scope: 'installation-day', key: `two${personId}`, limit: 9, seconds: 86_400 };
      await run((tx) => tx.sends.take([one], now));
      expect(await run((tx) => tx.sends.take([two, one], now))).toEqual({ ok: true, held: [1, 2] });
      const held = (at: Date, seconds = 3600): Promise<number> => run((tx) => tx.sends.held(one.scope, one.key, seconds, at));
      expect([await held(now), await held(later(now, 3599)), await held(later(now, 3600))]).toEqual([2, 2, 0]);
      expect(await run((tx) => tx.sends.held('number-hour', one.key, 3600, now))).toBe(0);
    });

    it('D01 D06: a pause lets nothing through before its moment, and a later one wins over an earlier one', async () => {
      const push: SendTake = { scope: 'push-unanswered', key: `p${personId}`, limit: 3, seconds: 900 };
      const take = (at: Date) => run((tx) => tx.sends.take([push], at));
      const until = (at: Date) => run((tx) => tx.sends.pausedUntil(push.scope, push.key, at));
      expect(await until(now)).toBeNull();
      for (const seconds of [300, 900, 600]) await run((tx) => tx.sends.pause(push.scope, push.key, later(now, seconds)));
      expect(await until(now)).toEqual(later(now, 900));
      expect(await take(later(now, 899))).toEqual({ ok: false, scope: push.scope, retryAt: later(now, 900) });
      expect(await until(later(now, 900))).toBeNull();
      expect(await take(later(now, 900))).toEqual({ ok: true, held: [1] });
    });

    it('clear forgets what one scope and key hold; a pause, and every other scope and key, stay', async () => {
      const wait: SendTake = { scope: 'number-wait', key: `w${personId}`, limit: 1, seconds: 30 };
      const hour: SendTake = { scope: 'number-hour', key: `w${personId}`, limit: 5, seconds: 3600 };
      await run((tx) => tx.sends.take([wait, hour], now));
      expect(await run((tx) => tx.sends.take([wait], now))).toMatchObject({ ok: false, retryAt: later(now, 30) });
      await run((tx) => tx.sends.clear(wait.scope, wait.key));
      expect(await run((tx) => tx.sends.take([wait, hour], now))).toEqual({ ok: true, held: [1, 2] });
      await run((tx) => tx.sends.pause(wait.scope, wait.key, later(now, 60)));
      await run((tx) => tx.sends.clear(wait.scope, wait.key));
      expect(await run((tx) => tx.sends.take([wait], now))).toEqual({ ok: false, scope: wait.scope, retryAt: later(now, 60) });
    });

    it('C01: takes of several scopes at once, in any order, do not stand in each other’s way', async () => {
      const scopes = ['number-hour', 'person-day', 'source-hour', 'prefix-hour'] as const;
      const takes = scopes.map((scope): SendTake => ({ scope, key: `x${personId}`, limit: 12, seconds: 3600 }));
      const taken = await times(40, (index) => run((tx) => tx.sends.take(index % 2 === 0 ? takes : takes.toReversed(), now)));
      expect(taken.filter((one) => one.ok)).toHaveLength(12);
    });
  });
};
