import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SIGN_IN, signIn } from '../setup/acts.js';
import { me, passByApp, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const MINE = `{ mySignIns { decisionId at outcome method place browser current } }`;
const REPORT = `mutation ($id: ID!) { reportFraud(decisionId: $id) { viewer { state } } }`;
interface Mine {
  readonly mySignIns: { decisionId: string; outcome: string; method: string | null; current: boolean; place: string }[];
}

describe('my sign-ins, and "this was not me"', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  it('S16: a person sees every try in their name: finished, given up at the second step, refused at the password', async () => {
    const owner = await people.withTwo('watchful');
    await world.client().ask(SIGN_IN, { login: 'watchful', password: 'wrong' });
    await signIn(world.client(), 'watchful', PASSWORD);
    const { mySignIns } = await owner.client.must<Mine>(MINE);
    expect(mySignIns.map(({ outcome, method, current }) => [outcome, method, current])).toEqual([
      ['step_refused', null, false],
      ['password_refused', null, false],
      ['completed', 'APP_CODE', true],
    ]);
    expect(mySignIns.every(({ place }) => place === '127.0.0.1')).toBe(true);
  });

  it('S16 D09 F05: reporting one ends sessions, half-sessions and app passwords, blocks, and says from where it came', async () => {
    const owner = await people.withTwo('cheated', { appPasswordDays: 30 });
    await owner.client.must('mutation { createAppPassword(name: "mail") { password } }');
    const thief = world.client();
    await signIn(thief, 'cheated', PASSWORD);
    const { mySignIns } = await owner.client.must<Mine>(MINE);
    const foreign = await people.withTwo('bystander');
    expect((await foreign.client.ask(REPORT, { id: mySignIns[0]?.decisionId })).error?.code).toBe('not_found');
    expect((await owner.client.ask(REPORT, { id: 'nonsense' })).error?.code).toBe('not_found');

    expect(await owner.client.must(REPORT, { id: mySignIns[0]?.decisionId })).toEqual({
      reportFraud: { viewer: { state: 'ANONYMOUS' } },
    });
    expect(owner.client.cookies.has('tessera-session')).toBe(false);
    expect(await me(thief)).toMatchObject({ state: 'ANONYMOUS' });
    expect((await world.client().ask(SIGN_IN, { login: 'cheated', password: PASSWORD })).error?.code).toBe('blocked');
    expect(await world.test.query('SELECT revoke_reason FROM app_password WHERE person_id = $1', [owner.id])).toEqual([
      { revoke_reason: 'fraud_reported' },
    ]);
    expect(
      await world.test.query('SELECT reported_by, decision_id, place FROM fraud_report WHERE person_id = $1', [owner.id]),
    ).toEqual([{ reported_by: 'portal', decision_id: mySignIns[0]?.decisionId, place: '127.0.0.1' }]);
    expect(await me(foreign.client)).toMatchObject({ state: 'SIGNED_IN' });
  });

  it('A05: a report between password and code: the right code gives no session', async () => {
    const owner = await people.withTwo('between');
    const half = world.client();
    await signIn(half, 'between', PASSWORD);
    await owner.client.must(REPORT, { id: (await me(owner.client)).decisionId });
    await world.reuse(owner.id);
    await expect(passByApp(half, owner.secret)).rejects.toThrow(/session_over/);
    expect(await me(half)).toMatchObject({ state: 'ANONYMOUS' });
  });
});
