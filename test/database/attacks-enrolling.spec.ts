import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, HostSecretBox } from '../../apps/api/src/platform/index.js';
import { CoverageResolver } from '../../apps/api/src/reports/coverage.resolver.js';
import { enrollApp, START_APP, signIn } from '../setup/acts.js';
import { queued } from './enrollment-host.js';
import { me, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

/** What a full session may do, and a password alone may not. */
const FULL_ONLY = [
  'mutation { issueRecoveryCodes { codes } }',
  'mutation { createAppPassword(name: "mail") { password } }',
  '{ myAppPasswords { id } }',
  '{ myDevices { id } }',
  '{ mySignIns { decisionId } }',
  'mutation { removeMethod(id: "11111111-1111-4111-8111-111111111111") { id } }',
  'mutation { startFreshProof(methodId: "11111111-1111-4111-8111-111111111111") { handle } }',
];

describe('who may enroll', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  const coverage = () => new CoverageResolver(world.app.get(Database)).coverage();

  it('E01: the password alone yields the right to enroll and nothing else; until then the person is counted as a risk', async () => {
    const id = await world.person({ login: 'new' });
    await world.require([id]);
    expect(await coverage()).toMatchObject({ required: 1, enrolled: 0, unenrolled: 1 });
    const thief = world.client();
    await signIn(thief, 'new', PASSWORD);
    expect(await me(thief)).toMatchObject({ state: 'ENROLL', roles: [] });
    for (const shut of FULL_ONLY) expect((await thief.ask(shut)).error?.code).toBe('session_over');
  });

  it('E01: the owner is told at the address that the directory knows, whoever enrolled', async () => {
    const id = await world.person({ login: 'away' });
    await world.test.query(`UPDATE person SET mail = 'away@example.org' WHERE id = $1`, [id]);
    await world.require([id]);
    const thief = world.client();
    await signIn(thief, 'away', PASSWORD);
    await enrollApp(thief);
    const mails = await queued(world.test, world.app.get(HostSecretBox), 'mail');
    expect(mails.filter(({ to }) => to === 'away@example.org')).toMatchObject([
      { personId: id, content: { subject: expect.stringContaining('A new way of verifying was added') } },
    ]);
    expect(await coverage()).toMatchObject({ required: 2, enrolled: 1, unenrolled: 1 });
  });

  it('E02: after ninety-one idle days the factor is demanded, and nothing is enrolled with the password', async () => {
    const owner = await people.withTwo('dormant');
    await world.test.query(
      `UPDATE authenticator SET enrolled_at = enrolled_at - interval '91 days', last_used_at = last_used_at - interval '91 days'
        WHERE person_id = $1`,
      [owner.id],
    );
    await world.test.query(
      `UPDATE session SET created_at = created_at - interval '91 days', last_seen_at = last_seen_at - interval '91 days',
                          expires_at = expires_at - interval '91 days' WHERE person_id = $1`,
      [owner.id],
    );
    await world.evaluate();
    expect(await me(owner.client)).toMatchObject({ state: 'ANONYMOUS' });
    const client = world.client();
    await signIn(client, 'dormant', PASSWORD);
    expect(await me(client)).toMatchObject({ state: 'CHALLENGE' });
    expect((await client.ask(START_APP)).error?.code).toBe('session_over');
    expect((await client.ask('{ enrollmentMethods { method } }')).error?.code).toBe('session_over');
    // Also when policy has let go of the person meanwhile.
    await world.test.query('UPDATE policy SET active_version_id = NULL WHERE name LIKE $1', [`%${owner.id}%`]);
    await world.evaluate();
    const again = world.client();
    await signIn(again, 'dormant', PASSWORD);
    expect(await me(again)).toMatchObject({ state: 'CHALLENGE' });
    // Nor does a directory that switched the account off let it in, idle or not.
    await world.test.query(`UPDATE person SET directory_state = 'disabled' WHERE id = $1`, [owner.id]);
    expect(await me(again)).toMatchObject({ state: 'ANONYMOUS' });
  });

  it('E11: somebody who was synced a second ago, before any run of the engine, is asked at once', async () => {
    const [policy] = await world.test.query<{ id: string }>(`INSERT INTO policy (name) VALUES ('Everyone') RETURNING id`);
    const [version] = await world.test.query<{ id: string }>(
      `INSERT INTO policy_version (policy_id, name, methods) VALUES ($1, 'Everyone', '{app-code}') RETURNING id`,
      [policy?.id],
    );
    await world.test.query(
      `INSERT INTO policy_condition (version_id, effect, kind, label) VALUES ($1, 'include', 'everyone', 'Everyone')`,
      [version?.id],
    );
    await world.test.query(
      `UPDATE policy_version SET number = 1, published_at = now(), published_by = 'Test', reason = 'test' WHERE id = $1`,
      [version?.id],
    );
    await world.test.query('UPDATE policy SET active_version_id = $2 WHERE id = $1', [policy?.id, version?.id]);
    await world.evaluate();

    const id = await world.person({ login: 'hired' });
    expect(await world.test.query('SELECT 1 FROM requirement WHERE person_id = $1', [id])).toEqual([]);
    const client = world.client();
    await signIn(client, 'hired', PASSWORD);
    expect(await me(client)).toMatchObject({ state: 'ENROLL', skipUntil: null });
    expect((await client.ask('{ mySignIns { decisionId } }')).error?.code).toBe('session_over');
    expect(await world.test.query('SELECT 1 FROM requirement WHERE person_id = $1', [id])).toEqual([]);
  });
});
