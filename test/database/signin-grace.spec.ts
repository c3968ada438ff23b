import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionSweep } from '../../apps/api/src/signin/index.js';
import { enrollApp, signIn } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { me, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const SKIP = 'mutation { skipEnrollment { viewer { state roles } } }';

describe('the grace period', () => {
  let world: SigninWorld;
  beforeAll(async () => {
    world = await signinWorld();
  });
  afterAll(() => world.close());

  const newcomer = async (login: string, graceDays: number): Promise<{ id: string; client: PortalClient }> => {
    const id = await world.person({ login });
    await world.require([id], undefined, { graceDays });
    const client = world.client();
    await signIn(client, login, PASSWORD);
    return { id, client };
  };
  const endGrace = (id: string) =>
    world.test.query(`UPDATE first_required SET at = at - interval '8 days' WHERE person_id = $1`, [id]);

  it('S2: while it runs the prompt can be put off, by a session of one factor that says until when', async () => {
    const { id, client } = await newcomer('waiting', 7);
    const viewer = await me(client);
    expect(viewer).toMatchObject({ state: 'ENROLL', recovering: false });
    expect(new Date(viewer.skipUntil ?? 0).getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    expect(await client.must(SKIP)).toEqual({ skipEnrollment: { viewer: { state: 'SIGNED_IN', roles: [] } } });
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN' });
    expect(await world.actions(id)).toEqual(expect.arrayContaining(['signin.put_off', 'signin.completed']));
    const again = world.client();
    await signIn(again, 'waiting', PASSWORD);
    expect(await me(again)).toMatchObject({ state: 'ENROLL' });
  });

  it('S1: without grace, or after it, nothing is put off', async () => {
    const { client } = await newcomer('strict', 0);
    expect((await me(client)).skipUntil).toBeNull();
    expect((await client.ask(SKIP)).error?.code).toBe('skip_over');
    expect(await me(client)).toMatchObject({ state: 'ENROLL' });

    const late = await newcomer('late', 7);
    await endGrace(late.id);
    expect((await late.client.ask(SKIP)).error?.code).toBe('skip_over');
    await enrollApp(late.client);
    expect(await me(late.client)).toMatchObject({ state: 'SIGNED_IN' });
  });

  it('E16: the session that put it off ends with the grace, at the next request and in the table', async () => {
    const { id, client } = await newcomer('overdue', 7);
    await client.must(SKIP);
    expect(await world.app.get(SessionSweep).sweep()).toBe(0);
    await endGrace(id);
    await world.evaluate();
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await world.app.get(SessionSweep).sweep()).toBe(1);
    expect(await world.actions(id)).toContain('session.ended');
  });

  it('E16 E07: whoever has something enrolled, or a role, has no session of one factor, grace or not', async () => {
    const { id, client } = await newcomer('promoted', 7);
    await client.must(SKIP);
    await world.giveRole(id, 'helpdesk');
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });

    const other = await newcomer('doubled', 7);
    await other.client.must(SKIP);
    const enrolling = world.client();
    await signIn(enrolling, 'doubled', PASSWORD);
    await enrollApp(enrolling);
    expect(await me(other.client)).toMatchObject({ state: 'ANONYMOUS' });
  });

  it('E13: enrolling in a session of one factor gives a session of a new id, and ends the right of others to enroll', async () => {
    const { id, client } = await newcomer('stepping', 7);
    await client.must(SKIP);
    const before = client.cookies.get('tessera-session') ?? '';
    const thief = world.client();
    await signIn(thief, 'stepping', PASSWORD);
    await enrollApp(client);
    expect(client.cookies.get('tessera-session')).not.toBe(before);
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN' });
    const old = world.client();
    old.cookies.set('tessera-session', before);
    expect(await me(old)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await me(thief)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await world.test.query('SELECT 1 FROM authenticator WHERE person_id = $1', [id])).toHaveLength(1);
  });

  it('S13: where policy wants a second way in, the session says what it owes, has no role yet, and pays by adding one', async () => {
    const people = peopleOf(world);
    const { id, client } = await people.withTwo('careful', { backupRequired: true });
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN', owes: ['BACKUP'] });
    await world.giveRole(id, 'auditor');
    expect(await me(client)).toMatchObject({ owes: ['BACKUP'], roles: [] });
    await client.must('mutation { issueRecoveryCodes { codes issuedAt } }');
    expect(await me(client)).toMatchObject({ owes: [], roles: ['AUDITOR'] });

    const texter = await people.withTwo('texting', { backupRequired: true });
    const added = await people.addPhone(texter.id, texter.client, '1512 3456701');
    expect(added.error).toBeNull();
    expect(await me(texter.client)).toMatchObject({ state: 'SIGNED_IN', owes: [] });
  });
});
