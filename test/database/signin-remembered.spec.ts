import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit } from '../../apps/api/src/audit/index.js';
import { endSessions } from '../../apps/api/src/directories/sync/end-sessions.js';
import { Database } from '../../apps/api/src/platform/index.js';
import { signIn } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { me, methodOf, peopleOf, type TwoFactors } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const DEVICES = '{ myDevices { id browser current expiresAt } }';

describe('remembered browsers', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  /** A browser that holds nothing but the mark. */
  const withMark = (from: PortalClient): PortalClient => {
    const client = world.client();
    client.cookies.set('tessera-remembered', from.cookies.get('tessera-remembered') ?? '');
    return client;
  };
  const remembered = async (login: string, days = 7): Promise<TwoFactors & { browser: PortalClient }> => {
    const owner = await people.withTwo(login, { rememberDays: days });
    return { ...owner, browser: await people.signInAgain(owner, true) };
  };
  const stateAfter = async (client: PortalClient, login: string): Promise<string> => {
    await signIn(client, login, PASSWORD);
    return (await me(client)).state;
  };

  it('E14: off by default: a wish to be remembered is not heard', async () => {
    const owner = await people.withTwo('plain');
    const browser = await people.signInAgain(owner, true);
    expect(browser.cookies.has('tessera-remembered')).toBe(false);
    expect(await world.test.query('SELECT 1 FROM remembered_device WHERE person_id = $1', [owner.id])).toEqual([]);
  });

  it('E14: where policy allows it the password is enough in this browser, for this person; nothing is fresh by it', async () => {
    const owner = await remembered('often');
    const again = withMark(owner.browser);
    expect(await stateAfter(again, 'often')).toBe('SIGNED_IN');
    expect(await me(again)).toMatchObject({ freshUntil: null, roles: [] });
    const before = again.cookies.get('tessera-session');
    const proven = await people.prove({ ...owner, client: again });
    expect(proven).toBeNull();
    expect(again.cookies.get('tessera-session')).not.toBe(before);
    expect((await me(again)).freshUntil).not.toBeNull();

    await people.withTwo('other', { rememberDays: 7 });
    expect(await stateAfter(withMark(owner.browser), 'other')).toBe('CHALLENGE');
    expect(
      await world.test.query(`SELECT 1 FROM remembered_device d WHERE d::text LIKE '%' || $1 || '%'`, [
        owner.browser.cookies.get('tessera-remembered'),
      ]),
    ).toEqual([]);
  });

  it('E14: it ends with its days, with the days that policy gives by now, and when it is forgotten', async () => {
    const owner = await remembered('weekly');
    const age = (days: number) =>
      world.test.query(`UPDATE remembered_device SET remembered_at = now() - $2 * interval '1 day' WHERE person_id = $1`, [
        owner.id,
        days,
      ]);
    await age(6);
    expect(await stateAfter(withMark(owner.browser), 'weekly')).toBe('SIGNED_IN');
    await age(8);
    expect(await stateAfter(withMark(owner.browser), 'weekly')).toBe('CHALLENGE');
    await age(0);
    const { myDevices } = await owner.browser.must<{ myDevices: { id: string; current: boolean }[] }>(DEVICES);
    expect(myDevices).toMatchObject([{ current: true }]);
    await owner.browser.must('mutation ($id: ID!) { forgetDevice(id: $id) { id } }', { id: myDevices[0]?.id });
    expect(await stateAfter(withMark(owner.browser), 'weekly')).toBe('CHALLENGE');
  });

  it('E14: void when a factor is removed, and when fraud is reported', async () => {
    const changing = await remembered('changing');
    expect((await people.addPhone(changing.id, changing.browser, '1512 3456711')).error).toBeNull();
    await changing.browser.must('mutation ($id: ID!) { removeMethod(id: $id) { id } }', {
      id: await methodOf(changing.browser, 'TEXT_MESSAGE'),
    });
    expect(await stateAfter(withMark(changing.browser), 'changing')).toBe('CHALLENGE');

    const cheated = await remembered('cheated');
    const { decisionId } = await me(cheated.browser);
    await cheated.browser.must('mutation ($id: ID!) { reportFraud(decisionId: $id) { viewer { state } } }', { id: decisionId });
    expect(await world.test.query('SELECT end_reason FROM remembered_device WHERE person_id = $1', [cheated.id])).toEqual([
      { end_reason: 'fraud_reported' },
    ]);
  });

  it('E14: void when the directory switches the person off, also after it switches them on again', async () => {
    const owner = await remembered('suspended');
    const state = (now: string) => world.test.query('UPDATE person SET directory_state = $2 WHERE id = $1', [owner.id, now]);
    await state('disabled');
    const [{ id } = { id: '' }] = await world.test.query<{ id: string }>('SELECT directory_id AS id FROM person LIMIT 1');
    await world.app.get(Database).transaction((work) => endSessions(work, new Audit(), id, null));
    await state('active');
    expect(await stateAfter(withMark(owner.browser), 'suspended')).toBe('CHALLENGE');
  });

  it('E14 E16: of no use to an operator, and sessions that rest on it end when policy stops allowing it', async () => {
    const owner = await remembered('raised');
    const session = withMark(owner.browser);
    expect(await stateAfter(session, 'raised')).toBe('SIGNED_IN');
    await world.giveRole(owner.id, 'admin');
    expect(await me(session)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await stateAfter(withMark(owner.browser), 'raised')).toBe('CHALLENGE');

    const second = await remembered('tightened');
    const lent = withMark(second.browser);
    expect(await stateAfter(lent, 'tightened')).toBe('SIGNED_IN');
    await world.require([second.id], undefined, { rememberDays: 0 });
    expect(await me(lent)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await me(second.browser)).toMatchObject({ state: 'SIGNED_IN' });
  });
});
