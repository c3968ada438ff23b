import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrollApp, signIn, START_APP, VERIFY_CHALLENGE } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { challenged, me, passByApp, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

describe('recovery codes', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  const withCodes = async (login: string) => {
    const owner = await people.withTwo(login);
    const { issueRecoveryCodes } = await owner.client.must<{ issueRecoveryCodes: { codes: string[] } }>(
      'mutation { issueRecoveryCodes { codes } }',
    );
    return { ...owner, codes: issueRecoveryCodes.codes };
  };
  const recovering = async (login: string, code: string): Promise<PortalClient> => {
    const client = world.client();
    await signIn(client, login, PASSWORD);
    const handle = await challenged(client, 'RECOVERY_CODES');
    await client.must(VERIFY_CHALLENGE, { handle, code });
    return client;
  };

  it('F06: a code gives the right to bind something new for ten minutes and no session; a full sign-in follows', async () => {
    const owner = await withCodes('lost');
    expect(owner.codes).toHaveLength(10);
    const client = await recovering('lost', owner.codes[3] ?? '');
    expect(await me(client)).toMatchObject({ state: 'ENROLL', recovering: true, skipUntil: null });
    expect(client.cookies.has('tessera-session')).toBe(false);
    const [half] = await world.test.query<{ minutes: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::int / 60 AS minutes FROM half_session WHERE person_id = $1 AND recovering`,
      [owner.id],
    );
    expect(half?.minutes).toBe(10);
    for (const shut of ['{ myMethods { id } }', 'mutation { issueRecoveryCodes { codes } }', '{ myAppPasswords { id } }']) {
      expect((await client.ask(shut)).error?.code).toBe('session_over');
    }
    expect((await client.ask('mutation { skipEnrollment { viewer { state } } }')).error?.code).toBe('skip_over');

    const secret = await enrollApp(client);
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });
    expect([...client.cookies.keys()].filter((name) => /half|session/.test(name))).toEqual([]);
    expect(await world.actions(owner.id)).toEqual(expect.arrayContaining(['signin.recovering', 'signin.recovered']));

    await world.reuse(owner.id);
    await signIn(client, 'lost', PASSWORD);
    const { myMethods } = await client.must<{ myMethods: { method: string }[] }>('{ myMethods { method } }');
    expect(myMethods.map(({ method }) => method)).not.toContain('RECOVERY_CODES');
    const { startChallenge } = await client.must<{ startChallenge: { handle: string } }>(
      'mutation ($id: ID!) { startChallenge(methodId: $id) { handle } }',
      { id: (await client.must<{ myMethods: { id: string }[] }>('{ myMethods { id } }')).myMethods.at(-1)?.id },
    );
    expect(startChallenge.handle).toMatch(/^[\w-]{43}$/);
    expect(secret).not.toBe(owner.secret);
  });

  it('F06 F02: the same code opens nothing a second time, and of two who recover the newest one goes on', async () => {
    const owner = await withCodes('twice');
    const first = await recovering('twice', owner.codes[0] ?? '');
    const second = await recovering('twice', owner.codes[1] ?? '');
    const client = world.client();
    await signIn(client, 'twice', PASSWORD);
    const handle = await challenged(client, 'RECOVERY_CODES');
    expect((await client.ask(VERIFY_CHALLENGE, { handle, code: owner.codes[0] })).error?.code).toBe('code_wrong');
    expect((await first.ask(START_APP)).error?.code).toBe('session_over');
    await enrollApp(second);
    expect(
      await world.test.query(`SELECT method FROM authenticator WHERE person_id = $1 AND removed_at IS NULL`, [owner.id]),
    ).toEqual([{ method: 'app-code' }, { method: 'app-code' }]);
  });

  it('F06 S15: among the recent sign-ins it is said for what it was, and not as a second step that failed', async () => {
    const owner = await withCodes('seen');
    await recovering('seen', owner.codes[2] ?? '');
    const { mySignIns } = await owner.client.must<{ mySignIns: { outcome: string }[] }>('{ mySignIns { outcome } }');
    expect(mySignIns.map(({ outcome }) => outcome)).toEqual(['recovered', 'completed']);
  });

  it('F06: the way that was not lost still signs in as ever', async () => {
    const owner = await withCodes('spare');
    const client = world.client();
    await world.reuse(owner.id);
    await signIn(client, 'spare', PASSWORD);
    expect((await passByApp(client, owner.secret)).error).toBeNull();
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN', recovering: false });
  });
});
