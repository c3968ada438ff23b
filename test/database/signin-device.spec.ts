import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signIn } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { TestPhone } from '../setup/test-phone.js';
import { me, methodOf, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const METHODS = ['app-code', 'app-notification', 'text-message'];
const START = `mutation ($id: ID!) { startChallenge(methodId: $id) { handle number state expiresAt } }`;
const REDEEM = `mutation ($handle: ID!) { redeemChallenge(handle: $handle) { viewer { state } } }`;
const PROGRESS = `query ($handle: ID!) { challengeProgress(handle: $handle) { state number activated } }`;

describe('the mobile app', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  const withDevice = async (login: string) => {
    const id = await world.person({ login });
    await world.require([id], METHODS);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    return { id, client, phone: await people.addDevice(client) };
  };
  const begin = async (login: string): Promise<{ client: PortalClient; handle: string; number: string }> => {
    const client = world.client();
    await signIn(client, login, PASSWORD);
    const { startChallenge } = await client.must<{ startChallenge: { handle: string; number: string } }>(START, {
      id: await methodOf(client, 'APP_NOTIFICATION'),
    });
    return { client, ...startChallenge };
  };

  it('S6 S12: scanned, connected, asked and answered; the page that began it takes it up', async () => {
    const { client, phone } = await withDevice('pusher');
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN' });
    const { client: page, handle, number } = await begin('pusher');
    expect(number).toMatch(/^[1-9]\d$/);
    const request = await phone.poll();
    expect(request).toMatchObject({ purpose: 'sign-in', application: 'Meridian Instruments', place: '127.0.0.1' });
    expect((await page.ask(REDEEM, { handle })).error?.code).toBe('not_confirmed');
    expect((await phone.send(phone.answer(request!, 'authenticate', number))).error).toBeNull();
    expect(await page.must(PROGRESS, { handle })).toMatchObject({ challengeProgress: { state: 'CONFIRMED' } });
    await page.must(REDEEM, { handle });
    expect(await me(page)).toMatchObject({ state: 'SIGNED_IN' });
  });

  it('D04: a signed answer counts once, a used counter never again, and no signature serves another request', async () => {
    const { phone } = await withDevice('replayed');
    const first = await begin('replayed');
    const request = await phone.poll();
    const denied = phone.answer(request!, 'deny');
    expect((await phone.send(denied)).error).toBeNull();
    const replay = await phone.send(denied);
    expect(['device_signature', 'challenge_over']).toContain(replay.error?.code);
    expect((await first.client.ask(REDEEM, { handle: first.handle })).error?.code).not.toBeUndefined();

    const counter = (phone.counter += 1);
    const call = { deviceId: phone.deviceId, counter, signature: phone.signed(['tessera.poll.v1', phone.deviceId, counter]) };
    expect((await phone.pollWith(call)).error).toBeNull();
    expect((await phone.pollWith(call)).error?.code).toBe('device_signature');
    expect((await phone.pollWith({ ...call, counter: counter + 1 })).error?.code).toBe('device_signature');
    expect(
      (await phone.subscribe('{"endpoint":"https://push.example/1"}', '{"endpoint":"https://push.example/2"}')).error?.code,
    ).toBe('device_signature');
  });

  it('D05: two sign-ins at the same moment: neither can be approved', async () => {
    const { phone } = await withDevice('parallel');
    const first = await begin('parallel');
    const other = world.client();
    await signIn(other, 'parallel', PASSWORD);
    const second = await other.ask(START, { id: await methodOf(other, 'APP_NOTIFICATION') });
    expect(second.error?.code).toBe('push_conflict');
    expect(await phone.poll()).toBeNull();
    expect((await first.client.ask(REDEEM, { handle: first.handle })).error?.code).toBe('challenge_over');
  });

  it('S16 D09: "deny and report fraud" blocks the person and ends whatever is signed in or on the way', async () => {
    const { client, phone } = await withDevice('attacked');
    const attacker = await begin('attacked');
    const request = await phone.poll();
    expect((await phone.send(phone.answer(request!, 'report-fraud'))).error).toBeNull();
    expect(await me(attacker.client)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });
    const refused = await world
      .client()
      .ask(`mutation { signIn(login: "attacked", password: "${PASSWORD}") { viewer { state } } }`);
    expect(refused.error).toMatchObject({ code: 'blocked', decisionId: expect.any(String) });
  });

  it('D07: what is not of the one form is refused unseen, and a stranger learns nothing', async () => {
    const { phone } = await withDevice('formal');
    const stranger = new TestPhone(world.client());
    const counter = Date.now();
    const signature = stranger.signed(['tessera.poll.v1', 'x', counter]);
    const malformed = [
      { deviceId: 'x', counter, signature },
      { deviceId: phone.deviceId, counter: 1.5, signature },
      { deviceId: phone.deviceId, counter: -1, signature },
      { deviceId: phone.deviceId, counter, signature: `${signature}=` },
      { deviceId: phone.deviceId, counter, signature: signature.slice(1) },
    ];
    for (const call of malformed) expect((await stranger.pollWith(call)).error?.code).toBe('bad_request');
    expect((await stranger.activate('AAAA AAAA AAAA AAAA AAAA AAAA AAAA')).error?.code).toBe('device_unknown');
  });

  it('D07: refused calls of one network are limited, rightly signed ones are not', async () => {
    const { phone } = await withDevice('busy');
    const counts = async (): Promise<number> =>
      (
        await world.test.query<{ n: number }>(
          `SELECT coalesce(sum(cardinality(hits)), 0)::int AS n FROM rolling_limit WHERE scope = 'device-source'`,
        )
      )[0]?.n ?? 0;
    const before = await counts();
    for (let call = 0; call < 5; call += 1) await phone.poll();
    expect(await counts()).toBe(before);
    const codes: unknown[] = [];
    for (let call = before; call <= 60; call += 1) {
      codes.push((await new TestPhone(world.client()).activate('AAAA AAAA AAAA AAAA AAAA AAAA AAAA')).error?.code);
    }
    expect(codes.at(-2)).toBe('device_unknown');
    expect(codes.at(-1)).toBe('too_many_attempts');
    await world.test.query(`DELETE FROM rolling_limit WHERE scope = 'device-source'`);
  });
});
