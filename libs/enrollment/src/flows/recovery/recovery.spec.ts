import { beforeEach, describe, expect, it } from '@jest/globals';
import { CONTEXT, DeviceOwner } from '../../testing/device-owner.js';
import { createMemoryHost } from '../../testing/memory/memory-ports.js';
import { METHODS } from '../../methods/registry.js';
import type { AuthenticatorView } from '../../views.js';
import { valueOf } from '../../testing/visitor.js';
import { readRecoveryCode } from './codes.js';

let amy: DeviceOwner;
let codes: readonly string[];
let device: AuthenticatorView;
const setUp = async (owner = new DeviceOwner()): Promise<void> => {
  amy = owner;
  device = await amy.enrolled();
  codes = valueOf(await amy.core.issueRecoveryCodes(amy.asker)).codes;
};
beforeEach(() => setUp());

const setOf = async (): Promise<AuthenticatorView | undefined> =>
  (await amy.core.listMethods(amy.asker)).find((one) => one.method === 'recovery-codes');
const challenge = async (): Promise<string> => (await amy.challenged((await setOf())?.id ?? '')).handle;
const answer = (handle: string, code: unknown, purpose: 'sign-in' | 'fresh-proof' = 'sign-in') =>
  amy.core.verifyChallenge({ ...amy.asker, handle, purpose, code });
const code = (number: number): string => codes[number - 1] ?? '';
/** Of the right form and number, surely another secret. */
const wrong = (number: number): string => `${number}-${'A2B3'.repeat(4)}`;

describe('recovery codes', () => {
  it('are ten of 80 bits, shown once, kept as slow hashes, and stand as one method in the list', async () => {
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect(codes.map((one) => readRecoveryCode(one)?.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await setOf()).toMatchObject({ hint: '10', preferred: false });
    const { recoveryCodes, events, notices } = amy.host.tables();
    const kept = JSON.stringify([[...recoveryCodes.values()], events, notices]);
    for (const one of codes) expect(kept).not.toContain(readRecoveryCode(one)?.secret);
    expect(notices.map((one) => one.kind)).toContain('recovery_codes_issued');
  });

  it('F02: each passes once, tells its owner, and counts down; then the rest still work', async () => {
    expect(await answer(await challenge(), code(3).toLowerCase().replaceAll('-', ' '))).toMatchObject({
      ok: true,
      value: { authenticator: { method: 'recovery-codes', hint: '9' }, challenge: { state: 'approved' } },
    });
    expect(await setOf()).toMatchObject({ hint: '9', lastUsedAt: amy.host.clock.now() });
    expect(amy.host.tables().notices.at(-1)).toMatchObject({ kind: 'recovery_code_used', facts: { left: 9 } });
    expect(amy.events('recovery_codes.used')).toMatchObject([{ details: { number: 3, left: 9 } }]);
    const again = await challenge();
    expect(await answer(again, code(3))).toEqual({ ok: false, code: 'code_wrong', triesLeft: 4 });
    expect((await answer(again, code(4))).ok).toBe(true);
  });

  it('F02: thirty times at once: one passes', async () => {
    amy.host.clock.advance(1);
    const handle = await challenge();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => answer(handle, code(1))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect((await setOf())?.hint).toBe('9');
  });

  it('F01: after five wrong ones in a day a right one is refused too, in any session; the next day it passes', async () => {
    const handle = await challenge();
    for (let number = 1; number <= 5; number += 1) expect((await answer(handle, wrong(number))).ok).toBe(false);
    amy.host.clock.advance(3600);
    amy = amy.elsewhere();
    const retryAt = new Date(amy.host.clock.now().getTime() + 23 * 3_600_000);
    expect(await answer(await challenge(), code(1))).toEqual({ ok: false, code: 'recovery_paused', retryAt });
    amy.host.clock.advance(23 * 3600);
    expect((await answer(await challenge(), code(1))).ok).toBe(true);
  });

  it('F01: a right one clears the day’s count', async () => {
    for (let round = 0; round < 3; round += 1) {
      const handle = await challenge();
      for (let number = 1; number <= 4; number += 1) await answer(handle, wrong(9));
      expect((await answer(handle, code(round + 1))).ok).toBe(true);
    }
  });

  it('A04 F01: a wrong one moves the same counter as every other door; a pause stops this one before its hash', async () => {
    await answer(await challenge(), wrong(1));
    expect(amy.host.tables().guesses.get(amy.asker.personId)?.recent).toHaveLength(1);
    const handle = await challenge();
    await amy.host.ports.transaction(async (tx) => {
      for (let index = 0; index < 10; index += 1) {
        await tx.guesses.count(amy.asker.personId, { perHour: 10, lockSeconds: [900] }, tx.now);
      }
    });
    expect(await answer(handle, code(1))).toMatchObject({ ok: false, code: 'second_factor_locked' });
  });

  it('F03: one hash a try, none for what has not the form, for a number that is not in the set, or once the day is spent', async () => {
    const host = createMemoryHost();
    let hashes = 0;
    const { slowHash } = host.ports;
    const verify: typeof slowHash.verify = (...facts) => {
      hashes += 1;
      return slowHash.verify(...facts);
    };
    const ports = { ...host.ports, slowHash: { ...slowHash, verify } };
    await setUp(new DeviceOwner({ ...host, ports }));
    const handle = await challenge();
    for (const bad of ['123456', 'ABCD-EFGH-JKLM-NPQR', '3-ABCD', '', null, 7, {}]) {
      expect(await answer(handle, bad)).toMatchObject({ ok: false, code: 'code_malformed' });
    }
    expect(hashes).toBe(0);
    await answer(handle, wrong(99));
    expect(hashes).toBe(0);
    for (let index = 0; index < 50; index += 1) await answer(handle, wrong(2));
    expect(hashes).toBe(4);
  });

  it('F06 B05: never a fresh proof, nor for another purpose', async () => {
    const id = (await setOf())?.id ?? '';
    expect((await amy.start(id, 'fresh-proof')).ok && (await answer('', code(1))).ok).toBe(false);
    const handle = await challenge();
    expect(await answer(handle, code(1), 'fresh-proof')).toMatchObject({ ok: false, code: 'challenge_over' });
    expect((await setOf())?.hint).toBe('10');
  });

  it('F06: enrolling something new after a recovery ends the set', async () => {
    valueOf(await answer(await challenge(), code(1)));
    const options = { account: 'amy', allowedMethods: METHODS, digitsOnCalls: false, method: 'app-notification' } as const;
    const second = new DeviceOwner(amy.host, amy.asker);
    const { handle } = valueOf(await second.core.startEnrollment({ ...second.asker, ...options })).device
      ? await second.activated()
      : { handle: '' };
    valueOf(await second.say('authenticate', (await second.contact(handle)).number));
    valueOf(await second.core.redeemEnrollment({ ...second.asker, handle, recovering: true }));
    expect(await setOf()).toBeUndefined();
    expect(amy.host.tables().recoveryCodes.size).toBe(0);
    expect(amy.events('recovery_codes.voided')).toMatchObject([{ details: { reason: 'recovered', left: 9 } }]);
  });

  it('a new set makes the old one worthless, also in a challenge that began before it', async () => {
    const handle = await challenge();
    const old = code(1);
    codes = valueOf(await amy.core.issueRecoveryCodes(amy.asker)).codes;
    expect(await answer(handle, old)).toMatchObject({ ok: false });
    expect(await answer(await challenge(), old)).toMatchObject({ ok: false, code: 'code_wrong' });
    expect((await answer(await challenge(), code(1))).ok).toBe(true);
    expect((await amy.core.listMethods(amy.asker)).filter((one) => one.method === 'recovery-codes')).toHaveLength(1);
  });

  it('the last code ends the set', async () => {
    for (let number = 1; number <= 10; number += 1) expect((await answer(await challenge(), code(number))).ok).toBe(true);
    expect(await setOf()).toBeUndefined();
    expect(amy.events('recovery_codes.voided')).toMatchObject([{ details: { reason: 'spent', left: 0 } }]);
  });

  it('S16 A05: a block, a removal of the set and a pause each stop a challenge that began before', async () => {
    const handle = await challenge();
    const report = { by: 'portal', regardingId: null, decisionId: null, method: null, hint: null, ...CONTEXT } as const;
    await amy.core.reportFraud({ personId: amy.asker.personId, report });
    expect((await answer(handle, code(1))).ok).toBe(false);

    await setUp();
    const other = await challenge();
    valueOf(
      await amy.core.removeMethod({ ...amy.asker, id: (await setOf())?.id ?? '', required: true, allowedMethods: METHODS }),
    );
    expect(await answer(other, code(1))).toMatchObject({ ok: false });
  });

  it('S16 A05: what was allowed before the hashing must be allowed after it', async () => {
    const host = createMemoryHost();
    const bob = new DeviceOwner(host);
    await bob.enrolled();
    const { personId } = bob.asker;
    const report = { by: 'portal', regardingId: null, decisionId: null, method: null, hint: null, ...CONTEXT } as const;
    const hash = async (secret: string): Promise<string> => {
      await bob.core.reportFraud({ personId, report });
      return host.ports.slowHash.hash(secret);
    };
    const ports = { ...host.ports, slowHash: { ...host.ports.slowHash, hash } };
    const slow = new DeviceOwner({ ...host, ports }, bob.asker);
    expect(await slow.core.issueRecoveryCodes(slow.asker)).toEqual({ ok: false, code: 'blocked' });
    expect(host.tables().recoveryCodes.size).toBe(0);
  });

  it('are issued beside another method only, and not during a pause', async () => {
    const bob = new DeviceOwner(amy.host);
    expect(await bob.core.issueRecoveryCodes(bob.asker)).toEqual({ ok: false, code: 'method_not_allowed' });
    await amy.host.ports.transaction((tx) => tx.authenticators.countFailure(device.id, amy.asker.personId, 1, tx.now));
    expect(await amy.core.issueRecoveryCodes(amy.asker)).toEqual({ ok: false, code: 'method_not_allowed' });
    await amy.host.ports.transaction(async (tx) => {
      for (let index = 0; index < 10; index += 1) {
        await tx.guesses.count(amy.asker.personId, { perHour: 10, lockSeconds: [900] }, tx.now);
      }
    });
    expect(await amy.core.issueRecoveryCodes(amy.asker)).toMatchObject({ ok: false, code: 'second_factor_locked' });
  });
});
