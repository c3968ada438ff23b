import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Method } from '../../methods/registry.js';
import type { Purpose } from '../../ports.js';
import { wrongCode } from '../../testing/answers.js';
import { Visitor, valueOf } from '../../testing/visitor.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});

describe('a challenge by text', () => {
  it('S4: sends at once, the code passes once', async () => {
    const { id } = await amy.enrollPhone();
    const challenge = valueOf(await amy.challenge(id));
    expect(challenge).toMatchObject({
      method: 'text-message',
      hint: '+49 ••• ••89',
      state: 'pending',
      sendsLeft: 2,
      triesLeft: 5,
    });
    const code = amy.lastCode();
    const passed = valueOf(await amy.answer(challenge.handle, code));
    expect(passed.challenge.state).toBe('approved');
    expect(passed.authenticator).toMatchObject({ id, lastUsedAt: amy.host.clock.now() });
    expect(await amy.answer(challenge.handle, code)).toEqual({ ok: false, code: 'challenge_over' });
    expect(amy.events('challenge.passed')).toHaveLength(1);
  });

  it('B06: after a resend the first code fails and the second passes', async () => {
    const { id } = await amy.enrollPhone();
    const { handle } = valueOf(await amy.challenge(id));
    const first = amy.lastCode();
    amy.host.clock.advance(30);
    valueOf(await amy.resend(handle));
    const second = amy.lastCode();
    if (first !== second) expect(await amy.answer(handle, first)).toMatchObject({ ok: false, code: 'code_wrong' });
    expect((await amy.answer(handle, second)).ok).toBe(true);
  });

  it('B05: a code for one purpose serves no other', async () => {
    const { id } = await amy.enrollPhone();
    const purposes: Purpose[] = ['sign-in', 'enroll', 'fresh-proof'];
    for (const asked of purposes) {
      for (const offered of purposes) {
        amy.host.clock.advance(4 * 3600);
        const { handle } = valueOf(await amy.challenge(id, asked));
        const outcome = await amy.answer(handle, amy.lastCode(), offered);
        expect(outcome).toMatchObject(asked === offered ? { ok: true } : { ok: false, code: 'challenge_over' });
      }
    }
    const bodies = new Set(amy.texts().map((body) => body.replace(/\d{6}/, '')));
    expect(bodies.size).toBe(3);
  });

  it('B05: codes sent for two purposes at the same time do not answer each other', async () => {
    const { id } = await amy.enrollPhone();
    const signIn = valueOf(await amy.challenge(id, 'sign-in'));
    const code = amy.lastCode();
    amy.host.clock.advance(30);
    const proof = valueOf(await amy.challenge(id, 'fresh-proof'));
    if (code !== amy.lastCode()) {
      expect(await amy.answer(proof.handle, code, 'fresh-proof')).toMatchObject({ ok: false, code: 'code_wrong' });
    }
    expect((await amy.answer(signIn.handle, code, 'sign-in')).ok).toBe(true);
  });

  it('B04: a handle answers for its own person and session only, and the attempt is on record', async () => {
    const bob = new Visitor(amy.host);
    const amys = valueOf(await amy.challenge((await amy.enrollPhone()).id));
    const code = amy.lastCode();
    const bobs = valueOf(await bob.challenge((await bob.enrollPhone('0151 23456788')).id));
    expect(await bob.answer(amys.handle, code)).toEqual({ ok: false, code: 'challenge_over' });
    expect(await amy.answer(bobs.handle, bob.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
    expect(await amy.elsewhere().answer(amys.handle, code)).toEqual({ ok: false, code: 'challenge_over' });
    expect(amy.events('challenge.refused')).toHaveLength(2);
    expect(bob.events('challenge.refused')).toHaveLength(1);
  });

  it('B04: nobody is challenged on another’s authenticator', async () => {
    const { id } = await amy.enrollPhone();
    expect(await new Visitor(amy.host).challenge(id)).toEqual({ ok: false, code: 'method_unknown' });
  });

  it('B07: fails when its time is over', async () => {
    const { id } = await amy.enrollPhone();
    const { handle } = valueOf(await amy.challenge(id));
    amy.host.clock.advance(301);
    expect(await amy.answer(handle, amy.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
  });

  it('A13: after five wrong answers the right code fails', async () => {
    const { id } = await amy.enrollPhone();
    const { handle } = valueOf(await amy.challenge(id));
    const right = amy.lastCode();
    for (let index = 0; index < 4; index += 1) await amy.answer(handle, wrongCode(right));
    expect(await amy.answer(handle, wrongCode(right))).toEqual({ ok: false, code: 'too_many_tries', triesLeft: 0 });
    expect(await amy.answer(handle, right)).toEqual({ ok: false, code: 'challenge_over' });
    expect(amy.events('challenge.failed')).toHaveLength(1);
  });

  it('R02: of fifty right answers at once one passes, and the host’s work runs once', async () => {
    const { id } = await amy.enrollPhone();
    const { handle } = valueOf(await amy.challenge(id));
    const code = amy.lastCode();
    let sessions = 0;
    const onSuccess = async (): Promise<void> => {
      sessions += 1;
    };
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => amy.core.verifyChallenge({ ...amy.asker, handle, purpose: 'sign-in', code, onSuccess })),
    );
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(sessions).toBe(1);
  });

  it('a restart ends the challenge before; a reload resumes it under a new handle', async () => {
    const { id } = await amy.enrollPhone();
    const first = valueOf(await amy.challenge(id));
    amy.host.clock.advance(30);
    const second = valueOf(await amy.challenge(id));
    expect(await amy.answer(first.handle, amy.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
    const resumed = await amy.core.currentChallenge(amy.asker);
    expect(resumed).toMatchObject({ regardingId: second.regardingId, triesLeft: 5 });
    expect(await amy.answer(second.handle, amy.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
    expect((await amy.answer(resumed?.handle ?? '', amy.lastCode())).ok).toBe(true);
    expect(await amy.core.currentChallenge(amy.asker)).toBeNull();
  });

  it('can be cancelled, and is over then', async () => {
    const { id } = await amy.enrollPhone();
    const { handle } = valueOf(await amy.challenge(id));
    expect(valueOf(await amy.core.cancelChallenge({ ...amy.asker, handle })).state).toBe('expired');
    expect(await amy.answer(handle, amy.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
    expect(await amy.core.cancelChallenge({ ...amy.asker, handle })).toEqual({ ok: false, code: 'challenge_over' });
  });

  it('E08: a method that policy does not accept is not challenged', async () => {
    const { id } = await amy.enrollPhone();
    const allowing = (allowedMethods: readonly Method[]) => amy.challenge(id, 'sign-in', { allowedMethods });
    expect(await allowing(['app-code'])).toEqual({ ok: false, code: 'method_not_allowed' });
    expect(await allowing([])).toEqual({ ok: false, code: 'method_not_allowed' });
  });
});

describe('a challenge by app', () => {
  it('B02: after step n, only a later step passes', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    amy.host.clock.advance(300);
    const pass = async (steps: number): Promise<boolean> =>
      (await amy.answer(valueOf(await amy.challenge(authenticator.id)).handle, codeIn(steps))).ok;
    expect([await pass(0), await pass(-1), await pass(0), await pass(1), await pass(1)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    expect(amy.events('challenge.refused').map((event) => event.details.replay)).toEqual([true, true, true]);
    expect(amy.notices('code_replayed')).toHaveLength(3);
  });

  it('B09: codes two steps away are refused, however often a person is late', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    for (let round = 0; round < 4; round += 1) {
      amy.host.clock.advance(600);
      const { handle } = valueOf(await amy.challenge(authenticator.id));
      expect((await amy.answer(handle, codeIn(-2))).ok).toBe(false);
      expect((await amy.answer(handle, codeIn(-1))).ok).toBe(true);
    }
  });

  it('B10: with the clock turned back an hour, used codes stay dead', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    amy.host.clock.advance(-3600);
    const { handle } = valueOf(await amy.challenge(authenticator.id));
    for (const steps of [-1, 0, 1]) expect((await amy.answer(handle, codeIn(steps))).ok).toBe(false);
  });

  it('sends nothing, also when asked to', async () => {
    const { authenticator } = await amy.enrollApp();
    const { handle, sendsLeft, resendAt } = valueOf(await amy.challenge(authenticator.id));
    expect([sendsLeft, resendAt]).toEqual([0, null]);
    const resend = await amy.resend(handle);
    expect(resend).toEqual({ ok: false, code: 'method_not_allowed' });
    expect(amy.host.tables().messages).toEqual([]);
  });
});

describe('S7: a code given together with the password', () => {
  it('S7: passes once, from any of the person’s apps', async () => {
    const first = await amy.enrollApp();
    const second = await amy.enrollApp();
    expect(valueOf(await amy.withPassword(second.codeIn(1))).id).toBe(second.authenticator.id);
    expect(valueOf(await amy.withPassword(first.codeIn(1))).id).toBe(first.authenticator.id);
    expect(await amy.withPassword(first.codeIn(1))).toMatchObject({ ok: false, code: 'code_wrong' });
  });

  it('S7: costs one guess however many apps there are', async () => {
    const app = await amy.enrollApp();
    await amy.enrollApp();
    const wrong = wrongCode(app.codeIn(50));
    await amy.withPassword(wrong);
    const counted = amy.events('second_factor.counted').filter((event) => event.details.flow === 'with-password');
    expect(counted).toHaveLength(1);
    expect([...amy.host.tables().authenticators.values()].map((row) => row.failuresInARow)).toEqual([1, 1]);
  });

  it('S7: an app used every day does not disable the one in the drawer', async () => {
    const { codeIn } = await amy.enrollApp();
    await amy.enrollApp();
    for (let day = 0; day < 60; day += 1) {
      amy.host.clock.advance(86_400);
      valueOf(await amy.withPassword(codeIn(0)));
    }
    expect([...amy.host.tables().authenticators.values()].map((row) => row.failuresInARow)).toEqual([0, 0]);
  });

  it('E08: is refused where policy does not accept apps, or there is none', async () => {
    const { codeIn } = await amy.enrollApp();
    const refusal = await amy.core.verifyAppCode({ ...amy.asker, code: codeIn(1), allowedMethods: ['text-message'] });
    expect(refusal).toEqual({ ok: false, code: 'method_not_allowed' });
    const bob = new Visitor(amy.host);
    await bob.enrollPhone();
    expect(await bob.withPassword('123456')).toEqual({ ok: false, code: 'method_unknown' });
  });
});
