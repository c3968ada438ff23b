import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EnrollmentService } from '../../apps/api/src/enrollment/index.js';
import { SIGN_IN, signIn, VERIFY_CHALLENGE } from '../setup/acts.js';
import { challenged, peopleOf } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

const TERMS = '{ appPasswordTerms { allowed left days } }';
const CREATE = `mutation ($name: String!) { createAppPassword(name: $name) { password appPassword { id name expiresAt } } }`;
const LIST = '{ myAppPasswords { id name lastUsedAt } }';

describe('app passwords', () => {
  let world: SigninWorld;
  let people: ReturnType<typeof peopleOf>;
  beforeAll(async () => {
    world = await signinWorld();
    people = peopleOf(world);
  });
  afterAll(() => world.close());

  it('F04: off unless policy says otherwise', async () => {
    const { client } = await people.withTwo('modern');
    expect(await client.must(TERMS)).toEqual({ appPasswordTerms: { allowed: false, left: 0, days: 0 } });
    expect((await client.ask(CREATE, { name: 'mail' })).error?.code).toBe('app_passwords_off');
    const plain = world.client();
    await world.person({ login: 'free' });
    await signIn(plain, 'free', PASSWORD);
    expect((await plain.ask(CREATE, { name: 'mail' })).error?.code).toBe('app_passwords_off');
  });

  it('S14: named, shown once, at most as many and as long as policy says, and revoked without a further proof', async () => {
    const { id, client } = await people.withTwo('mailer', { appPasswordDays: 30, appPasswordsMost: 2 });
    expect(await client.must(TERMS)).toEqual({ appPasswordTerms: { allowed: true, left: 2, days: 30 } });
    const { createAppPassword: made } = await client.must<{
      createAppPassword: { password: string; appPassword: { id: string; name: string; expiresAt: string } };
    }>(CREATE, { name: 'Old mail' });
    expect(made.password.replaceAll(' ', '').length).toBeGreaterThanOrEqual(25);
    const days = (new Date(made.appPassword.expiresAt).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    await client.must(CREATE, { name: 'Scanner' });
    expect((await client.ask(CREATE, { name: 'Third' })).error?.code).toBe('app_password_limit');
    const { myAppPasswords } = await client.must<{ myAppPasswords: { id: string; name: string }[] }>(LIST);
    expect(myAppPasswords.map(({ name }) => name).toSorted()).toEqual(['Old mail', 'Scanner']);

    await people.settled(id);
    const left = await client.must('mutation ($id: ID!) { revokeAppPassword(id: $id) { name } }', { id: made.appPassword.id });
    expect(left).toEqual({ revokeAppPassword: [{ name: 'Scanner' }] });
    expect((await client.ask(CREATE, { name: 'Third' })).error?.code).toBe('fresh_proof_needed');
  });

  it('F05 I11: of somebody who is gone from the directory, or switched off in it, none works; back again, it does', async () => {
    const { id, client } = await people.withTwo('leaver', { appPasswordDays: 30 });
    const { createAppPassword } = await client.must<{ createAppPassword: { password: string } }>(CREATE, { name: 'mail' });
    const works = async (): Promise<boolean> => {
      const core = world.app.get(EnrollmentService).for({ sourceAddress: '192.0.2.1', decisionId: null });
      return (await core.verifyAppPassword({ personId: id, password: createAppPassword.password, from: 'imap' })).ok;
    };
    expect(await works()).toBe(true);
    for (const [bad, good] of [
      ['missing_since = now()', 'missing_since = NULL'],
      [`directory_state = 'disabled'`, `directory_state = 'active'`],
    ]) {
      await world.test.query(`UPDATE person SET ${bad} WHERE id = $1`, [id]);
      expect(await works()).toBe(false);
      await world.test.query(`UPDATE person SET ${good} WHERE id = $1`, [id]);
      expect(await works()).toBe(true);
    }
  });

  it('F04: good at none of the doors of the portal: not as password, not as code', async () => {
    const { client } = await people.withTwo('tried', { appPasswordDays: 30 });
    const { createAppPassword } = await client.must<{ createAppPassword: { password: string } }>(CREATE, { name: 'mail' });
    const { password } = createAppPassword;
    for (const typed of [password, password.replaceAll(' ', '')]) {
      expect((await world.client().ask(SIGN_IN, { login: 'tried', password: typed })).error?.code).toBe('credentials');
      const together = await world.client().ask(SIGN_IN, { login: 'tried', password: PASSWORD, appCode: typed });
      expect(together.error?.code).toBe('code_malformed');
      const half = world.client();
      await signIn(half, 'tried', PASSWORD);
      const handle = await challenged(half, 'APP_CODE');
      expect((await half.ask(VERIFY_CHALLENGE, { handle, code: typed })).error?.code).toBe('code_malformed');
    }
  });
});
