import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { SessionSweep } from '../../apps/api/src/signin/index.js';
import { appCode, enrollApp, SIGN_IN, signIn, START_CHALLENGE, VERIFY_CHALLENGE, VIEWER } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

describe('sessions', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  const viewerOf = async (client: PortalClient): Promise<{ state: string; roles: string[] }> =>
    (await client.must<{ viewer: { state: string; roles: string[] } }>(VIEWER)).viewer;
  const signedIn = async (login: string): Promise<{ id: string; client: PortalClient }> => {
    const id = await world.person({ login });
    const client = world.client();
    await signIn(client, login, PASSWORD);
    return { id, client };
  };
  /** Required, enrolled and signed in with two factors. */
  const withTwo = async (login: string): Promise<{ id: string; client: PortalClient; secret: string }> => {
    const id = await world.person({ login });
    await world.require([id]);
    const client = world.client();
    await signIn(client, login, PASSWORD);
    return { id, client, secret: await enrollApp(client) };
  };
  const age = (id: string, columns: string) => world.test.query(`UPDATE session SET ${columns} WHERE person_id = $1`, [id]);

  it('the token is 256 bits, only its hash is kept, and the cookie is for this site only', async () => {
    await world.person({ login: 'cookies' });
    const response = await world.client().post({ query: SIGN_IN, variables: { login: 'cookies', password: PASSWORD } });
    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith('tessera-session='));
    expect(line).toMatch(/^tessera-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = /=([\w-]{43});/.exec(line ?? '')?.[1];
    expect(await world.test.query(`SELECT 1 FROM session s WHERE s::text LIKE '%' || $1 || '%'`, [token])).toEqual([]);
  });

  it.each([
    ['idle for half an hour', `last_seen_at = now() - interval '30 minutes'`, 'ANONYMOUS'],
    ['idle for 29 minutes', `last_seen_at = now() - interval '29 minutes'`, 'SIGNED_IN'],
    ['twelve hours old', `created_at = now() - interval '12 hours', expires_at = now()`, 'ANONYMOUS'],
    ['ended', `ended_at = now()`, 'ANONYMOUS'],
  ])('a session that is %s', async (name, columns, state) => {
    const { id, client } = await signedIn(`session ${name}`);
    await age(id, columns);
    expect((await viewerOf(client)).state).toBe(state);
  });

  it('use keeps it alive, written at most once a minute', async () => {
    const { id, client } = await signedIn('active');
    const seen = async () =>
      (await world.test.query<{ at: Date }>('SELECT last_seen_at AS at FROM session WHERE person_id = $1', [id]))[0]?.at;
    const first = await seen();
    await viewerOf(client);
    expect(await seen()).toEqual(first);
    await age(id, `last_seen_at = now() - interval '2 minutes'`);
    await viewerOf(client);
    expect((await seen())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it.each([
    ['disabled', `directory_state = 'disabled'`],
    ['expired', `directory_state = 'expired'`],
    ['missing', `missing_since = now()`],
  ])('I11: a session does not outlive the directory: %s', async (name, change) => {
    const { id, client } = await withTwo(`leaves ${name}`);
    await world.test.query(`UPDATE person SET ${change} WHERE id = $1`, [id]);
    expect((await viewerOf(client)).state).toBe('ANONYMOUS');
  });

  it('I11: somebody disabled between password and code gets no session', async () => {
    const { id } = await withTwo('overtaken');
    const client = world.client();
    await signIn(client, 'overtaken', PASSWORD);
    await world.test.query(`UPDATE person SET directory_state = 'disabled' WHERE id = $1`, [id]);
    expect((await client.ask('{ myMethods { id } }')).error?.code).toBe('session_over');
    expect((await viewerOf(client)).state).toBe('ANONYMOUS');
  });

  it('E08: a method that policy stopped accepting between password and code gives no session, and that is written down', async () => {
    const { id, secret } = await withTwo('outdated');
    const client = world.client();
    await signIn(client, 'outdated', PASSWORD);
    const { myMethods } = await client.must<{ myMethods: { id: string }[] }>('{ myMethods { id } }');
    const { startChallenge } = await client.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, {
      methodId: myMethods[0]?.id,
    });
    await world.require([id], ['text-message']);
    const answer = await client.ask(VERIFY_CHALLENGE, { handle: startChallenge.handle, code: appCode(secret, 1) });
    expect(answer.error).toMatchObject({ code: 'signin_denied', decisionId: expect.any(String) });
    expect((await viewerOf(client)).state).not.toBe('SIGNED_IN');
    expect((await world.actions(id)).at(-1)).toBe('signin.denied');
    expect(await world.test.query(`SELECT 1 FROM challenge WHERE person_id = $1 AND state = 'approved'`, [id])).toEqual([]);
  });

  it('R1: roles are live and need two kinds of factors; operators are idle for a quarter of an hour at most', async () => {
    const { id, client } = await withTwo('keeper');
    expect((await viewerOf(client)).roles).toEqual([]);
    await world.giveRole(id, 'auditor');
    expect((await viewerOf(client)).roles).toEqual(['AUDITOR']);
    await age(id, `last_seen_at = now() - interval '15 minutes'`);
    expect((await viewerOf(client)).state).toBe('ANONYMOUS');
    await age(id, `last_seen_at = now(), created_at = now() - interval '8 hours'`);
    expect((await viewerOf(client)).state).toBe('ANONYMOUS');
    await age(id, `created_at = now()`);
    await world.test.query('DELETE FROM role_mapping');
    expect(await viewerOf(client)).toMatchObject({ state: 'SIGNED_IN', roles: [] });
  });

  it('E07: whoever gets a role loses a session of one factor at once', async () => {
    const { id, client } = await signedIn('promoted');
    await world.giveRole(id, 'admin');
    expect(await viewerOf(client)).toMatchObject({ state: 'ANONYMOUS', roles: [] });
  });

  it('E16: a raised requirement ends sessions of one factor, at the next request and in the table; those of two go on', async () => {
    const one = await signedIn('one-factor');
    const two = await withTwo('two-factors');
    const elsewhere = await signedIn('elsewhere');
    await world.require([one.id]);
    expect((await viewerOf(one.client)).state).toBe('ANONYMOUS');
    await world.app.get(SessionSweep).sweep();
    expect(await world.test.query(`SELECT end_reason FROM session WHERE person_id = $1`, [one.id])).toEqual([
      { end_reason: 'requirement' },
    ]);
    expect(await world.actions(one.id)).toContain('session.ended');
    expect((await viewerOf(two.client)).state).toBe('SIGNED_IN');
    expect((await viewerOf(elsewhere.client)).state).toBe('SIGNED_IN');
  });

  it('A02 A04: signing in again does not give the guesses back: one counter behind all doors', async () => {
    const { id } = await withTwo('ground');
    let evaluated = 0;
    for (let round = 0; round < 4; round += 1) {
      const client = world.client();
      const stepped = await client.ask(SIGN_IN, { login: 'ground', password: PASSWORD });
      if (stepped.error) {
        expect(stepped.error).toMatchObject({
          code: 'second_factor_locked',
          decisionId: expect.any(String),
          retryAt: expect.any(String),
        });
        continue;
      }
      const { myMethods } = await client.must<{ myMethods: { id: string }[] }>('{ myMethods { id } }');
      const { startChallenge } = await client.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, {
        methodId: myMethods[0]?.id,
      });
      for (let guess = 0; guess < 4; guess += 1) {
        const answer = await client.ask(VERIFY_CHALLENGE, { handle: startChallenge.handle, code: '000000' });
        if (answer.error?.code === 'code_wrong') evaluated += 1;
      }
      const together = await world.client().ask(SIGN_IN, { login: 'ground', password: PASSWORD, appCode: '000000' });
      if (together.error?.code === 'code_wrong') evaluated += 1;
    }
    expect(evaluated).toBe(10);
    expect(await world.actions(id)).toContain('second_factor.locked');
  });

  it('E05: a half-session reaches the operations of its own step and no other', async () => {
    const challenged = world.client();
    await withTwo('halfway');
    await signIn(challenged, 'halfway', PASSWORD);
    const enrolling = world.client();
    await world.require([await world.person({ login: 'beginner' })]);
    await signIn(enrolling, 'beginner', PASSWORD);

    const open = [
      'viewer',
      'publicSettings',
      'setupGroups',
      'signIn',
      'cancelSignIn',
      'signOut',
      'claimSetup',
      'activateDevice',
      'pollDevice',
      'answerDeviceRequest',
      'subscribeDevice',
    ];
    const challenge = [
      'myMethods',
      'currentChallenge',
      'challengeProgress',
      'startChallenge',
      'resendChallenge',
      'verifyChallenge',
      'redeemChallenge',
    ];
    const enroll = [
      'enrollmentMethods',
      'currentEnrollment',
      'startPhoneEnrollment',
      'startAppEnrollment',
      'sendEnrollmentCode',
      'verifyEnrollment',
      'redeemEnrollment',
      'enrollmentProgress',
      'cancelEnrollment',
      'skipEnrollment',
    ];
    for (const [client, allowed] of [
      [challenged, challenge],
      [enrolling, enroll],
      [world.client(), []],
    ] as const) {
      for (const { name, query, variables } of everyOperation(world)) {
        if (open.includes(name)) continue;
        const { error } = await client.ask(query, variables);
        expect([name, error?.code === 'session_over']).toEqual([name, !(allowed as readonly string[]).includes(name)]);
        expect([name, error?.code]).not.toEqual([name, 'bad_request']);
      }
    }
  });
});

/** Each query and mutation of the schema with arguments of the right shape. */
function everyOperation(world: SigninWorld): { name: string; query: string; variables: Record<string, unknown> }[] {
  const ID = '00000000-0000-4000-8000-000000000009';
  const samples: Record<string, unknown> = {
    'ID!': ID,
    'String!': '000000',
    'Int!': 1,
    'Boolean!': true,
    'OperatorRole!': 'AUDITOR',
    'ProviderInput!': { kind: 'twilio', name: 'x', enabled: false, settings: [] },
    '[ID!]!': [ID],
    'PolicyRuleInput!': { by: 'group', directoryId: ID, value: ID, methods: ['APP_CODE'] },
    'DirectoryInput!': {
      name: 'x',
      kind: 'generic',
      url: 'ldaps://x',
      startTls: false,
      bindDn: 'cn=x',
      bindPassword: 'x',
      baseDn: 'dc=x',
      mapping: [],
      extraAttributes: [],
      syncMinutes: 60,
      syncSeconds: 3,
    },
    'PolicyDraftInput!': { name: 'x', include: [{ kind: 'everyone' }], exclude: [], methods: ['APP_CODE'] },
    '[String!]!': ['x'],
    'DateTime!': '2026-01-01T00:00:00Z',
    'CampaignInput!': { name: 'x', dueAt: '2026-01-01T00:00:00Z', letters: [] },
    'PolicyExceptionInput!': { personId: ID, owner: 'x', reason: 'x', endsAt: '2026-01-01T00:00:00Z' },
  };
  const { schema } = world;
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values((type as GraphQLObjectType).getFields()).map((field) => {
      const needed = field.args.filter(
        ({ type: argument, defaultValue }) => String(argument).endsWith('!') && defaultValue === undefined,
      );
      const sample = (name: string, argument: string): unknown =>
        argument === 'Method!' ? (name === 'startPhoneEnrollment' ? 'OFFICE_PHONE' : 'APP_CODE') : samples[argument];
      const variables = Object.fromEntries(
        needed.map(({ name, type: argument }) => [name, sample(field.name, String(argument))]),
      );
      const heads = needed.map(({ name, type: argument }) => `$${name}: ${String(argument)}`).join(', ');
      const passes = needed.map(({ name }) => `${name}: $${name}`).join(', ');
      const scalar = /^\[?(Boolean|Method|String)!?\]?!?$/.test(String(field.type));
      const call = `${field.name}${passes ? `(${passes})` : ''}${scalar ? '' : ' { __typename }'}`;
      const operation = type === schema.getMutationType() ? 'mutation' : 'query';
      return { name: field.name, query: `${operation}${heads ? ` (${heads})` : ''} { ${call} }`, variables };
    }),
  );
}
