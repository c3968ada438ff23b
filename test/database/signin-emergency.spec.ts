import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../apps/api/src/platform/index.js';
import { EmergencyDrill } from '../../apps/api/src/signin/emergency/emergency-drill.js';
import { appCode, SIGN_IN, signIn } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { me, passByApp, peopleOf, type TwoFactors } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const CREATE = `mutation ($login: String!, $reason: String!) { createEmergencyAccount(login: $login, reason: $reason) {
  password account { id state } enrollment { handle app { secret } } } }`;
const CONFIRM = `mutation ($id: ID!, $handle: ID!, $code: String!) {
  confirmEmergencyAccount(id: $id, handle: $handle, code: $code) { id state drillDueAt } }`;
const REMOVE = `mutation ($id: ID!, $reason: String!) { removeEmergencyAccount(id: $id, reason: $reason) }`;
const LIST = `{ emergencyAccounts { most drillDays items { id login state lastUsedAt } } }`;
interface Made {
  readonly createEmergencyAccount: {
    readonly password: string;
    readonly account: { readonly id: string; readonly state: string };
    readonly enrollment: { readonly handle: string; readonly app: { readonly secret: string } };
  };
}

describe('emergency accounts (P6)', () => {
  let world: SigninWorld;
  let admin: TwoFactors;
  let boss: PortalClient;
  let sealed: { id: string; password: string; secret: string };
  const alarms = async (): Promise<string[]> =>
    (
      await world.test.query<{ kind: string }>(
        `SELECT details ->> 'kind' AS kind FROM audit_event WHERE action = 'alert.raised' ORDER BY ordinal`,
      )
    ).map(({ kind }) => kind);
  const make = async (login: string) => {
    const { createEmergencyAccount: made } = await boss.must<Made>(CREATE, { login, reason: 'the safe in the board room' });
    return { id: made.account.id, password: made.password, secret: made.enrollment.app.secret, handle: made.enrollment.handle };
  };
  const signedIn = async (): Promise<PortalClient> => {
    const client = world.client();
    await world.reuse(sealed.id);
    await signIn(client, 'Glass-1', sealed.password);
    await passByApp(client, sealed.secret);
    return client;
  };

  beforeAll(async () => {
    world = await signinWorld();
    const people = peopleOf(world);
    admin = await people.withTwo('root');
    await world.giveRole(admin.id, 'admin');
    await world.test.query(`UPDATE person SET mail = 'root@test.example' WHERE id = $1`, [admin.id]);
    boss = await people.signInAgain(admin);
    sealed = await make('glass-1');
  });
  afterAll(() => world.close());

  it('P6: it opens nothing before its own app was proven, and then says when to try it', async () => {
    expect(sealed.password).toMatch(/^([a-z2-9]{4}-){7}[a-z2-9]{4}$/);
    expect((await world.client().ask(SIGN_IN, { login: 'glass-1', password: sealed.password })).error?.code).toBe('credentials');
    await boss.must(REMOVE, { id: sealed.id, reason: 'made again' });
    const made = await make('glass-1');
    expect((await boss.ask(CONFIRM, { ...made, code: '000' })).error?.code).toBe('code_malformed');
    expect(await boss.must(CONFIRM, { ...made, code: appCode(made.secret) })).toMatchObject({
      confirmEmergencyAccount: { id: made.id, state: 'READY' },
    });
    sealed = made;
    expect(await boss.must(LIST)).toMatchObject({
      emergencyAccounts: { most: 3, drillDays: 90, items: [{ login: 'glass-1', state: 'READY', lastUsedAt: null }] },
    });
  });

  it('P6 E15: an open console is not enough to make or remove one: the proof has to be fresh', async () => {
    const aged = (minutes: number) =>
      world.test.query(`UPDATE session SET proven_at = now() - $2 * interval '1 minute' WHERE person_id = $1`, [
        admin.id,
        minutes,
      ]);
    await aged(6);
    expect((await boss.ask(CREATE, { login: 'glass-2', reason: 'x' })).error?.code).toBe('fresh_proof_needed');
    expect((await boss.ask(REMOVE, { id: sealed.id, reason: 'x' })).error?.code).toBe('fresh_proof_needed');
    expect(await world.test.query(`SELECT 1 FROM emergency_account WHERE login_key = 'glass-2'`)).toEqual([]);
    await aged(0);
  });

  it('P6 R08: it signs in with both factors when no directory answers, and every admin hears of it', async () => {
    const before = await alarms();
    world.directory.answer = async () => ({ ok: false, why: 'unavailable' });
    const client = await signedIn();
    world.directory.answer = null;
    expect(await me(client)).toMatchObject({ state: 'SIGNED_IN', roles: ['ADMIN'], rememberDays: 0 });
    expect((await alarms()).slice(before.length)).toEqual(['emergency.password_given', 'emergency.used']);
    expect(await world.actions(sealed.id)).toEqual(
      expect.arrayContaining(['emergency.password_given', 'emergency.used', 'signin.completed']),
    );
    const mails = (await world.sent(admin.id)).map(({ content }) => content['subject'] ?? '');
    expect(mails.some((subject) => subject.includes('The emergency account glass-1 is signed in'))).toBe(true);
    const { emergencyAccounts } = await boss.must<{ emergencyAccounts: { items: { lastUsedAt: string }[] } }>(LIST);
    expect(emergencyAccounts.items[0]?.lastUsedAt).not.toBeNull();
  });

  it('P6: the password alone is no way in, and wrong ones from elsewhere do not shut it', async () => {
    const client = world.client();
    expect(
      (await client.must<{ signIn: { viewer: { state: string } } }>(SIGN_IN, { login: 'glass-1', password: sealed.password }))
        .signIn.viewer.state,
    ).toBe('CHALLENGE');
    expect((await me(client)).roles).toEqual([]);
    const wrong = await world.client().ask(SIGN_IN, { login: 'glass-1', password: 'wrong' });
    expect(wrong.error?.code).toBe('credentials');
    const counted = await world.test.query(
      `SELECT 1 FROM rolling_limit WHERE scope = 'password-person' AND cardinality(hits) > 0`,
    );
    expect(counted).toEqual([]);
  });

  it('P6 E14: no policy reaches it: neither its methods nor a network without a second factor', async () => {
    await world.require([sealed.id], ['text-message'], { networks: ['127.0.0.0/8'], rememberDays: 30 });
    const client = world.client();
    expect((await signIn(client, 'glass-1', sealed.password)).state).toBe('CHALLENGE');
    expect(await world.test.query('SELECT 1 FROM requirement WHERE person_id = $1', [sealed.id])).toEqual([]);
  });

  it('P6: when its app is gone the password does not bind another', async () => {
    await world.test.query('UPDATE authenticator SET removed_at = now() WHERE person_id = $1', [sealed.id]);
    expect((await world.client().ask(SIGN_IN, { login: 'glass-1', password: sealed.password })).error?.code).toBe('credentials');
    expect(await boss.must(LIST)).toMatchObject({ emergencyAccounts: { items: [{ state: 'NO_FACTOR' }] } });
    await world.test.query('UPDATE authenticator SET removed_at = NULL WHERE person_id = $1', [sealed.id]);
  });

  it('P6 H2: nobody finds it in a list, and no sign-in but its own has its name', async () => {
    expect(await boss.must('{ people(filter: { search: "glass" }) { total } }')).toEqual({ people: { total: 0 } });
    expect(await boss.must('query ($id: ID!) { person(id: $id) { id } }', { id: sealed.id })).toEqual({ person: null });
    await world.person({ login: 'taken' });
    expect((await boss.ask(CREATE, { login: 'TAKEN', reason: 'x' })).error?.code).toBe('emergency_invalid');
    await world.person({ login: 'glass-1' });
    expect((await world.client().ask(SIGN_IN, { login: 'glass-1', password: PASSWORD })).error?.code).toBe('credentials');
  });

  it('P6: there are at most three, each with a reason', async () => {
    expect((await boss.ask(CREATE, { login: 'glass-2', reason: ' ' })).error?.code).toBe('reason_missing');
    await make('glass-2');
    const third = await make('glass-3');
    expect((await boss.ask(CREATE, { login: 'glass-4', reason: 'more' })).error?.code).toBe('emergency_invalid');
    expect(await boss.must(REMOVE, { id: third.id, reason: 'one too many' })).toEqual({ removeEmergencyAccount: true });
    expect((await boss.ask(REMOVE, { id: third.id, reason: 'again' })).error?.code).toBe('not_found');
  });

  it('P6: after ninety days without use the admins are reminded, once', async () => {
    await world.test.query(`UPDATE emergency_account SET last_used_at = now() - interval '91 days' WHERE person_id = $1`, [
      sealed.id,
    ]);
    const before = await alarms();
    const drill = world.app.get(EmergencyDrill);
    await world.app.get(Database).transaction((work) => drill.remind(work));
    await world.app.get(Database).transaction((work) => drill.remind(work));
    expect((await alarms()).slice(before.length)).toEqual(['emergency.drill_due']);
  });

  it('P6: removing it ends its sessions', async () => {
    const client = await signedIn();
    await boss.must(REMOVE, { id: sealed.id, reason: 'replaced' });
    expect((await me(client)).state).toBe('ANONYMOUS');
    expect((await world.client().ask(SIGN_IN, { login: 'glass-1', password: sealed.password })).error?.code).toBe('credentials');
  });
});
