import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrongCode } from '../../testing/answers.js';
import { AMYS_NUMBER, Visitor, valueOf } from '../../testing/visitor.js';
import { asciiDigits } from './digits.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});
const texted = async () => valueOf(await amy.challenge((await amy.enrollPhone()).id));

describe('S4: the reply to a text', () => {
  it('S4: the code confirms, and the page that began it takes it up, once', async () => {
    const { handle } = await texted();
    expect(await amy.reply(` ${amy.lastCode()}\n`)).toBe('confirmed');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'confirmed' });
    expect(await amy.reply(amy.lastCode())).toBe('nothing');
    expect(valueOf(await amy.redeem(handle)).challenge.state).toBe('approved');
    expect(await amy.redeem(handle)).toEqual({ ok: false, code: 'challenge_over' });
    expect(amy.events('challenge.confirmed')).toHaveLength(1);
  });

  it('S4 S10: works while the phone is being set up', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(handle));
    expect(await amy.reply(amy.lastCode())).toBe('confirmed');
    const { authenticator } = valueOf(await amy.core.redeemEnrollment({ ...amy.asker, handle }));
    expect(authenticator.method).toBe('text-message');
  });

  it('S4: digits of any script are read as what they are', async () => {
    const zeros = ['٠', '०', '０', '𝟎'].map((zero) => zero.codePointAt(0) ?? 0);
    fc.assert(
      fc.property(fc.constantFrom(...zeros), fc.array(fc.nat({ max: 9 }), { maxLength: 8 }), (zero, digits) => {
        expect(asciiDigits(digits.map((digit) => String.fromCodePoint(zero + digit)).join(''))).toBe(digits.join(''));
      }),
    );
    expect(asciiDigits('Code: 12a')).toBe('Code: 12a');
    await texted();
    const arabic = [...amy.lastCode()].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    expect(await amy.reply(arabic)).toBe('confirmed');
  });

  it('A04 S4: a wrong code counts like one that is typed: the try, the guess, the phone', async () => {
    const { handle } = await texted();
    const before = amy.events('second_factor.counted').length;
    expect(await amy.reply(wrongCode(amy.lastCode()))).toBe('wrong');
    expect(amy.events('second_factor.counted')).toHaveLength(before + 1);
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'pending', triesLeft: 4 });
    expect([...amy.host.tables().authenticators.values()].map(({ failuresInARow }) => failuresInARow)).toEqual([1]);
    expect(await amy.reply(amy.lastCode())).toBe('confirmed');
  });

  it('A13: five wrong replies end it, the owner is told after the third, and the right code is over', async () => {
    const { handle } = await texted();
    for (let index = 0; index < 5; index += 1) await amy.reply(wrongCode(amy.lastCode()));
    expect(amy.notices('wrong_answers')).toHaveLength(1);
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'failed', triesLeft: 0 });
    expect(await amy.reply(amy.lastCode())).toBe('nothing');
    expect(amy.events('challenge.failed')).toHaveLength(1);
  });

  it('A03 A13: of thirty wrong replies at once five are looked at', async () => {
    await texted();
    const before = amy.events('second_factor.counted').length;
    const wrong = wrongCode(amy.lastCode());
    await Promise.all(Array.from({ length: 30 }, () => amy.reply(wrong)));
    expect(amy.events('second_factor.counted')).toHaveLength(before + 5);
    expect(amy.events('challenge.failed')).toHaveLength(1);
  });

  it('A01: the tenth answer may come as a reply and be right: it confirms, and its own pause does not stop it', async () => {
    const { codeIn } = await amy.enrollApp();
    const phone = await amy.enrollPhone();
    for (let index = 0; index < 8; index += 1) await amy.withPassword(wrongCode(codeIn(50)));
    const { handle } = valueOf(await amy.challenge(phone.id));
    expect(await amy.core.secondFactorLockedUntil(amy.asker)).toBeNull();
    expect(await amy.reply(amy.lastCode())).toBe('confirmed');
    expect(amy.events('second_factor.locked')).toHaveLength(1);
    expect((await amy.redeem(handle)).ok).toBe(true);
    expect(await amy.core.secondFactorLockedUntil(amy.asker)).toBeNull();
  });

  it('A11: anything else is ignored, and costs nothing', async () => {
    const { handle } = await texted();
    const before = amy.events().length;
    const body = fc.oneof(fc.string(), fc.constantFrom('', 'STOP', '12345', '1234567', '00', '0 0', '123 456', '123456.'));
    await fc.assert(
      fc.asyncProperty(
        body.filter((text) => !/^\p{Nd}{6}$|^\p{Nd}$/u.test(text.trim())),
        async (text) => (await amy.reply(text)) === 'nothing',
      ),
    );
    expect(amy.events()).toHaveLength(before);
    expect((await amy.answer(handle, amy.lastCode())).ok).toBe(true);
  });

  it('B04: another number, a number that was called, and a request that is over: ignored', async () => {
    const { handle } = await texted();
    const code = amy.lastCode();
    expect(await amy.reply(code, '+4915123456788')).toBe('nothing');
    await amy.core.cancelChallenge({ ...amy.asker, handle });
    expect(await amy.reply(code)).toBe('nothing');
    amy.host.clock.advance(60);
    const { regardingId } = valueOf(await amy.challenge((await amy.enrollCall()).id));
    expect(await amy.reply('123456')).toBe('nothing');
    expect(await amy.reply('0')).toBe('nothing');
    expect(await amy.press(regardingId, '#')).toBe('confirmed');
  });

  it('B06 B07: a code that was replaced, or is past its time, confirms nothing', async () => {
    const { handle } = await texted();
    const first = amy.lastCode();
    amy.host.clock.advance(30);
    valueOf(await amy.resend(handle));
    if (first !== amy.lastCode()) expect(await amy.reply(first)).toBe('wrong');
    amy.host.clock.advance(270);
    expect(await amy.reply(amy.lastCode())).toBe('nothing');
  });

  it('B03: of twenty right replies at once one confirms; typed at the same time, one of both passes', async () => {
    const { handle } = await texted();
    const code = amy.lastCode();
    const [typed, ...replies] = await Promise.all([
      amy.answer(handle, code),
      ...Array.from({ length: 4 }, () => amy.reply(code)),
    ]);
    const confirmed = replies.filter((one) => one === 'confirmed').length;
    expect(Number(typed.ok) + confirmed).toBe(1);
  });

  it('a phone that two people share: each code finds its own person, and nobody is confirmed by another’s', async () => {
    const bob = new Visitor(amy.host);
    const amysPhone = await amy.enrollPhone();
    amy.host.clock.advance(60);
    const bobsPhone = await bob.enrollPhone();
    const amys = valueOf(await amy.challenge(amysPhone.id));
    const amysCode = amy.lastCode();
    amy.host.clock.advance(60);
    const bobs = valueOf(await bob.challenge(bobsPhone.id));
    if (amysCode === bob.lastCode()) return;
    expect(await amy.reply(amysCode)).toBe('confirmed');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle: amys.handle })).toMatchObject({ state: 'confirmed' });
    expect(await bob.core.watchChallenge({ ...bob.asker, handle: bobs.handle })).toMatchObject({ state: 'pending' });
  });
});

describe('S16: zero as the reply', () => {
  it('S16: blocks, alerts, and ends the request; the report says that it came by text', async () => {
    const { handle } = await texted();
    expect(await amy.reply(' 0 ')).toBe('fraud_reported');
    expect(await amy.core.watchChallenge({ ...amy.asker, handle })).toMatchObject({ state: 'fraud_reported' });
    expect(amy.host.tables().reports[0]?.report).toMatchObject({ by: 'text', method: 'text-message', hint: '+49 ••• ••89' });
    expect(amy.notices('fraud_reported')).toHaveLength(1);
    expect(await amy.answer(handle, amy.lastCode())).toEqual({ ok: false, code: 'challenge_over' });
  });

  it('S16: with nothing live on that number it says nothing about anybody', async () => {
    await amy.enrollPhone();
    expect(await amy.reply('0', AMYS_NUMBER)).toBe('nothing');
    expect(amy.host.tables().blocks.size).toBe(0);
  });
});
