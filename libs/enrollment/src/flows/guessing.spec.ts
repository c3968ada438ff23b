import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryHost } from '../testing/memory/memory-ports.js';
import { wrongCode } from '../testing/answers.js';
import { Visitor, valueOf } from '../testing/visitor.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});
const evaluated = (visitor: Visitor): number => visitor.events('second_factor.counted').length;

describe('guessing', () => {
  it('A01: two hundred sessions, fifty guesses each: ten are evaluated, the owner is told once', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    const before = evaluated(amy);
    for (let index = 0; index < 200; index += 1) {
      const mallory = amy.elsewhere();
      const challenge = await mallory.challenge(authenticator.id);
      if (!challenge.ok) continue;
      for (let guess = 0; guess < 50; guess += 1) await mallory.answer(challenge.value.handle, wrongCode(codeIn(50)));
    }
    expect(evaluated(amy) - before).toBe(10);
    expect(amy.events('second_factor.owner_told')).toHaveLength(1);
    expect(amy.events('second_factor.locked')).toHaveLength(1);
    expect(amy.notices('wrong_answers')).toHaveLength(1);
    expect(amy.notices('second_factor_paused')).toHaveLength(1);
  });

  it('A02: signing in again and again with the password does not set the count back', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    const before = evaluated(amy);
    const refusals = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const mallory = amy.elsewhere();
      for (let guess = 0; guess < 9; guess += 1) {
        const challenge = await mallory.challenge(authenticator.id);
        if (challenge.ok) await mallory.answer(challenge.value.handle, wrongCode(codeIn(50)));
        else refusals.add(challenge.code);
      }
    }
    expect(evaluated(amy) - before).toBe(10);
    expect([...refusals]).toEqual(['second_factor_locked']);
  });

  it('A02: enrolling one more authenticator does not set it back either; a right second factor does', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    const guess = async (): Promise<void> => {
      const { handle } = valueOf(await amy.challenge(authenticator.id));
      await amy.answer(handle, wrongCode(codeIn(50)));
    };
    for (let index = 0; index < 6; index += 1) await guess();
    await amy.enrollPhone();
    for (let index = 0; index < 3; index += 1) await guess();
    expect(await amy.challenge(authenticator.id)).toMatchObject({ ok: false, code: 'second_factor_locked' });

    amy.host.clock.advance(3600);
    for (let index = 0; index < 8; index += 1) await guess();
    valueOf(await amy.answer(valueOf(await amy.challenge(authenticator.id)).handle, codeIn(1)));
    for (let index = 0; index < 9; index += 1) await guess();
    expect((await amy.challenge(authenticator.id)).ok).toBe(true);
  });

  it('A05: a challenge begun before the pause cannot be redeemed during it, at any door', async () => {
    const { codeIn } = await amy.enrollApp();
    const phone = await amy.enrollPhone();
    const early = valueOf(await amy.challenge(phone.id, 'fresh-proof'));
    const enrollment = valueOf(await amy.start('text-message'));
    const code = amy.lastCode();
    const mallory = amy.elsewhere();
    for (let index = 0; index < 10; index += 1) await mallory.withPassword(wrongCode(codeIn(50)));

    const locked = { ok: false, code: 'second_factor_locked', retryAt: await amy.core.secondFactorLockedUntil(amy.asker) };
    expect(locked.retryAt).toEqual(new Date(amy.host.clock.now().getTime() + 3_600_000));
    expect(await amy.answer(early.handle, code, 'fresh-proof')).toEqual(locked);
    expect(await amy.withPassword(codeIn(1))).toEqual(locked);
    expect(await amy.challenge(phone.id)).toEqual(locked);
    expect(await amy.resend(early.handle)).toEqual(locked);
    expect(await amy.start('app-code')).toEqual(locked);
    expect(await amy.send(enrollment.handle)).toEqual(locked);
    expect(await amy.verify(enrollment.handle, '123456')).toEqual(locked);

    amy.host.clock.advance(3600);
    expect((await amy.withPassword(codeIn(0))).ok).toBe(true);
  });

  it('the tenth answer may be the right one: it passes, and ends the pause that it began', async () => {
    const { codeIn } = await amy.enrollApp();
    for (let index = 0; index < 9; index += 1) await amy.withPassword(wrongCode(codeIn(50)));
    expect((await amy.withPassword(codeIn(1))).ok).toBe(true);
    expect(await amy.core.secondFactorLockedUntil(amy.asker)).toBeNull();
    expect(amy.events('second_factor.unlocked')).toHaveLength(1);
    expect(amy.notices('second_factor_paused')).toEqual([]);
  });

  it('A07: a guess every quarter of an hour for weeks: fifty are evaluated, then the authenticator is disabled', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    const before = evaluated(amy);
    const wrong = wrongCode(codeIn(500_000));
    for (let quarter = 0; quarter < 4 * 24 * 15; quarter += 1) {
      amy.host.clock.advance(900);
      await amy.withPassword(wrong);
    }
    expect(evaluated(amy) - before).toBe(50);
    expect(amy.events('authenticator.disabled')).toHaveLength(1);
    expect(await amy.challenge(authenticator.id)).toEqual({ ok: false, code: 'method_unknown' });
    expect(await amy.withPassword(codeIn(0))).toEqual({ ok: false, code: 'method_unknown' });
    expect((await amy.core.listMethods(amy.asker))[0]?.disabledAt).not.toBeNull();
  });

  it('A07: disabled between start and answer, it proves nothing', async () => {
    amy = new Visitor(createMemoryHost({ settings: { failuresThatDisable: 10 } }));
    const { authenticator, codeIn } = await amy.enrollApp();
    for (let index = 0; index < 9; index += 1) await amy.withPassword(wrongCode(codeIn(500)));
    amy.host.clock.advance(3600);
    const { handle } = valueOf(await amy.challenge(authenticator.id));
    await amy.withPassword(wrongCode(codeIn(500)));
    expect(await amy.answer(handle, codeIn(0))).toEqual({ ok: false, code: 'challenge_over' });
  });

  it('A11: what is not exactly six ASCII digits is malformed at every door, and costs no guess', async () => {
    const { authenticator } = await amy.enrollApp();
    const enrollment = valueOf(await amy.start('text-message'));
    const challenge = valueOf(await amy.challenge(authenticator.id));
    const before = amy.host.tables();
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom(
        '',
        '1',
        '12345',
        '1234567',
        '12345678',
        '１２３４５６',
        '١٢٣٤٥٦',
        '123456\n',
        ' 123456',
        '+12345',
        '1e5000',
        null,
        123456,
      ),
      fc.constantFrom(['1', '2', '3', '4', '5', '6'], ['123456'], { length: 6 }, undefined, true, Number.NaN),
    );
    await fc.assert(
      fc.asyncProperty(
        anything.filter((code) => !(typeof code === 'string' && /^[0-9]{6}$/.test(code))),
        async (code) => {
          for (const outcome of [
            await amy.verify(enrollment.handle, code),
            await amy.answer(challenge.handle, code),
            await amy.withPassword(code),
          ]) {
            expect(outcome).toMatchObject({ ok: false, code: 'code_malformed' });
          }
        },
      ),
    );
    const after = amy.host.tables();
    expect(after.guesses).toEqual(before.guesses);
    expect([...after.enrollments.values()]).toEqual([...before.enrollments.values()]);
    expect([...after.challenges.values()]).toEqual([...before.challenges.values()]);
    expect(after.events).toEqual(before.events);
  });
});
