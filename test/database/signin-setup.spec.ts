import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetupToken } from '../../apps/api/src/signin/index.js';
import { enrollApp, signIn, VIEWER } from '../setup/acts.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const CLAIM = `mutation ($token: String!, $groupId: ID!) { claimSetup(token: $token, groupId: $groupId) }`;
const GROUPS = `query ($token: String!) { setupGroups(token: $token) { id name members } }`;
const OPEN = `{ publicSettings { setupOpen demo organisation countries { code callingCode } } }`;

describe('the first admin of a production installation', () => {
  let world: SigninWorld;
  let token = '';
  let group = '';
  beforeAll(async () => {
    world = await signinWorld({ production: true, demo: false, publicUrl: 'https://mfa.example.org', phoneCountries: [] });
    const admin = await world.person({ login: 'chief' });
    const made = await world.test.query<{ id: string }>(
      `INSERT INTO directory_group (directory_id, external_id, dn, dn_key, path, name, row_hash)
       SELECT id, 'g', 'cn=g', 'cn=g', 'g', 'Administrators', '\\x00' FROM directory RETURNING id`,
    );
    group = made[0]?.id ?? '';
    await world.test.query('INSERT INTO group_member (group_id, person_id) VALUES ($1, $2)', [group, admin]);
    await world.test.query('SELECT rebuild_group_closure()');
  });
  afterAll(() => world.close());

  const setupOpen = async (): Promise<boolean> =>
    (await world.client().must<{ publicSettings: { setupOpen: boolean } }>(OPEN)).publicSettings.setupOpen;

  it('G12: before that, an empty installation refuses every console operation, and sign-in alone gives no role', async () => {
    expect(await setupOpen()).toBe(false);
    const client = world.client();
    expect(await signIn(client, 'chief', PASSWORD)).toMatchObject({ state: 'SIGNED_IN', roles: [] });
    for (const query of ['{ policies { total } }', '{ roleMappings { id } }', 'mutation { verifyAudit { ok } }']) {
      expect((await client.ask(query)).error?.code).toBe('forbidden');
    }
  });

  it('G09: a token is good for the newest start, an hour and one use', async () => {
    const old = await world.app.get(SetupToken).issue();
    token = (await world.app.get(SetupToken).issue()) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await setupOpen()).toBe(true);
    expect((await world.client().ask(CLAIM, { token: old, groupId: group })).error?.code).toBe('setup_token');
    expect(await world.client().must(GROUPS, { token })).toEqual({
      setupGroups: [{ id: group, name: 'Administrators', members: 1 }],
    });

    await world.test.query(
      `UPDATE installation SET value = jsonb_set(value, '{expiresAt}', to_jsonb(now())) WHERE name = 'setup-token'`,
    );
    expect(await setupOpen()).toBe(false);
    expect((await world.client().ask(CLAIM, { token, groupId: group })).error?.code).toBe('setup_token');
    token = (await world.app.get(SetupToken).issue()) ?? '';
    expect((await world.client().ask(CLAIM, { token, groupId: 'nonsense' })).error?.code).toBe('not_found');
    const claims = await Promise.all(Array.from({ length: 20 }, () => world.client().ask(CLAIM, { token, groupId: group })));
    expect(claims.filter(({ error }) => error === null)).toHaveLength(1);
    expect(await world.test.query(`SELECT role FROM role_mapping`)).toEqual([{ role: 'admin' }]);
    expect(await world.test.query(`SELECT 1 FROM audit_event WHERE action = 'setup.claimed'`)).toHaveLength(1);
    expect(await world.test.query(`SELECT 1 FROM audit_event e WHERE e::text LIKE '%' || $1 || '%'`, [token])).toEqual([]);
  });

  it('the claimed group signs in with two factors, under cookies that only this host can set', async () => {
    const client = world.client();
    expect(await signIn(client, 'chief', PASSWORD)).toMatchObject({ state: 'ENROLL' });
    expect([...client.cookies.keys()]).toContain('__Host-tessera-half');
    expect(await client.must('{ enrollmentMethods { method } }')).toEqual({
      enrollmentMethods: [{ method: 'APP_NOTIFICATION' }, { method: 'APP_CODE' }],
    });
    await enrollApp(client);
    expect(await client.must(VIEWER)).toMatchObject({ viewer: { state: 'SIGNED_IN', roles: ['ADMIN'] } });
  });

  it('G09: with every admin gone, setup stays closed', async () => {
    await world.test.query('DELETE FROM role_mapping');
    expect(await world.app.get(SetupToken).issue()).toBeNull();
    expect(await setupOpen()).toBe(false);
    expect((await world.client().ask(CLAIM, { token, groupId: group })).error?.code).toBe('setup_closed');
  });

  it('where no channel carries texts, a person who may only use texts is not led into a dead end', async () => {
    world.unreachable.add('text-message');
    const id = await world.person({ login: 'phoneless' });
    await world.require([id], ['text-message']);
    const refused = await world
      .client()
      .ask(`mutation { signIn(login: "phoneless", password: "${PASSWORD}") { viewer { state } } }`);
    expect(refused.error).toMatchObject({ code: 'signin_denied', decisionId: expect.any(String) });
  });
});
describe('a wrong setup token', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld({ production: true, demo: false, publicUrl: 'https://mfa.example.org' });
  });
  afterAll(() => world.close());

  it('is counted for its source before it is looked at: five, then a pause, even for the right one', async () => {
    const token = await world.app.get(SetupToken).issue();
    const codes: (string | undefined)[] = [];
    for (let index = 0; index < 6; index += 1) codes.push((await world.client().ask(GROUPS, { token: 'guess' })).error?.code);
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'setup_token'), 'too_many_attempts']);
    expect((await world.client().ask(GROUPS, { token })).error?.code).toBe('too_many_attempts');
  });
});
