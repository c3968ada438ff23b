import { beforeEach, describe, expect, it } from '@jest/globals';
import { METHODS } from '../../methods/registry.js';
import { Visitor, valueOf } from '../../testing/visitor.js';
import { wrongCode } from '../../testing/answers.js';

let amy: Visitor;
beforeEach(() => {
  amy = new Visitor();
});

describe('binding an authentication phone', () => {
  it('S10: number, text, code: enrolled, with what the page shows at each step', async () => {
    const started = valueOf(await amy.start('text-message'));
    expect(started).toMatchObject({ method: 'text-message', state: 'awaiting_proof', phone: '+49 1512 3456789', app: null });
    expect(started).toMatchObject({ sent: false, resendAt: null, sendsLeft: 3, triesLeft: 5 });

    const sent = valueOf(await amy.send(started.handle));
    expect(sent).toMatchObject({ handle: started.handle, sent: true, sendsLeft: 2, triesLeft: 5 });
    expect(sent.resendAt).toEqual(new Date(amy.host.clock.now().getTime() + 30_000));

    const done = valueOf(await amy.verify(started.handle, amy.lastCode()));
    expect(done.enrollment).toMatchObject({ state: 'completed', phone: null });
    expect(done.authenticator).toMatchObject({ method: 'text-message', hint: '+49 ••• ••89', preferred: true, disabledAt: null });
    expect(await amy.core.listMethods({ personId: amy.personId })).toEqual([done.authenticator]);
    expect(amy.events().map((event) => event.action)).toEqual([
      'enrollment.started',
      'enrollment.code_sent',
      'second_factor.counted',
      'enrollment.completed',
      'authenticator.added',
    ]);
  });

  it('S9: a number that is refused starts nothing', async () => {
    const phone = { country: 'US', number: '555-444-5555' };
    expect(await amy.start('text-message', { phone })).toEqual({ ok: false, code: 'phone_punctuation', field: 'number' });
    expect(await amy.start('text-message', { phone: undefined })).toMatchObject({ ok: false, code: 'phone_invalid' });
    expect(amy.host.tables().enrollments.size).toBe(0);
  });

  it('E08: a method that policy does not offer cannot be started; an empty list offers none', async () => {
    expect(await amy.start('text-message', { allowedMethods: ['app-code'] })).toEqual({ ok: false, code: 'method_not_allowed' });
    expect(await amy.start('app-code', { allowedMethods: [] })).toEqual({ ok: false, code: 'method_not_allowed' });
  });
});

describe('binding an app', () => {
  it('S12: the key is shown to the enrolling session until the proof, also after a reload, and never afterwards', async () => {
    const started = valueOf(await amy.start('app-code'));
    expect(started.app).toMatchObject({ issuer: 'Example Org', account: 'amy', digits: 6, periodSeconds: 30 });
    expect(started).toMatchObject({ phone: null, sendsLeft: 0, resendAt: null });

    const resumed = await amy.core.currentEnrollment(amy.asker);
    expect(resumed?.app).toEqual(started.app);
    expect(resumed?.handle).not.toBe(started.handle);
    expect(await amy.elsewhere().core.currentEnrollment(amy.elsewhere().asker)).toBeNull();
    expect(await amy.verify(started.handle, '123456')).toMatchObject({ ok: false, code: 'enrollment_over' });

    const { authenticator } = await amy.enrollApp();
    expect(authenticator).toMatchObject({ label: '', hint: 'amy' });
    expect(await amy.core.currentEnrollment(amy.asker)).toBeNull();
  });

  it('an app sends no text', async () => {
    const { handle } = valueOf(await amy.start('app-code'));
    expect(await amy.send(handle)).toEqual({ ok: false, code: 'method_not_allowed' });
  });

  it('B01: the code that proved the app does not sign in as well', async () => {
    const { authenticator, codeIn } = await amy.enrollApp();
    const { handle } = valueOf(await amy.challenge(authenticator.id));
    expect(await amy.answer(handle, codeIn(0))).toMatchObject({ ok: false, code: 'code_wrong' });
    expect((await amy.answer(handle, codeIn(1))).ok).toBe(true);
  });

  it('one guess is never worth more than a handful of apps', async () => {
    for (let index = 0; index < 5; index += 1) await amy.enrollApp();
    expect(await amy.start('app-code')).toEqual({ ok: false, code: 'method_not_allowed' });
    expect((await amy.start('text-message')).ok).toBe(true);
  });

  it('the second authenticator is not preferred, and lists after the first', async () => {
    const first = await amy.enrollPhone();
    const { authenticator } = await amy.enrollApp();
    expect(authenticator.preferred).toBe(false);
    const listed = await amy.core.listMethods({ personId: amy.personId });
    expect(listed.map((one) => one.id)).toEqual([first.id, authenticator.id]);
  });
});

describe('an enrollment that waits', () => {
  it('E03: a second start ends the first, says so, and only the second can be proven', async () => {
    const first = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(first.handle));
    const code = amy.lastCode();
    const mallory = amy.elsewhere();
    const told: number[] = [];
    const second = valueOf(
      await mallory.start('text-message', {
        onCancelledOther: async (_, cancelled) => {
          told.push(cancelled);
        },
      }),
    );
    expect(told).toEqual([1]);
    expect(amy.events('enrollment.cancelled')[0]?.details).toMatchObject({ reason: 'superseded', by: second.regardingId });
    expect(amy.notices('enrollment_superseded')).toHaveLength(1);
    expect(await amy.verify(first.handle, code)).toMatchObject({ ok: false, code: 'enrollment_over' });
    amy.host.clock.advance(30);
    valueOf(await mallory.send(second.handle));
    expect((await mallory.verify(second.handle, mallory.lastCode())).ok).toBe(true);
    expect(await amy.core.listMethods({ personId: amy.personId })).toHaveLength(1);
  });

  it('E04: it is no authenticator: it lists nowhere and starts no challenge', async () => {
    const { handle, regardingId } = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(handle));
    expect(await amy.core.listMethods({ personId: amy.personId })).toEqual([]);
    expect(await amy.challenge(regardingId)).toEqual({ ok: false, code: 'method_unknown' });
    expect(await amy.withPassword('123456')).toEqual({ ok: false, code: 'method_unknown' });
  });

  it('E04: it is over after ten minutes, and its code after five', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(handle));
    amy.host.clock.advance(301);
    expect(await amy.verify(handle, amy.lastCode())).toMatchObject({ ok: false, code: 'code_wrong' });
    amy.host.clock.advance(300);
    expect(await amy.verify(handle, amy.lastCode())).toMatchObject({ ok: false, code: 'enrollment_over' });
    expect(await amy.core.currentEnrollment(amy.asker)).toBeNull();
    expect((await amy.start('text-message')).ok).toBe(true);
  });

  it('B04: nobody else can send for it, prove it or cancel it: not another person, not another session', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(handle));
    for (const other of [new Visitor(amy.host), amy.elsewhere()]) {
      expect(await other.send(handle)).toEqual({ ok: false, code: 'enrollment_over' });
      expect(await other.verify(handle, amy.lastCode())).toEqual({ ok: false, code: 'enrollment_over' });
      expect(await other.core.cancelEnrollment({ ...other.asker, handle })).toEqual({ ok: false, code: 'enrollment_over' });
    }
    expect(amy.host.tables().events.filter((event) => event.code === 'enrollment_over')).toHaveLength(6);
    expect((await amy.verify(handle, amy.lastCode())).ok).toBe(true);
  });

  it('can be cancelled once, and is over then', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    expect(valueOf(await amy.core.cancelEnrollment({ ...amy.asker, handle }))).toMatchObject({ state: 'cancelled', phone: null });
    expect(await amy.core.cancelEnrollment({ ...amy.asker, handle })).toEqual({ ok: false, code: 'enrollment_over' });
    expect(await amy.send(handle)).toEqual({ ok: false, code: 'enrollment_over' });
  });

  it('A13: after five wrong answers the right code fails', async () => {
    const { handle } = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(handle));
    const right = amy.lastCode();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await amy.verify(handle, wrongCode(right))).toEqual({ ok: false, code: 'code_wrong', triesLeft });
    }
    expect(await amy.verify(handle, wrongCode(right))).toEqual({ ok: false, code: 'too_many_tries', triesLeft: 0 });
    expect(await amy.verify(handle, right)).toEqual({ ok: false, code: 'enrollment_over' });
    expect([...amy.host.tables().enrollments.values()].map((row) => row.state)).toEqual(['failed']);
    expect(amy.events('enrollment.failed')).toHaveLength(1);
  });

  it('C10: no operation takes a state, and an unproven row gives the host no way to say it is proven', async () => {
    const forged = { state: 'completed', phoneVerified: true, tries: 0 };
    const started = valueOf(await amy.start('text-message', { ...forged, allowedMethods: METHODS }));
    expect(started.state).toBe('awaiting_proof');
    const sent = valueOf(await amy.core.sendEnrollmentCode({ ...amy.asker, ...forged, ...amy.from, handle: started.handle }));
    expect(sent.state).toBe('awaiting_proof');
    expect(await amy.core.listMethods({ personId: amy.personId })).toEqual([]);
  });
});

describe('what a new authenticator changes beside itself', () => {
  it('E14: a second one ends what was remembered by the set before; the first has nothing to end', async () => {
    await amy.enrollPhone();
    expect(amy.host.tables().trustEnded).toEqual([]);
    await amy.enrollApp();
    const ended = { personId: amy.personId, why: 'authenticators_changed', block: null };
    expect(amy.host.tables().trustEnded).toMatchObject([ended]);
  });

  it('E15: its owner is told of each, under the name and mask that the list shows', async () => {
    await amy.enrollPhone();
    expect(amy.notices('authenticator_added')).toMatchObject([
      { facts: { method: 'text-message', label: '', hint: '+49 ••• ••89' } },
    ]);
  });

  it('E03: who corrects a number in the same browser gets no mail about it', async () => {
    await amy.start('text-message');
    await amy.start('text-message');
    expect(amy.notices('enrollment_superseded')).toEqual([]);
  });

  it('B04: an authenticator has the id of the enrollment that bound it, and its secret opens in its own row only', async () => {
    const started = valueOf(await amy.start('text-message'));
    valueOf(await amy.send(started.handle));
    const { authenticator } = valueOf(await amy.verify(started.handle, amy.lastCode()));
    expect(authenticator.id).toBe(started.regardingId);
    const { secretBox } = amy.host.ports;
    const row = amy.host.tables().authenticators.get(authenticator.id);
    const place = { table: 'enrollment', column: 'secret', rowId: authenticator.id, personId: amy.personId };
    expect(() => secretBox.open(row?.secret ?? Buffer.alloc(0), place)).toThrow();
  });

  it('S5: an extension that is none starts nothing; recovery codes are not started like this', async () => {
    const phone = { country: 'DE', number: '030 1234567', extension: '1-2' };
    expect(await amy.start('office-phone', { phone })).toEqual({ ok: false, code: 'phone_extension', field: 'extension' });
    expect(await amy.start('recovery-codes')).toEqual({ ok: false, code: 'method_not_allowed' });
  });
});
