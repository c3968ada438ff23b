import { beforeEach, describe, expect, it } from '@jest/globals';
import { wrongCode } from '../../testing/answers.js';
import { DeviceOwner } from '../../testing/device-owner.js';
import { createMemoryHost } from '../../testing/memory/memory-ports.js';
import { Visitor, valueOf } from '../../testing/visitor.js';
import type { AuthenticatorView } from '../../views.js';

let amy: DeviceOwner;
let app: AuthenticatorView;
beforeEach(async () => {
  amy = new DeviceOwner();
  app = await amy.enrolled();
  amy.host.clock.advance(3600);
});
const pushes = () => amy.host.tables().messages.filter(({ kind }) => kind === 'push');
const notices = (kind: string) => amy.host.tables().notices.filter((one) => one.kind === kind);

describe('a notification', () => {
  it('S6: lives a minute, shows two digits on the page, and tells the push service nothing', async () => {
    const { number, expiresAt, sendsLeft } = await amy.challenged(app.id);
    expect(number).toMatch(/^[1-9][0-9]$/);
    expect(expiresAt.getTime() - amy.host.clock.now().getTime()).toBe(60_000);
    expect(sendsLeft).toBe(2);
    expect(pushes().at(-1)).toMatchObject({
      to: app.id,
      content: { title: 'Example Org', body: 'Are you signing in? Open to answer.' },
      expiresAt,
    });
  });

  it('D02: the digits are there with every start, whatever else was started before', async () => {
    const visitor = new Visitor(amy.host, amy.asker.personId, amy.asker.sessionId);
    const phone = await visitor.enrollPhone();
    amy.host.clock.advance(60);
    for (const start of [
      () => visitor.challenge(phone.id),
      () => visitor.challenge(app.id, 'sign-in', { digitsOnCalls: false }),
    ]) {
      await start();
      expect(valueOf(await amy.start(app.id)).number).toMatch(/^[1-9][0-9]$/);
      amy.host.clock.advance(1000);
    }
  });

  it('D01: a hundred starts in ten minutes are three notifications; then a pause of a quarter of an hour, told once', async () => {
    const before = pushes().length;
    const refusals = new Set<string>();
    for (let index = 0; index < 100; index += 1) {
      const started = await amy.start(app.id);
      if (!started.ok) refusals.add(started.code);
      amy.host.clock.advance(6);
    }
    expect(pushes().length - before).toBe(3);
    expect([...refusals]).toEqual(['push_paused']);
    expect(amy.events('push.paused')).toHaveLength(1);
    expect(await amy.start(app.id)).toMatchObject({
      ok: false,
      retryAt: new Date(amy.events('push.paused')[0]!.at.getTime() + 900_000),
    });
    amy.host.clock.advance(900);
    expect((await amy.start(app.id)).ok).toBe(true);
  });

  it('D01: one that is approved forgets the ones before; ten a day is the most', async () => {
    amy.host.clock.advance(86_400);
    const outcomes: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const started = await amy.start(app.id);
      outcomes.push(started.ok ? 'ok' : started.code);
      if (!started.ok) continue;
      await amy.say('authenticate', started.value.number);
      valueOf(await amy.redeem(started.value.handle));
    }
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'push_paused', 'push_paused']);
  });

  it('D01: sending again is a notification as well', async () => {
    const { handle } = await amy.challenged(app.id);
    const from = { source: 'x', locale: 'en' } as const;
    amy.host.clock.advance(30);
    expect(valueOf(await amy.core.resendChallenge({ ...amy.asker, ...from, handle })).sendsLeft).toBe(1);
    expect((await amy.start(app.id)).ok).toBe(true);
    expect(await amy.start(app.id)).toMatchObject({ ok: false, code: 'push_paused' });
  });

  it('D05: two starts at the same moment in two browsers: no approval is possible for either, and the person is told', async () => {
    const mallory = amy.elsewhere();
    const first = await amy.challenged(app.id);
    expect(await mallory.start(app.id)).toEqual({ ok: false, code: 'push_conflict' });
    expect(await amy.state(first.handle)).toBe('expired');
    expect(valueOf(await amy.core.pollDevice(amy.device.poll()))).toBeNull();
    expect(await amy.redeem(first.handle)).toEqual({ ok: false, code: 'challenge_over' });
    expect(notices('parallel_requests')).toHaveLength(1);
    // Nobody is locked out by it: another start, and every other method, work.
    expect((await amy.start(app.id)).ok).toBe(true);
  });

  it('D05: the same browser simply starts anew, for another purpose too; one is live', async () => {
    const first = await amy.challenged(app.id);
    const second = valueOf(await amy.start(app.id, 'fresh-proof'));
    expect(await amy.state(first.handle)).toBe('expired');
    expect((await amy.request()).requestId).toBe(second.regardingId);
    expect(notices('parallel_requests')).toEqual([]);
  });

  it('D05: a refused start leaves the notification that waits as it was', async () => {
    await amy.challenged(app.id);
    await amy.challenged(app.id);
    const third = await amy.challenged(app.id);
    expect(await amy.start(app.id)).toMatchObject({ ok: false, code: 'push_paused' });
    expect(await amy.state(third.handle)).toBe('pending');
  });

  it('D06: after a denial no notification goes out for five minutes, in any browser', async () => {
    await amy.challenged(app.id);
    await amy.say('deny');
    expect(await amy.elsewhere().start(app.id)).toMatchObject({ ok: false, code: 'push_paused' });
    amy.host.clock.advance(299);
    expect(await amy.start(app.id)).toMatchObject({ ok: false, code: 'push_paused' });
    amy.host.clock.advance(1);
    expect((await amy.start(app.id)).ok).toBe(true);
  });

  it('S12: contact me needs a phone that has become the device', async () => {
    const bob = new Visitor(amy.host);
    const { handle, device } = valueOf(await bob.start('app-notification'));
    expect(device?.code).not.toBe('');
    expect(await bob.send(handle)).toEqual({ ok: false, code: 'not_activated' });
  });
});

describe('E15: what was enrolled a moment ago', () => {
  const proof = (visitor: Visitor, id: string) => visitor.challenge(id, 'fresh-proof', { minimumAge: 86_400 });

  it('E15: confirms no change while something older can; alone it does', async () => {
    const visitor = new Visitor(createMemoryHost());
    const old = await visitor.enrollApp();
    expect((await proof(visitor, old.authenticator.id)).ok).toBe(true);
    visitor.host.clock.advance(86_400);
    const young = await visitor.enrollPhone();
    expect(await proof(visitor, young.id)).toEqual({ ok: false, code: 'method_too_new' });
    expect((await proof(visitor, old.authenticator.id)).ok).toBe(true);
    expect((await visitor.challenge(young.id)).ok).toBe(true);
    visitor.host.clock.advance(86_400);
    expect((await proof(visitor, young.id)).ok).toBe(true);
  });

  it('E15: something older that policy does not accept, or that is disabled, cannot stand in the way', async () => {
    const visitor = new Visitor(createMemoryHost({ settings: { failuresThatDisable: 10 } }));
    const old = await visitor.enrollApp();
    visitor.host.clock.advance(86_400);
    const young = await visitor.enrollPhone();
    const phonesOnly = { minimumAge: 86_400, allowedMethods: ['text-message'] } as const;
    expect((await visitor.challenge(young.id, 'fresh-proof', phonesOnly)).ok).toBe(true);
    for (let index = 0; index < 10; index += 1) {
      await visitor.withPassword(wrongCode(old.codeIn(500)));
      visitor.host.clock.advance(600);
    }
    expect(visitor.events('authenticator.disabled')).toHaveLength(1);
    expect(visitor.host.tables().trustEnded.at(-1)).toMatchObject({ why: 'authenticators_changed' });
    expect((await proof(visitor, young.id)).ok).toBe(true);
  });
});
