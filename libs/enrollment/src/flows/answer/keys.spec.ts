import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CallAnswer } from '../../ports.js';
import { wrongCode } from '../../testing/answers.js';
import { Visitor, valueOf } from '../../testing/visitor.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});
const otherNumber = (number: string | null): string => (number === '42' ? '43' : '42');
const calls = () => amy.messages('voice-call');
const called = async (digitsOnCalls = false, visitor = amy) => {
  const { id } = await amy.enrollCall();
  return valueOf(await visitor.challenge(id, 'sign-in', { digitsOnCalls }));
};

describe('S3: a call to the authentication phone', () => {
  it('S3 S10: number, call, hash key, and the page that began it takes it up', async () => {
    const started = valueOf(await amy.start('voice-call'));
    expect(started).toMatchObject({ phone: '+49 1512 3456789', extension: null, number: null, sendsLeft: 2 });
    expect(valueOf(await amy.send(started.handle))).toMatchObject({ sent: true, number: null, sendsLeft: 1 });
    expect(calls()).toMatchObject([{ to: '+4915123456789', regardingId: started.regardingId, content: { locale: 'en' } }]);
    expect(await amy.core.redeemEnrollment({ ...amy.asker, handle: started.handle })).toEqual({
      ok: false,
      code: 'not_confirmed',
    });

    expect(await amy.press(started.regardingId, '#')).toBe('confirmed');
    expect(await amy.core.watchEnrollment({ ...amy.asker, handle: started.handle })).toMatchObject({ state: 'confirmed' });
    const enrolled = valueOf(await amy.core.redeemEnrollment({ ...amy.asker, handle: started.handle }));
    expect(enrolled.authenticator).toMatchObject({ id: started.regardingId, method: 'voice-call', hint: '+49 ••• ••89' });
    expect(enrolled.enrollment).toMatchObject({ state: 'completed', phone: null });
    expect(amy.events().map(({ action }) => action)).toEqual([
      'enrollment.started',
      'enrollment.code_sent',
      'enrollment.confirmed',
      'enrollment.completed',
      'authenticator.added',
    ]);
  });

  it('S3: at sign-in the hash key alone confirms, and costs no guess', async () => {
    const { handle, regardingId, number } = await called();
    expect(number).toBeNull();
    expect(await amy.press(regardingId, '#')).toBe('confirmed');
    const passed = valueOf(await amy.redeem(handle));
    expect(passed.challenge.state).toBe('approved');
    expect(amy.events('second_factor.counted')).toEqual([]);
    expect(await amy.redeem(handle)).toEqual({ ok: false, code: 'challenge_over' });
  });

  it('S5 S11: an office phone is called with its extension, and says so to nobody else', async () => {
    const phone = { country: 'DE', number: '030 1234567', extension: '42' };
    const { handle, regardingId, extension } = valueOf(await amy.start('office-phone', { phone }));
    expect(extension).toBe('42');
    valueOf(await amy.send(handle));
    expect(calls()[0]).toMatchObject({ to: '+49301234567', content: { extension: '42' } });
    expect(calls()[0]?.content.greeting).not.toContain('4 2');
    expect(await amy.press(regardingId, '#')).toBe('confirmed');
    const { authenticator } = valueOf(await amy.core.redeemEnrollment({ ...amy.asker, handle }));
    amy.host.clock.advance(60);
    valueOf(await amy.challenge(authenticator.id));
    expect(calls()[1]).toMatchObject({ to: '+49301234567', content: { extension: '42' } });
  });

  it('S5: the directory’s number is called where the person left it as it is', async () => {
    const knownPhone = { country: 'DE', number: '+49 (30) 123 45-67' };
    const { handle, phone } = valueOf(await amy.start('office-phone', { phone: undefined, knownPhone }));
    expect(phone).toBe('+49 30 1234567');
    valueOf(await amy.send(handle));
    expect(calls()[0]?.to).toBe('+49301234567');
  });

  it('no code is sent with a call, and none that is typed answers it', async () => {
    const { handle } = await called();
    expect(amy.texts()).toEqual([]);
    expect(await amy.answer(handle, '123456')).toEqual({ ok: false, code: 'code_malformed', field: 'code' });
    expect(amy.events('second_factor.counted')).toEqual([]);
  });

  it('C02: two calls for one challenge, and no third', async () => {
    const { handle, sendsLeft } = await called();
    expect(sendsLeft).toBe(1);
    amy.host.clock.advance(30);
    expect(valueOf(await amy.resend(handle))).toMatchObject({ sendsLeft: 0, resendAt: null });
    amy.host.clock.advance(120);
    expect(await amy.resend(handle)).toEqual({ ok: false, code: 'send_limit' });
  });
});

describe('S16: fraud by phone', () => {
  it('S16: zero and hash block the person, with where the request came from', async () => {
    const { handle, regardingId } = await called();
    expect(await amy.press(regardingId, '0#')).toBe('fraud_reported');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'fraud_reported' });
    expect(amy.host.tables().reports[0]?.report).toEqual({
      by: 'call',
      regardingId,
      decisionId: null,
      method: 'voice-call',
      hint: '+49 ••• ••89',
      application: 'Example Org',
      place: '192.0.2.7',
      browser: 'Firefox on Windows',
    });
    expect(await amy.redeem(handle)).toEqual({ ok: false, code: 'challenge_over' });
    amy.host.clock.advance(60);
    const [phone] = await amy.core.listMethods(amy.asker);
    expect(await amy.challenge(phone?.id ?? '')).toEqual({ ok: false, code: 'blocked' });
    expect(await amy.start('app-code')).toEqual({ ok: false, code: 'blocked' });
  });

  it('S16: also while a phone is being set up, and where digits are asked for', async () => {
    const { handle, regardingId } = valueOf(await amy.start('voice-call', { digitsOnCalls: true }));
    valueOf(await amy.send(handle));
    expect(await amy.press(regardingId, '0#')).toBe('fraud_reported');
    expect(await amy.core.watchEnrollment({ ...amy.asker, handle })).toMatchObject({ state: 'cancelled' });
    expect(await amy.core.redeemEnrollment({ ...amy.asker, handle })).toEqual({ ok: false, code: 'enrollment_over' });
  });
});

describe('C06: two digits on the page', () => {
  it('C06 D03: the digits and hash confirm; they are on the page and nowhere else', async () => {
    const { handle, regardingId, number } = await called(true);
    expect(number).toMatch(/^[1-9][0-9]$/);
    expect(JSON.stringify(calls().at(-1))).not.toContain(`"${number}"`);
    expect(await amy.press(regardingId, `${number}#`)).toBe('confirmed');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'confirmed', number: null });
    expect((await amy.redeem(handle)).ok).toBe(true);
    expect(amy.events('second_factor.counted')).toHaveLength(1);
  });

  it('D03: one wrong number ends the request, counts, and is booked on the phone', async () => {
    const { handle, regardingId, number } = await called(true);
    expect(await amy.press(regardingId, `${otherNumber(number)}#`)).toBe('wrong');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'failed' });
    expect(await amy.press(regardingId, `${number}#`)).toBe('over');
    expect(amy.events('challenge.failed')).toMatchObject([{ code: 'number_wrong', details: { flow: 'keys' } }]);
    expect(amy.events('second_factor.counted')).toHaveLength(1);
    expect([...amy.host.tables().authenticators.values()].map(({ failuresInARow }) => failuresInARow)).toEqual([1]);
  });

  it('C06: a greeting that plays every key, or hash alone, confirms nothing and costs no guess', async () => {
    for (const keys of ['#', '1234567890*#', '*#', '00#', '4#']) {
      amy = new Visitor();
      const { handle, regardingId } = await called(true);
      expect(await amy.press(regardingId, keys)).toBe('wrong');
      expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'failed' });
      expect((await amy.redeem(handle)).ok).toBe(false);
      expect(amy.events('second_factor.counted')).toEqual([]);
    }
  });

  it('C06: digits stay what they are over a second call, also through a reload', async () => {
    const { handle, regardingId, number } = await called(true);
    amy.host.clock.advance(30);
    expect(valueOf(await amy.resend(handle)).number).toBe(number);
    expect((await amy.core.currentChallenge(amy.asker))?.number).toBe(number);
    expect(await amy.press(regardingId, `${number}#`)).toBe('confirmed');
  });

  it('A01 D03: whoever has the password and calls on, guesses ten times an hour at most', async () => {
    const { id } = await amy.enrollCall();
    const answers: string[] = [];
    for (let index = 0; index < 14; index += 1) {
      amy.host.clock.advance(200);
      const started = await amy.challenge(id, 'sign-in', { digitsOnCalls: true });
      if (!started.ok) answers.push(started.code);
      else answers.push(await amy.press(started.value.regardingId, `${otherNumber(started.value.number)}#`));
    }
    expect(answers.filter((answer) => answer === 'wrong').length).toBeLessThanOrEqual(10);
    expect(amy.events('second_factor.counted').length).toBeLessThanOrEqual(10);
  });
});

describe('a call that is not answered, and answers that come late', () => {
  it.each<[string, CallAnswer]>([
    ['', 'nothing'],
    ['5', 'nothing'],
    ['0', 'nothing'],
    ['5#', 'wrong'],
    ['12#', 'wrong'],
  ])('C06: the keys %p end the request: %s', async (keys, answer) => {
    const { handle, regardingId } = await called();
    expect(await amy.press(regardingId, keys)).toBe(answer);
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'failed' });
    expect(await amy.press(regardingId, '#')).toBe('over');
    expect(amy.events('challenge.failed')).toHaveLength(1);
  });

  it('B03: of twenty hash keys at once one confirms, and of twenty redemptions one passes', async () => {
    const { handle, regardingId } = await called();
    const pressed = await Promise.all(Array.from({ length: 20 }, () => amy.press(regardingId, '#')));
    expect(pressed.filter((one) => one === 'confirmed')).toHaveLength(1);
    const redeemed = await Promise.all(Array.from({ length: 20 }, () => amy.redeem(handle)));
    expect(redeemed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('B07: keys count for five minutes, and a confirmation until the challenge is over', async () => {
    const early = await called();
    amy.host.clock.advance(300);
    expect(await amy.press(early.regardingId, '#')).toBe('over');
    const [phone] = await amy.core.listMethods(amy.asker);
    const { handle, regardingId } = valueOf(await amy.challenge(phone?.id ?? ''));
    await amy.press(regardingId, '#');
    amy.host.clock.advance(300);
    expect(await amy.redeem(handle)).toEqual({ ok: false, code: 'challenge_over' });
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'expired' });
  });

  it('C08: an id that is unknown, over, or of a request without a call is over', async () => {
    const { id } = await amy.enrollPhone();
    const texted = valueOf(await amy.challenge(id));
    expect(await amy.press(texted.regardingId, '#')).toBe('over');
    expect(await amy.press(amy.personId, '#')).toBe('over');
    expect((await amy.answer(texted.handle, amy.lastCode())).ok).toBe(true);
  });

  it('A05: a confirmation from before a pause is not redeemed during it', async () => {
    const { codeIn } = await amy.enrollApp();
    const { handle, regardingId } = await called();
    expect(await amy.press(regardingId, '#')).toBe('confirmed');
    for (let index = 0; index < 10; index += 1) await amy.withPassword(wrongCode(codeIn(50)));
    expect(await amy.redeem(handle)).toMatchObject({ ok: false, code: 'second_factor_locked' });
    const [phone] = (await amy.core.listMethods(amy.asker)).filter(({ method }) => method === 'voice-call');
    expect(await amy.challenge(phone?.id ?? '')).toMatchObject({ ok: false, code: 'second_factor_locked' });
  });

  it('A05 S16: keys pressed during a pause confirm nothing; a report is heard', async () => {
    const { codeIn } = await amy.enrollApp();
    const { regardingId } = await called();
    for (let index = 0; index < 10; index += 1) await amy.withPassword(wrongCode(codeIn(50)));
    expect(await amy.press(regardingId, '#')).toBe('over');
    expect(await amy.press(regardingId, '0#')).toBe('fraud_reported');
  });

  it('B04: nobody else redeems it: not another session, not another person, not for another purpose', async () => {
    const { handle, regardingId } = await called();
    await amy.press(regardingId, '#');
    for (const other of [amy.elsewhere(), new Visitor(amy.host)]) {
      expect(await other.redeem(handle)).toEqual({ ok: false, code: 'challenge_over' });
    }
    expect(await amy.redeem(handle, 'fresh-proof')).toEqual({ ok: false, code: 'challenge_over' });
    expect((await amy.redeem(handle)).ok).toBe(true);
  });
});
