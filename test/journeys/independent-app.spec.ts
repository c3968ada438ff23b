import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { SIGN_IN, signIn, START_APP, START_CHALLENGE, VERIFY_CHALLENGE, VERIFY_ENROLLMENT } from '../setup/acts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

/** A code by a program that shares no line with ours (OATH Toolkit), `ahead` steps from now. */
const oathtool = (secret: string, ahead: number): string =>
  execFileSync('oathtool', ['--totp', '-b', '-N', `@${Math.floor(Date.now() / 1000) + ahead * 30}`, secret.replaceAll(' ', '')], {
    encoding: 'utf8',
  }).trim();

describe('an authenticator that somebody else wrote', () => {
  let database: TestDatabase;
  let running: RunningApp;
  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
  });
  afterAll(async () => {
    await running?.close();
    await database?.drop();
  });

  it('S7 S12 R1: oathtool sets up, verifies the sign-in, and gives the code that comes along with the password', async () => {
    const client = running.client();
    await signIn(client, 'ada');
    const { startAppEnrollment: begun } = await client.must<{
      startAppEnrollment: { handle: string; app: { secret: string } };
    }>(START_APP);
    const { secret } = begun.app;
    await client.must(VERIFY_ENROLLMENT, { handle: begun.handle, code: oathtool(secret, -1) });

    const again = running.client();
    expect(await signIn(again, 'ada')).toMatchObject({ state: 'CHALLENGE' });
    const { myMethods } = await again.must<{ myMethods: { id: string }[] }>('{ myMethods { id } }');
    const { startChallenge } = await again.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, {
      methodId: myMethods[0]?.id,
    });
    const { verifyChallenge } = await again.must<{ verifyChallenge: { viewer: object } }>(VERIFY_CHALLENGE, {
      handle: startChallenge.handle,
      code: oathtool(secret, 0),
    });
    expect(verifyChallenge.viewer).toMatchObject({ state: 'SIGNED_IN', roles: ['ADMIN'] });

    const both = await running
      .client()
      .must<{ signIn: { viewer: object } }>(SIGN_IN, { login: 'ada', password: 'demo-password', appCode: oathtool(secret, 1) });
    expect(both.signIn.viewer).toMatchObject({ state: 'SIGNED_IN' });
  });
});
