import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { afterRestore } from '../../apps/api/src/after-restore.js';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Database } from '../../apps/api/src/platform/index.js';
import { AfterRestore, type Restored } from '../../apps/api/src/signin/index.js';
import { EnrollmentService } from '../../apps/api/src/enrollment/index.js';
import { appCode, signIn, START_APP, VERIFY_CHALLENGE, VERIFY_ENROLLMENT } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { challenged, me, passByApp, peopleOf, type TwoFactors } from './signin-people.js';
import { PASSWORD, type SigninWorld, signinWorld } from './signin-world.js';

/** A backup in which much is alive that has been ended since; putting it back is where each test begins. */
describe('after a backup was put back', () => {
  let world: SigninWorld;
  let owner: TwoFactors;
  let remembered: PortalClient;
  let challengedHalf: { client: PortalClient; handle: string };
  let enrolling: { client: PortalClient; handle: string; secret: string };
  let recoveryCode = '';
  let appPassword = '';
  let restored: Restored;

  beforeAll(async () => {
    world = await signinWorld();
    const people = peopleOf(world);
    owner = await people.withTwo('sam', { rememberDays: 7, appPasswordDays: 30 });
    const { issueRecoveryCodes } = await owner.client.must<{ issueRecoveryCodes: { codes: string[] } }>(
      'mutation { issueRecoveryCodes { codes } }',
    );
    recoveryCode = issueRecoveryCodes.codes[0] ?? '';
    const { createAppPassword } = await owner.client.must<{ createAppPassword: { password: string } }>(
      'mutation { createAppPassword(name: "Old mail") { password } }',
    );
    appPassword = createAppPassword.password;
    remembered = await people.signInAgain(owner, true);
    await world.reuse(owner.id);
    const half = world.client();
    await signIn(half, 'sam', PASSWORD);
    challengedHalf = { client: half, handle: await challenged(half, 'APP_CODE') };
    const newcomer = await world.person({ login: 'nina' });
    await world.require([newcomer]);
    const client = world.client();
    await signIn(client, 'nina', PASSWORD);
    const { startAppEnrollment: begun } = await client.must<{
      startAppEnrollment: { handle: string; app: { secret: string } };
    }>(START_APP);
    enrolling = { client, handle: begun.handle, secret: begun.app.secret };

    restored = await new AfterRestore(world.app.get(Database), new Audit()).run(null);
  });
  afterAll(() => world.close());

  const passesApp = async (): Promise<string | null> => {
    const client = world.client();
    await signIn(client, 'sam', PASSWORD);
    return (await passByApp(client, owner.secret)).error?.code ?? null;
  };

  it('B13: says what it ended, counts the epoch up, and leaves an event', async () => {
    expect(restored).toMatchObject({
      epoch: 1,
      ended: {
        sessions: 2,
        signInsUnderWay: 2,
        rememberedBrowsers: 1,
        requests: 1,
        enrollments: 1,
        appPasswords: 1,
        recoveryCodes: 10,
      },
      review: [{ method: 'app-code', usable: 1, changed: 1 }],
    });
    const events = await world.test.query(`SELECT details FROM audit_event WHERE action = 'installation.restored'`);
    expect(events).toMatchObject([{ details: { epoch: 1, sessions: 2, recoveryCodes: 10 } }]);
  });

  it('B13: sessions, half-sessions, requests and enrollments of the backup are dead', async () => {
    expect(await me(owner.client)).toMatchObject({ state: 'ANONYMOUS' });
    expect(await me(remembered)).toMatchObject({ state: 'ANONYMOUS' });
    const { client, handle } = challengedHalf;
    expect((await client.ask(VERIFY_CHALLENGE, { handle, code: appCode(owner.secret) })).error?.code).toBe('session_over');
    const code = appCode(enrolling.secret);
    const late = await enrolling.client.ask(VERIFY_ENROLLMENT, { handle: enrolling.handle, code });
    expect(late.error?.code).toBe('session_over');
    const live = await world.test.query(
      `SELECT 1 FROM challenge WHERE state IN ('pending', 'confirmed') UNION ALL
       SELECT 1 FROM enrollment WHERE state IN ('awaiting_proof', 'confirmed')`,
    );
    expect(live).toEqual([]);
  });

  it('B13: remembered browsers, app passwords and recovery codes are worth nothing', async () => {
    const lent = world.client();
    lent.cookies.set('tessera-remembered', remembered.cookies.get('tessera-remembered') ?? '');
    await signIn(lent, 'sam', PASSWORD);
    expect(await me(lent)).toMatchObject({ state: 'CHALLENGE' });
    const { myMethods } = await lent.must<{ myMethods: { method: string }[] }>('{ myMethods { method } }');
    expect(myMethods).toEqual([{ method: 'APP_CODE' }]);
    expect(recoveryCode).not.toBe('');
    const core = world.app.get(EnrollmentService, { strict: false }).for({ sourceAddress: null, decisionId: null });
    const used = await core.verifyAppPassword({ personId: owner.id, password: appPassword, from: '192.0.2.1' });
    expect(used.ok).toBe(false);
  });

  it('B13: a code that may have been used before the restore is refused, and ninety seconds later all is well', async () => {
    await world.reuse(owner.id);
    expect(await passesApp()).toBe('code_wrong');
    await world.test.query(
      `UPDATE installation SET value = value || jsonb_build_object('after', (now() - interval '91 seconds')::text) WHERE name = 'time-steps'`,
    );
    expect(await passesApp()).toBeNull();
  });

  it('B13 E02: whoever had recovery codes alone has not become somebody who never enrolled', async () => {
    const people = peopleOf(world);
    const left = await people.withTwo('lost');
    await left.client.must('mutation { issueRecoveryCodes { codes } }');
    await world.test.query(`UPDATE authenticator SET removed_at = now() WHERE person_id = $1 AND method = 'app-code'`, [left.id]);
    await new AfterRestore(world.app.get(Database), new Audit()).run(null);
    const answer = await world.client().ask('mutation { signIn(login: "lost", password: "correct horse") { viewer { state } } }');
    expect(answer.error?.code).toBe('signin_denied');
  });

  it('B13: the command reads its settings, prints what there is to review since a date, and refuses what is no date', async () => {
    const environment = {
      DATABASE_URL: world.settings.databaseUrl.reveal(),
      TESSERA_KEY: world.settings.key.reveal().toString('base64'),
    };
    const lines = await afterRestore('2026-01-02', environment);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Security epoch 3. Ended:',
        expect.stringMatching(/^ {2}app-code: \d+ usable, \d+ changed since 2026-01-02T/),
      ]),
    );
    await expect(afterRestore('yesterday', environment)).rejects.toThrow('--since');
    await expect(afterRestore(undefined, { ...environment, TESSERA_KEY: Buffer.alloc(32).toString('base64') })).rejects.toThrow(
      'TESSERA_KEY',
    );
    const [epoch] = await world.test.query(`SELECT value FROM installation WHERE name = 'security-epoch'`);
    expect(epoch).toEqual({ value: 3 });
  });
});
