import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appCode,
  codeIn,
  enrollApp,
  MY_METHODS,
  SEND_CODE,
  SIGN_IN,
  signIn,
  START_APP,
  START_CHALLENGE,
  START_PHONE,
  VERIFY_CHALLENGE,
  VERIFY_ENROLLMENT,
  VIEWER,
} from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

describe('signing in', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  const stateOf = async (client: PortalClient): Promise<string> =>
    (await client.must<{ viewer: { state: string } }>(VIEWER)).viewer.state;
  const challengeOf = async (client: PortalClient): Promise<string> => {
    const { myMethods } = await client.must<{ myMethods: { id: string }[] }>(MY_METHODS);
    const { startChallenge } = await client.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, {
      methodId: myMethods[0]?.id,
    });
    return startChallenge.handle;
  };

  it('nothing required: the password alone signs in, and the session ends by signing out', async () => {
    const id = await world.person({ login: 'plain' });
    const client = world.client();
    expect(await signIn(client, 'plain', PASSWORD)).toMatchObject({
      state: 'SIGNED_IN',
      roles: [],
      reason: null,
      displayName: 'Plain',
    });
    expect(await stateOf(client)).toBe('SIGNED_IN');
    await client.must('mutation { signOut { viewer { state } } }');
    expect(client.cookies.has('tessera-session')).toBe(false);
    expect(await world.actions(id)).toEqual(['signin.completed', 'signin.ended']);
  });

  it('S1 S2: required and not enrolled: the password yields the right to enroll, with the reason, and nothing else', async () => {
    const id = await world.person({ login: 'newcomer' });
    await world.require([id]);
    const client = world.client();
    const viewer = await signIn(client, 'newcomer', PASSWORD);
    expect(viewer).toMatchObject({ state: 'ENROLL', roles: [] });
    expect(viewer.reason).toMatch(/MFA/);
    expect(client.cookies.has('tessera-session')).toBe(false);
    expect(await client.must('{ enrollmentMethods { method editable } }')).toEqual({
      enrollmentMethods: [
        { method: 'APP_CODE', editable: true },
        { method: 'TEXT_MESSAGE', editable: true },
      ],
    });
    await enrollApp(client);
    expect(await stateOf(client)).toBe('SIGNED_IN');
    expect(await world.actions(id)).toEqual(
      expect.arrayContaining(['signin.step_required', 'enrollment.started', 'authenticator.added', 'signin.completed']),
    );
  });

  it('S1: enrolled: password, then the app; each step has an id of its own and the old one is dead (E13)', async () => {
    const id = await world.person({ login: 'enrolled' });
    await world.require([id]);
    const first = world.client();
    await signIn(first, 'enrolled', PASSWORD);
    const enrollingToken = first.cookies.get('tessera-half');
    const secret = await enrollApp(first);

    const client = world.client();
    client.cookies.set('tessera-session', 'chosen-by-an-attacker');
    expect(await signIn(client, 'enrolled', PASSWORD)).toMatchObject({ state: 'CHALLENGE' });
    const half = client.cookies.get('tessera-half');
    const handle = await challengeOf(client);
    await client.must(VERIFY_CHALLENGE, { handle, code: appCode(secret, 1) });
    expect(await stateOf(client)).toBe('SIGNED_IN');
    expect(client.cookies.get('tessera-session')).not.toBe('chosen-by-an-attacker');

    for (const old of [enrollingToken, half]) {
      const replay = world.client();
      replay.cookies.set('tessera-half', old ?? '');
      expect(await stateOf(replay)).toBe('ANONYMOUS');
      replay.cookies.set('tessera-session', old ?? '');
      expect(await stateOf(replay)).toBe('ANONYMOUS');
    }
  });

  it('S4: a text message from enrolling to the next sign-in', async () => {
    const id = await world.person({ login: 'texter' });
    await world.require([id]);
    await signIn(world.client(), 'texter', PASSWORD);
    const client = world.client();
    await signIn(client, 'texter', PASSWORD);
    expect((await peopleOf(world).addPhone(id, client, '1512 3456789')).error).toBeNull();
    expect(await stateOf(client)).toBe('SIGNED_IN');
    const again = world.client();
    expect(await signIn(again, 'texter', PASSWORD)).toMatchObject({ state: 'CHALLENGE' });
    expect(await again.must(MY_METHODS)).toMatchObject({ myMethods: [{ method: 'TEXT_MESSAGE', hint: '+49 ••• ••89' }] });
  });

  it('S7: the code may come along with the password; a wrong one gives no session and counts', async () => {
    const id = await world.person({ login: 'oneshot' });
    await world.require([id]);
    const first = world.client();
    await signIn(first, 'oneshot', PASSWORD);
    const secret = await enrollApp(first);

    const client = world.client();
    const wrong = await client.ask(SIGN_IN, { login: 'oneshot', password: PASSWORD, appCode: '000000' });
    expect(wrong.error).toMatchObject({ code: 'code_wrong', field: 'appCode' });
    expect([...client.cookies.keys()]).toEqual([]);
    const [guesses] = await world.test.query<{ n: number }>(
      'SELECT cardinality(recent) AS n FROM second_factor_guess WHERE person_id = $1',
      [id],
    );
    expect(guesses?.n).toBe(1);

    const right = await client.ask(SIGN_IN, { login: 'oneshot', password: PASSWORD, appCode: appCode(secret, 1) });
    expect(right.data).toMatchObject({ signIn: { viewer: { state: 'SIGNED_IN' } } });
    const replay = await world.client().ask(SIGN_IN, { login: 'oneshot', password: PASSWORD, appCode: appCode(secret, 1) });
    expect(replay.error?.code).toBe('code_wrong');
  });

  it('B04: a challenge of one person cannot be answered by another, though the code is right', async () => {
    const [mine, theirs] = [await world.person({ login: 'mallory' }), await world.person({ login: 'victim' })];
    await world.require([mine, theirs]);
    const enroll = async (login: string): Promise<string> => {
      const client = world.client();
      await signIn(client, login, PASSWORD);
      return enrollApp(client);
    };
    const secret = await enroll('mallory');
    await enroll('victim');
    const own = world.client();
    await signIn(own, 'mallory', PASSWORD);
    const handle = await challengeOf(own);
    const other = world.client();
    await signIn(other, 'victim', PASSWORD);
    const swapped = await other.ask(VERIFY_CHALLENGE, { handle, code: appCode(secret, 1) });
    expect(swapped.error?.code).toBe('challenge_over');
    expect(await stateOf(other)).toBe('CHALLENGE');
    expect(await world.actions(theirs)).toContain('challenge.refused');
  });

  it('E06: a second half-session that holds only the password cannot enroll once something is enrolled', async () => {
    const id = await world.person({ login: 'raced' });
    await world.require([id]);
    const [owner, thief] = [world.client(), world.client()];
    await signIn(owner, 'raced', PASSWORD);
    await signIn(thief, 'raced', PASSWORD);
    await enrollApp(owner);
    const late = await thief.ask(START_APP);
    expect(late.error?.code).toBe('session_over');
    expect(await world.test.query('SELECT 1 FROM authenticator WHERE person_id = $1', [id])).toHaveLength(1);
  });

  it('E06: of two half-sessions that finish enrolling at the same moment, by two methods, one binds something', async () => {
    const id = await world.person({ login: 'crowd' });
    await world.require([id]);
    const [app, texter] = [world.client(), world.client()];
    await signIn(app, 'crowd', PASSWORD);
    await signIn(texter, 'crowd', PASSWORD);
    const { startAppEnrollment: one } = await app.must<{ startAppEnrollment: { handle: string; app: { secret: string } } }>(
      START_APP,
    );
    const phone = { country: 'DE', number: '1512 3456781' };
    const { startPhoneEnrollment: other } = await texter.must<{ startPhoneEnrollment: { handle: string } }>(START_PHONE, {
      phone,
    });
    await texter.must(SEND_CODE, { handle: other.handle });
    const body = (await world.sent(id))[0]?.content['body'] ?? '';
    const answers = await Promise.all([
      app.ask(VERIFY_ENROLLMENT, { handle: one.handle, code: appCode(one.app.secret) }),
      texter.ask(VERIFY_ENROLLMENT, { handle: other.handle, code: codeIn(body) }),
    ]);
    expect(answers.map(({ error }) => error?.code ?? 'ok').toSorted()).toEqual(['ok', 'session_over']);
    expect(await world.test.query('SELECT 1 FROM authenticator WHERE person_id = $1', [id])).toHaveLength(1);
  });

  it('the language of the page is kept with the person, for what they are told elsewhere', async () => {
    const id = await world.person({ login: 'speaker' });
    const localeOf = async () => (await world.test.query('SELECT locale FROM person WHERE id = $1', [id]))[0];
    const body = { query: SIGN_IN, variables: { login: 'speaker', password: PASSWORD } };
    await world.client().post(body, { 'x-tessera-language': 'de' });
    expect(await localeOf()).toEqual({ locale: 'de' });
    await world.client().post(body, { 'accept-language': 'xx, fr-CA;q=0.8' });
    expect(await localeOf()).toEqual({ locale: 'fr' });
  });

  it('cancelling ends the half-session and what was pending', async () => {
    const id = await world.person({ login: 'leaver' });
    await world.require([id]);
    const client = world.client();
    await signIn(client, 'leaver', PASSWORD);
    await client.must(START_APP);
    expect(await client.must('mutation { cancelSignIn { viewer { state } } }')).toEqual({
      cancelSignIn: { viewer: { state: 'ANONYMOUS' } },
    });
    expect(await world.actions(id)).toEqual(expect.arrayContaining(['enrollment.cancelled', 'signin.cancelled']));
    expect(await world.test.query(`SELECT 1 FROM enrollment WHERE person_id = $1 AND state = 'awaiting_proof'`, [id])).toEqual(
      [],
    );
  });

  it('a person has at most five sessions; the oldest gives way', async () => {
    await world.person({ login: 'many' });
    const clients = Array.from({ length: 6 }, () => world.client());
    for (const client of clients) await signIn(client, 'many', PASSWORD);
    const states: string[] = [];
    for (const client of clients) states.push(await stateOf(client));
    expect(states).toEqual(['ANONYMOUS', ...Array.from({ length: 5 }, () => 'SIGNED_IN')]);
  });
});
