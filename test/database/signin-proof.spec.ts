import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appCode, MY_METHODS, otherCode, START_APP, signIn } from '../setup/acts.js';
import { me, methodOf, peopleOf, VERIFY_FRESH } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const START_FRESH = `mutation ($methodId: ID!) { startFreshProof(methodId: $methodId) { handle state } }`;
const REMOVE = `mutation ($id: ID!) { removeMethod(id: $id) { id } }`;
const PREFER = `mutation ($id: ID!) { preferMethod(id: $id) { id preferred } }`;
const RENAME = `mutation ($id: ID!, $label: String!) { renameMethod(id: $id, label: $label) { id label } }`;

describe('a fresh proof', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  it('E15: a session alone adds, removes, renames, prefers and issues nothing; with a proof of five minutes it does', async () => {
    const owner = await people.withTwo('owner');
    await people.settled(owner.id);
    const { client } = owner;
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN', freshUntil: null });
    const id = await methodOf(client, 'APP_CODE');
    const acts: [string, Record<string, unknown>][] = [
      [START_APP, {}],
      [REMOVE, { id }],
      [PREFER, { id }],
      [RENAME, { id, label: 'Mine' }],
      ['mutation { issueRecoveryCodes { codes } }', {}],
      ['mutation { createAppPassword(name: "mail") { password } }', {}],
    ];
    for (const [act, variables] of acts) expect((await client.ask(act, variables)).error?.code).toBe('fresh_proof_needed');

    expect(await people.prove(owner)).toBeNull();
    const until = new Date((await me(client)).freshUntil ?? 0).getTime() - Date.now();
    expect(until).toBeGreaterThan(4.5 * 60_000);
    expect(until).toBeLessThanOrEqual(5 * 60_000);
    expect(await client.must(RENAME, { id, label: 'Mine' })).toEqual({ renameMethod: [{ id, label: 'Mine' }] });
    expect((await client.ask(REMOVE, { id })).error?.code).toBe('method_last');
    expect(await world.actions(owner.id)).toContain('session.proven');
  });

  it('E15: what was enrolled within the day confirms nothing while something older can, and does not prolong a proof', async () => {
    const owner = await people.withTwo('grown');
    await people.settled(owner.id);
    await people.prove(owner);
    await world.test.query(`UPDATE session SET proven_at = now() - interval '4 minutes' WHERE person_id = $1`, [owner.id]);
    const before = await me(owner.client);
    expect((await people.addPhone(owner.id, owner.client, '1512 3456702')).error).toBeNull();
    expect((await me(owner.client)).freshUntil).toBe(before.freshUntil);

    const text = await methodOf(owner.client, 'TEXT_MESSAGE');
    expect((await owner.client.ask(START_FRESH, { methodId: text })).error?.code).toBe('method_too_new');
    const { myMethods } = await owner.client.must<{ myMethods: { method: string; tooNew: boolean; removable: boolean }[] }>(
      '{ myMethods { method tooNew removable } }',
    );
    expect(myMethods).toEqual([
      { method: 'APP_CODE', tooNew: false, removable: true },
      { method: 'TEXT_MESSAGE', tooNew: true, removable: true },
    ]);
    await owner.client.must(REMOVE, { id: await methodOf(owner.client, 'APP_CODE') });
    expect(await owner.client.must('{ myMethods { method preferred removable } }')).toEqual({
      myMethods: [{ method: 'TEXT_MESSAGE', preferred: true, removable: false }],
    });
  });

  it('A12: three wrong answers end the session, and each was counted on the person too', async () => {
    const owner = await people.withTwo('robbed');
    await people.settled(owner.id);
    const { client, secret } = owner;
    const { startFreshProof } = await client.must<{ startFreshProof: { handle: string } }>(START_FRESH, {
      methodId: await methodOf(client, 'APP_CODE'),
    });
    const { handle } = startFreshProof;
    const wrong = otherCode(appCode(secret));
    expect((await client.ask(VERIFY_FRESH, { handle, code: 'letters' })).error?.code).toBe('code_malformed');
    for (const code of ['code_wrong', 'code_wrong', 'session_over']) {
      expect((await client.ask(VERIFY_FRESH, { handle, code: wrong })).error?.code).toBe(code);
    }
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });
    const [row] = await world.test.query<{ reason: string; guesses: number }>(
      `SELECT s.end_reason AS reason, cardinality(g.recent) AS guesses FROM session s JOIN second_factor_guess g USING (person_id)
        WHERE s.person_id = $1`,
      [owner.id],
    );
    expect(row).toEqual({ reason: 'wrong_proofs', guesses: 3 });
  });

  it('A12: of many wrong answers at the same moment three are looked at', async () => {
    const owner = await people.withTwo('stormed');
    await people.settled(owner.id);
    const { client, secret } = owner;
    const { startFreshProof } = await client.must<{ startFreshProof: { handle: string } }>(START_FRESH, {
      methodId: await methodOf(client, 'APP_CODE'),
    });
    const wrong = { handle: startFreshProof.handle, code: otherCode(appCode(secret)) };
    await Promise.all(Array.from({ length: 12 }, () => client.ask(VERIFY_FRESH, wrong)));
    const [row] = await world.test.query<{ n: number }>(
      'SELECT cardinality(recent) AS n FROM second_factor_guess WHERE person_id = $1',
      [owner.id],
    );
    expect(row?.n).toBe(3);
    expect(await me(client)).toMatchObject({ state: 'ANONYMOUS' });
  });

  it('B04: an answer to a fresh proof never signs in, and one to a sign-in is no fresh proof', async () => {
    const owner = await people.withTwo('crossed');
    await people.settled(owner.id);
    const { startFreshProof } = await owner.client.must<{ startFreshProof: { handle: string } }>(START_FRESH, {
      methodId: await methodOf(owner.client, 'APP_CODE'),
    });
    const half = world.client();
    await signIn(half, 'crossed', PASSWORD);
    await world.reuse(owner.id);
    const crossed = await half.ask(
      `mutation ($handle: ID!, $code: String!) { verifyChallenge(handle: $handle, code: $code) { viewer { state } } }`,
      {
        handle: startFreshProof.handle,
        code: appCode(owner.secret),
      },
    );
    expect(crossed.error?.code).toBe('challenge_over');
  });

  it('S15: one of several is preferred and asked for first, and another can be chosen at sign-in', async () => {
    const owner = await people.withTwo('choosing');
    expect((await people.addPhone(owner.id, owner.client, '1512 3456703')).error).toBeNull();
    const text = await methodOf(owner.client, 'TEXT_MESSAGE');
    await owner.client.must(PREFER, { id: text });
    const half = world.client();
    await signIn(half, 'choosing', PASSWORD);
    const { myMethods } = await half.must<{ myMethods: { method: string; preferred: boolean }[] }>(MY_METHODS);
    expect(myMethods.map(({ method, preferred }) => [method, preferred])).toEqual([
      ['TEXT_MESSAGE', true],
      ['APP_CODE', false],
    ]);
    await people.signInAgain(owner, false, half);
    expect(await me(half)).toMatchObject({ state: 'SIGNED_IN' });
  });
});
