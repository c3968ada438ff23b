import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrollmentService } from '../../apps/api/src/enrollment/index.js';
import { signIn } from '../setup/acts.js';
import { LiveStream } from '../setup/live-stream.js';
import type { PortalClient } from '../setup/portal-client.js';
import { me, methodOf, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const CALLS = ['app-code', 'voice-call', 'office-phone', 'text-message'];
const ENROLLING = `subscription ($handle: ID!) { enrollmentProgress(handle: $handle) { state sendsLeft number delivery { kind state } } }`;
const PROVING = `subscription ($handle: ID!) { challengeProgress(handle: $handle) { state number } }`;
const SEND = `mutation ($handle: ID!) { sendEnrollmentCode(handle: $handle) { sent number } }`;
const REDEEM = `mutation ($handle: ID!) { redeemEnrollment(handle: $handle) { enrollment { state method } viewer { state } } }`;
const OFFERS = `{ enrollmentMethods { method editable officePhone { country number extension shown } } }`;
const START = `mutation ($method: Method!, $phone: PhoneInput) {
  startPhoneEnrollment(method: $method, phone: $phone) { handle phone extension } }`;

interface Progress {
  readonly state: string;
  readonly sendsLeft: number;
  readonly number: string | null;
  readonly delivery: { kind: string; state: string }[];
}

describe('a page that waits', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  const newcomer = async (login: string, terms = {}): Promise<{ id: string; client: PortalClient }> => {
    const id = await world.person({ login });
    await world.test.query(`UPDATE person SET office_phone = '+49 (30) 1234-567 ext. 12', country = 'DE' WHERE id = $1`, [id]);
    await world.require([id], CALLS, terms);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    return { id, client };
  };
  const start = async (client: PortalClient, method: string, phone: object | null): Promise<string> =>
    (await client.must<{ startPhoneEnrollment: { handle: string } }>(START, { method, phone })).startPhoneEnrollment.handle;
  const press = async (id: string, keys: string): Promise<string> => {
    const [call] = (await world.sent(id)).filter(({ kind }) => kind === 'voice-call');
    const core = world.app.get(EnrollmentService).for({ sourceAddress: null, decisionId: null });
    return core.answerByKeys({ regardingId: call?.regardingId ?? '', keys, hash: true });
  };

  it('S3 S10: called, # pressed, seen by the page at once, and taken up by whoever began it', async () => {
    const { id, client } = await newcomer('caller');
    const handle = await start(client, 'VOICE_CALL', { country: 'DE', number: '1512 3456721' });
    const live = new LiveStream<Progress>(client, ENROLLING, { handle });
    expect(await live.next()).toMatchObject({ state: 'AWAITING_PROOF', delivery: [] });
    await client.must(SEND, { handle });
    expect(await live.next()).toMatchObject({ delivery: [{ kind: 'voice-call', state: 'queued' }], number: null });
    expect((await client.ask(REDEEM, { handle })).error?.code).toBe('not_confirmed');
    expect(await press(id, '')).toBe('confirmed');
    expect(await live.next()).toMatchObject({ state: 'CONFIRMED' });
    expect(await client.must(REDEEM, { handle })).toEqual({
      redeemEnrollment: { enrollment: { state: 'COMPLETED', method: 'VOICE_CALL' }, viewer: { state: 'SIGNED_IN' } },
    });
    expect(await live.next()).toBe('ended');
  });

  it('S5 S11: the office phone comes from the directory; another is typed only where policy lets it be', async () => {
    const { client } = await newcomer('desk');
    const { enrollmentMethods } = await client.must<{ enrollmentMethods: { method: string }[] }>(OFFERS);
    expect(enrollmentMethods.find(({ method }) => method === 'OFFICE_PHONE')).toEqual({
      method: 'OFFICE_PHONE',
      editable: false,
      officePhone: { country: 'DE', number: '30 1234567', extension: '12', shown: '+49 30 1234567' },
    });
    const begun = await client.must(START, { method: 'OFFICE_PHONE', phone: null });
    expect(begun).toMatchObject({ startPhoneEnrollment: { phone: '+49 30 1234567', extension: '12' } });
    const other = { country: 'DE', number: '30 7654321' };
    expect((await client.ask(START, { method: 'OFFICE_PHONE', phone: other })).error?.code).toBe('method_not_allowed');
    expect((await client.ask(START, { method: 'VOICE_CALL', phone: null })).error?.code).toBe('bad_request');

    const free = await newcomer('mover', { officePhoneEditable: true });
    const typed = await free.client.must(START, { method: 'OFFICE_PHONE', phone: { ...other, extension: '7' } });
    expect(typed).toMatchObject({ startPhoneEnrollment: { phone: '+49 30 7654321', extension: '7' } });
  });

  it('C06: where policy wants them, and of operators always, the two digits of the page are pressed', async () => {
    const { id, client } = await newcomer('digits', { digitsOnCalls: true });
    const handle = await start(client, 'VOICE_CALL', { country: 'DE', number: '1512 3456722' });
    const { sendEnrollmentCode } = await client.must<{ sendEnrollmentCode: { number: string } }>(SEND, { handle });
    expect(sendEnrollmentCode.number).toMatch(/^[1-9]\d$/);
    expect(await press(id, '')).not.toBe('confirmed');
    expect((await client.ask(REDEEM, { handle })).error).not.toBeNull();
  });

  it('H10: the stream says nothing to a stranger, and ends with the session of whoever began it', async () => {
    const people = peopleOf(world);
    const owner = await people.withTwo('signed-out', {}, CALLS);
    const half = world.client();
    await signIn(half, 'signed-out', PASSWORD);
    const { startChallenge } = await half.must<{ startChallenge: { handle: string } }>(
      'mutation ($id: ID!) { startChallenge(methodId: $id) { handle } }',
      { id: await methodOf(half, 'APP_CODE') },
    );
    const { handle } = startChallenge;
    const stranger = new LiveStream(world.client(), PROVING, { handle });
    expect(await stranger.next()).toBe('ended');
    expect(stranger.ended).toBe('session_over');
    const other = await people.withTwo('other-one', {}, CALLS);
    const theirs = world.client();
    await signIn(theirs, other.login, PASSWORD);
    const curious = new LiveStream(theirs, PROVING, { handle });
    expect(await curious.next()).toBeNull();
    expect(await curious.next()).toBe('ended');

    const live = new LiveStream<Progress>(half, PROVING, { handle });
    expect(await live.next()).toMatchObject({ state: 'PENDING' });
    await world.test.query('UPDATE half_session SET ended_at = now() WHERE person_id = $1', [owner.id]);
    const began = performance.now();
    expect(await live.next()).toBe('ended');
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await me(half)).toMatchObject({ state: 'ANONYMOUS' });
  });

  it('H10: cancelling is seen by the page as the end', async () => {
    const { client } = await newcomer('canceller');
    const handle = await start(client, 'TEXT_MESSAGE', { country: 'DE', number: '1512 3456723' });
    const live = new LiveStream<Progress | null>(client, ENROLLING, { handle });
    expect(await live.next()).toMatchObject({ state: 'AWAITING_PROOF' });
    await client.must('mutation ($handle: ID!) { cancelEnrollment(handle: $handle) { state } }', { handle });
    expect(await live.next()).toMatchObject({ state: 'CANCELLED' });
    expect(await live.next()).toBe('ended');
  });
});
