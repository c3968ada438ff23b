import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { DeviceOwner, otherNumber } from '../../testing/device-owner.js';
import { TestDevice } from '../../testing/device.js';
import { createMemoryHost } from '../../testing/memory/memory-ports.js';
import { valueOf } from '../../testing/visitor.js';

let amy: DeviceOwner;
beforeEach(() => {
  amy = new DeviceOwner();
});
const over = { ok: false, code: 'challenge_over' };

describe('activation', () => {
  it('S12: scan, activate, contact me, type the two digits, done', async () => {
    const started = await amy.activated();
    expect(started.device?.uri).toBe(`${started.device?.url}#activate=${started.device?.code.replaceAll(' ', '')}`);
    const watched = await amy.core.watchEnrollment({ ...amy.asker, handle: started.handle });
    expect(watched).toMatchObject({ activated: true, deviceName: 'Pixel 8', device: null, state: 'awaiting_proof' });
    expect(valueOf(await amy.core.pollDevice(amy.device.poll()))).toBeNull();

    const { number } = await amy.contact(started.handle);
    expect(number).toMatch(/^[1-9][0-9]$/);
    expect(await amy.request()).toMatchObject({ purpose: 'enroll', application: 'Example Org', place: '', browser: '' });
    expect(await amy.say('authenticate', number)).toEqual({ ok: true, value: { answer: 'authenticate' } });
    const { authenticator } = valueOf(await amy.core.redeemEnrollment({ ...amy.asker, handle: started.handle }));
    expect(authenticator).toMatchObject({
      id: amy.device.deviceId,
      method: 'app-notification',
      hint: 'Pixel 8',
      preferred: true,
    });
  });

  it('D07: the code works once, in its time, for the enrollment that shows it', async () => {
    const { device } = await amy.activated();
    const second = new TestDevice();
    const unknown = { ok: false, code: 'device_unknown', field: 'code' };
    expect(await amy.core.activateDevice(second.activation(device?.code ?? ''))).toEqual(unknown);
    expect(await amy.core.activateDevice(second.activation('ABCD'.repeat(7)))).toEqual(unknown);
    expect(await amy.core.activateDevice(second.activation('short'))).toEqual(unknown);

    const bob = new DeviceOwner(amy.host);
    const options = {
      method: 'app-notification',
      account: 'bob',
      allowedMethods: ['app-notification'],
      digitsOnCalls: false,
    } as const;
    const late = valueOf(await bob.core.startEnrollment({ ...bob.asker, ...options }));
    amy.host.clock.advance(600);
    expect(await bob.core.activateDevice(second.activation(late.device?.code ?? ''))).toEqual(unknown);
  });

  it('D07: of ten phones at once one becomes the device', async () => {
    const options = {
      method: 'app-notification',
      account: 'amy',
      allowedMethods: ['app-notification'],
      digitsOnCalls: false,
    } as const;
    const { device } = valueOf(await amy.core.startEnrollment({ ...amy.asker, ...options }));
    const phones = Array.from({ length: 10 }, () => new TestDevice());
    const outcomes = await Promise.all(phones.map((phone) => amy.core.activateDevice(phone.activation(device?.code ?? ''))));
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  });

  it('D07: a key that is not P-256, or is not held by the caller, activates nothing', async () => {
    const options = {
      method: 'app-notification',
      account: 'amy',
      allowedMethods: ['app-notification'],
      digitsOnCalls: false,
    } as const;
    const { device } = valueOf(await amy.core.startEnrollment({ ...amy.asker, ...options }));
    const code = device?.code ?? '';
    const [good, other] = [new TestDevice(), new TestDevice()];
    const refusals = [
      new TestDevice(1, 'P-384').activation(code),
      { ...good.activation(code), publicKey: other.publicKey },
      { ...good.activation(code), name: 'Another name' },
      { ...good.activation(code), publicKey: new Uint8Array(9999) },
    ];
    for (const refusal of refusals) expect(await amy.core.activateDevice(refusal)).toMatchObject({ code: 'device_key' });
    expect(valueOf(await amy.core.activateDevice(good.activation(code, 'My\u202e  phone\n')))).toMatchObject({
      account: 'amy',
      issuer: 'Example Org',
    });
    expect([...amy.host.tables().enrollments.values()][0]?.hint).toBe('My phone');
  });
});

describe('a request on the device', () => {
  it('S6 D02: shows where it comes from, is confirmed by the two digits, and redeemed once by the browser that began it', async () => {
    const { id } = await amy.enrolled();
    const { handle, number } = await amy.challenged(id);
    expect(await amy.request()).toMatchObject({
      purpose: 'sign-in',
      application: 'Example sign-in',
      place: '192.0.2.7',
      browser: 'Firefox on Windows',
      expiresAt: new Date(amy.host.clock.now().getTime() + 60_000),
    });
    expect(await amy.redeem(handle)).toEqual({ ok: false, code: 'not_confirmed' });
    valueOf(await amy.say('authenticate', number));
    expect(await amy.state(handle)).toBe('confirmed');
    expect(await amy.elsewhere().redeem(handle)).toEqual(over);
    expect(valueOf(await amy.redeem(handle)).authenticator.id).toBe(id);
    expect(await amy.redeem(handle)).toEqual(over);
    expect(amy.host.tables().guesses.size).toBe(0);
  });

  it('D08: what a sign-in says of itself is cut and cleaned before the device shows it', async () => {
    const { id } = await amy.enrolled();
    await amy.challenged(id, { application: `Bank\u202e\n${'x'.repeat(200)}`, place: 'here\u0000', browser: '\u2066evil\u2069' });
    const shown = await amy.request();
    expect([...shown.application]).toHaveLength(64);
    expect(shown).toMatchObject({ place: 'here', browser: 'evil' });
    expect(JSON.stringify(shown)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\\n|\\u0000/);
  });

  it('D03 A04: a wrong number ends the request and counts like any other guess', async () => {
    const { id } = await amy.enrolled();
    const { handle, number } = await amy.challenged(id);
    const request = await amy.request();
    expect(await amy.say('authenticate', otherNumber(number))).toEqual({ ok: false, code: 'number_wrong' });
    expect(await amy.state(handle)).toBe('failed');
    expect(await amy.core.answerByDevice(amy.device.answer(request, 'authenticate', number))).toEqual(over);
    expect(await amy.redeem(handle)).toEqual(over);
    expect(amy.host.tables().guesses.get(amy.asker.personId)?.recent).toHaveLength(1);
    expect(amy.host.tables().authenticators.get(id)?.failuresInARow).toBe(1);
  });

  it('D03: of ten numbers at once one is looked at', async () => {
    const { id } = await amy.enrolled();
    const { number } = await amy.challenged(id);
    const request = await amy.request();
    const wrong = otherNumber(number);
    const answers = Array.from({ length: 10 }, (_, index) =>
      amy.device.answer(request, 'authenticate', index === 0 ? wrong : (number ?? '')),
    );
    const outcomes = await Promise.all(answers.map((answer) => amy.core.answerByDevice(answer)));
    expect(outcomes.filter((one) => one.ok)).toEqual([]);
    expect(amy.host.tables().guesses.get(amy.asker.personId)?.recent).toHaveLength(1);
  });

  it('A01 A04: the tenth wrong answer pauses this door too, wherever the others were given', async () => {
    const host = createMemoryHost({ settings: { wrongAnswersPerHour: 5, pushesUnanswered: 3 } });
    amy = new DeviceOwner(host);
    const { id } = await amy.enrolled();
    const { number } = await amy.challenged(id);
    const limits = { perHour: 5, lockSeconds: [900] };
    await host.ports.transaction(async (tx) => {
      for (let index = 0; index < 5; index += 1) await tx.guesses.count(amy.asker.personId, limits, tx.now);
    });
    expect(await amy.say('authenticate', number)).toMatchObject({ ok: false, code: 'second_factor_locked' });
  });

  it('D02 A11: authenticate without two digits is malformed and costs nothing; so is a number with a no', async () => {
    const { id } = await amy.enrolled();
    await amy.challenged(id);
    const request = await amy.request();
    for (const number of [null, '', '7', '07', '123', '４２', 'ab']) {
      const answer = amy.device.answer(request, 'authenticate', number);
      expect(await amy.core.answerByDevice(answer)).toMatchObject({ ok: false, code: 'code_malformed' });
    }
    expect(await amy.core.answerByDevice(amy.device.answer(request, 'deny', '42'))).toMatchObject({ code: 'code_malformed' });
    const other = { ...amy.device.answer(request, 'deny'), decision: 'approve' as 'deny' };
    expect(await amy.core.answerByDevice(other)).toMatchObject({ code: 'code_malformed' });
    expect(amy.host.tables().guesses.size).toBe(0);
  });

  it('D04: nothing that was signed counts twice, and a counter never goes back', async () => {
    const { id } = await amy.enrolled();
    const { number } = await amy.challenged(id);
    const refusal = { ok: false, code: 'device_signature' };
    const poll = amy.device.poll();
    valueOf(await amy.core.pollDevice(poll));
    expect(await amy.core.pollDevice(poll)).toEqual(refusal);
    const answer = amy.device.answer(await amy.request(), 'authenticate', number);
    valueOf(await amy.core.answerByDevice(answer));
    expect(await amy.core.answerByDevice(answer)).toEqual(refusal);
    amy.device.counter = 5;
    expect(await amy.core.pollDevice(amy.device.poll())).toEqual(refusal);
    for (const counter of [-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      amy.device.counter = counter - 1;
      expect(await amy.core.pollDevice(amy.device.poll())).toEqual(refusal);
    }
    expect(amy.events('device.refused').map((event) => event.details['reason'])).toContain('counter');
  });

  it('D04 D07: another key, another request, a changed number: no signature covers it', async () => {
    const { id } = await amy.enrolled();
    const { number } = await amy.challenged(id);
    const request = await amy.request();
    const thief = new TestDevice(5000);
    thief.deviceId = amy.device.deviceId;
    const refusal = { ok: false, code: 'device_signature' };
    expect(await amy.core.answerByDevice(thief.answer(request, 'authenticate', number))).toEqual(refusal);
    const honest = amy.device.answer(request, 'authenticate', otherNumber(number));
    expect(await amy.core.answerByDevice({ ...honest, number: number ?? '' })).toEqual(refusal);
    expect(await amy.core.answerByDevice({ ...honest, decision: 'deny', number: null })).toEqual(refusal);
    expect(await amy.core.answerByDevice({ ...honest, requestId: randomUUID() })).toEqual(refusal);
    expect(await amy.core.answerByDevice(amy.device.answer({ ...request, nonce: 'other' }, 'authenticate', number))).toEqual(
      refusal,
    );
    const unknown = { ok: false, code: 'device_unknown' };
    for (const deviceId of [randomUUID(), 'no uuid', '']) {
      expect(await amy.core.pollDevice({ ...amy.device.poll(), deviceId })).toEqual(unknown);
    }
  });

  it('B04 D05: a device answers its own person’s requests only', async () => {
    const { id } = await amy.enrolled();
    const bob = new DeviceOwner(amy.host);
    await bob.enrolled();
    const { number } = await amy.challenged(id);
    const request = await amy.request();
    expect(valueOf(await bob.core.pollDevice(bob.device.poll()))).toBeNull();
    const nonce = 'whatever bob puts here';
    expect(await bob.core.answerByDevice(bob.device.answer({ ...request, nonce }, 'authenticate', number))).toMatchObject({
      ok: false,
    });
    expect(amy.host.tables().guesses.size).toBe(0);
  });

  it('B07: is over at its time', async () => {
    const { id } = await amy.enrolled();
    const { number } = await amy.challenged(id);
    const request = await amy.request();
    amy.host.clock.advance(60);
    expect(valueOf(await amy.core.pollDevice(amy.device.poll()))).toBeNull();
    expect(await amy.core.answerByDevice(amy.device.answer(request, 'authenticate', number))).toEqual(over);
  });

  it('D06: deny ends the sign-in and pauses notifications; a second one within the hour alarms', async () => {
    const { id } = await amy.enrolled();
    const first = await amy.challenged(id);
    expect(await amy.say('deny')).toEqual({ ok: true, value: { answer: 'deny' } });
    expect(await amy.state(first.handle)).toBe('denied');
    expect(await amy.redeem(first.handle)).toEqual(over);
    expect(await amy.start(id)).toMatchObject({
      ok: false,
      code: 'push_paused',
      retryAt: new Date(amy.host.clock.now().getTime() + 300_000),
    });
    expect(amy.events('push.paused')).toMatchObject([{ details: { reason: 'denied', alarm: false } }]);

    amy.host.clock.advance(301);
    await amy.challenged(id);
    valueOf(await amy.say('deny'));
    expect(amy.events('challenge.denied').map((event) => event.details['alarm'])).toEqual([false, true]);
    amy.host.clock.advance(3601);
    await amy.challenged(id);
    valueOf(await amy.say('deny'));
    expect(amy.events('challenge.denied').at(-1)?.details['alarm']).toBe(false);
  });

  it('S6: deny while it is being set up ends the enrollment and pauses nothing', async () => {
    const { handle } = await amy.activated();
    await amy.contact(handle);
    valueOf(await amy.say('deny'));
    expect(await amy.core.watchEnrollment({ ...amy.asker, handle })).toMatchObject({ state: 'failed' });
    expect(amy.events('push.paused')).toEqual([]);
    expect(await amy.core.redeemEnrollment({ ...amy.asker, handle })).toMatchObject({ code: 'enrollment_over' });
  });

  it('a removed device is unknown; a disabled one is asked nothing', async () => {
    const { id } = await amy.enrolled();
    await amy.challenged(id);
    const request = await amy.request();
    await amy.host.ports.transaction((tx) => tx.authenticators.countFailure(id, amy.asker.personId, 1, tx.now));
    expect(valueOf(await amy.core.pollDevice(amy.device.poll()))).toBeNull();
    expect(await amy.core.answerByDevice(amy.device.answer(request, 'deny'))).toEqual(over);
    valueOf(await amy.core.removeMethod({ ...amy.asker, id, required: false, allowedMethods: [] }));
    expect(await amy.core.pollDevice(amy.device.poll())).toEqual({ ok: false, code: 'device_unknown' });
  });

  it('D07: what a device wants kept is under its signature, enrolled or still enrolling', async () => {
    await amy.activated();
    const kept: string[] = [];
    const prove = (call: ReturnType<TestDevice['proof']>) =>
      amy.core.proveDevice({ ...call, onSuccess: async (_, { deviceId }) => void kept.push(`${deviceId} ${call.content}`) });
    expect(await prove(amy.device.proof('subscribe', '{"endpoint":"a"}'))).toEqual({ ok: true, value: null });
    const swapped = { ...amy.device.proof('subscribe', '{"endpoint":"a"}'), content: '{"endpoint":"b"}' };
    expect(await prove(swapped)).toEqual({ ok: false, code: 'device_signature' });
    expect(kept).toEqual([`${amy.device.deviceId} {"endpoint":"a"}`]);
  });
});
