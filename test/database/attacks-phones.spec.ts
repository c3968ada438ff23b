import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PhoneAnswers } from '../../apps/api/src/delivery/index.js';
import { codeIn, signIn, START_PHONE, VERIFY_CHALLENGE } from '../setup/acts.js';
import { challenged, me, methodOf, passByApp, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const NUMBER = '1512 3456701';
const E164 = '+4915123456701';
const OFFERED = '{ enrollmentMethods { method } }';
const OFFICE = { method: 'OFFICE_PHONE', phone: { country: 'DE', number: '30 1234567' } };
const offers = (answer: { enrollmentMethods: { method: string }[] }): string[] =>
  answer.enrollmentMethods.map(({ method }) => method);

describe('whoever holds the phone, and only the phone', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld({ publicUrl: 'https://mfa.example.org' });
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  const texts = async (id: string): Promise<string[]> =>
    (await world.sent(id)).filter(({ kind }) => kind === 'text-message').map(({ content }) => content['body'] ?? '');
  const phoneOwner = async (login: string): Promise<string> => {
    const id = await world.person({ login });
    await world.require([id]);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    await people.addPhone(id, client, NUMBER);
    await world.test.query('DELETE FROM rolling_limit');
    return id;
  };

  it('C05: a code, a reply or a key press without the password leads nowhere', async () => {
    const id = await phoneOwner('sim');
    const owner = world.client();
    await signIn(owner, 'sim', PASSWORD);
    const handle = await challenged(owner, 'TEXT_MESSAGE');
    const code = codeIn((await texts(id))[0] ?? '');
    const thief = world.client();
    for (const [operation, variables] of [
      [VERIFY_CHALLENGE, { handle, code }],
      ['mutation ($handle: ID!) { redeemChallenge(handle: $handle) { viewer { state } } }', { handle }],
      ['mutation ($id: ID!) { startChallenge(methodId: $id) { handle } }', { id: await methodOf(owner, 'TEXT_MESSAGE') }],
      [START_PHONE, { phone: { country: 'DE', number: NUMBER } }],
    ] as const) {
      expect((await thief.ask(operation, variables)).error?.code).toBe('session_over');
    }
    // The reply confirms what the owner's page began, and only that page can take it up.
    const answers = world.app.get(PhoneAnswers, { strict: false });
    expect(await answers.text(E164, code)).toBe('confirmed');
    expect(await me(thief)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await me(owner)).toMatchObject({ state: 'CHALLENGE' });
  });

  it('C05: a phone recovers nothing: it gives no right to enroll, and does not stand in for what policy asks', async () => {
    const owner = await people.withTwo('strict');
    expect((await people.addPhone(owner.id, owner.client, '1512 3456702')).error).toBeNull();
    await world.test.query('DELETE FROM rolling_limit');
    // The app is lost, policy accepts apps only: the phone is no way back.
    await world.require([owner.id], ['app-code']);
    await world.test.query(`UPDATE authenticator SET disabled_at = now() WHERE person_id = $1 AND method = 'app-code'`, [
      owner.id,
    ]);
    const denied = await world
      .client()
      .ask('mutation { signIn(login: "strict", password: "correct horse") { viewer { state } } }');
    expect(denied.error?.code).toBe('signin_denied');
    // And where it is accepted it signs in, with the password, and is never the way to recover.
    const id = await phoneOwner('usual');
    const client = world.client();
    await signIn(client, 'usual', PASSWORD);
    const handle = await challenged(client, 'TEXT_MESSAGE');
    expect((await client.ask('mutation { startAppEnrollment(method: APP_CODE) { handle } }')).error?.code).toBe('session_over');
    await client.must(VERIFY_CHALLENGE, { handle, code: codeIn((await texts(id))[0] ?? '') });
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN', recovering: false });
  });

  it('C07: the office phone is off unless a policy names it', async () => {
    const owner = await people.withTwo('desk');
    expect(offers(await owner.client.must(OFFERED))).not.toContain('OFFICE_PHONE');
    expect((await owner.client.ask(START_PHONE, OFFICE)).error?.code).toBe('method_not_allowed');
    // Nobody requires anything of this person any more: that does not switch it on either.
    await world.test.query('UPDATE policy SET active_version_id = NULL WHERE name LIKE $1', [`%${owner.id}%`]);
    await world.evaluate();
    expect(offers(await owner.client.must(OFFERED))).toEqual(expect.arrayContaining(['TEXT_MESSAGE', 'APP_CODE']));
    expect(offers(await owner.client.must(OFFERED))).not.toContain('OFFICE_PHONE');
    expect((await owner.client.ask(START_PHONE, OFFICE)).error?.code).toBe('method_not_allowed');

    await world.require([owner.id], ['app-code', 'office-phone'], { officePhoneEditable: true });
    expect(offers(await owner.client.must(OFFERED))).toContain('OFFICE_PHONE');
    expect((await owner.client.ask(START_PHONE, OFFICE)).error).toBeNull();
  });

  it('C07: an operator is never offered it, and one who has nothing else is refused', async () => {
    const id = await world.person({ login: 'boss' });
    await world.require([id], ['app-code', 'office-phone', 'text-message'], { officePhoneEditable: true });
    await world.giveRole(id, 'helpdesk');
    const client = world.client();
    await signIn(client, 'boss', PASSWORD);
    expect(offers(await client.must(OFFERED))).toEqual(['APP_CODE']);
    expect((await client.ask(START_PHONE, OFFICE)).error?.code).toBe('method_not_allowed');
    await world.test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
       VALUES (gen_random_uuid(), $1, 'office-phone', 'Office phone', '', '', now())`,
      [id],
    );
    const refused = await world
      .client()
      .ask('mutation { signIn(login: "boss", password: "correct horse") { viewer { state } } }');
    expect(refused.error?.code).toBe('signin_denied');
  });

  it('C09: the last line of every text binds its code to this origin, to enroll, to sign in and to change something', async () => {
    const owner = await people.withTwo('bound');
    await people.addPhone(owner.id, owner.client, '1512 3456703');
    await world.test.query('DELETE FROM rolling_limit');
    await people.settled(owner.id);
    const client = world.client();
    await world.reuse(owner.id);
    await signIn(client, 'bound', PASSWORD);
    await challenged(client, 'TEXT_MESSAGE');
    await client.must('mutation { cancelSignIn { viewer { state } } }');
    await world.test.query('DELETE FROM rolling_limit');
    await signIn(client, 'bound', PASSWORD);
    expect((await passByApp(client, owner.secret)).error).toBeNull();
    await client.must('mutation ($id: ID!) { startFreshProof(methodId: $id) { handle } }', {
      id: await methodOf(client, 'TEXT_MESSAGE'),
    });
    const bodies = await texts(owner.id);
    expect(bodies).toHaveLength(3);
    for (const body of bodies) expect(body.split('\n').at(-1)).toBe(`@mfa.example.org #${codeIn(body)}`);
    expect(new Set(bodies.map((body) => body.split('\n')[0]?.replace(codeIn(body), ''))).size).toBe(3);
  });
});
