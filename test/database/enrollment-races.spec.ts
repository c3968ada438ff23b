import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppSetup, Outcome } from '@tessera/enrollment';
import { appCodeAt, wrongCode } from '@tessera/enrollment/testing';
import { randomUUID } from 'node:crypto';
import { type EnrollmentHost, enrollmentHost } from './enrollment-host.js';
import { CONTEXT, valueOf as value } from './enrollment-world.js';

const ALLOWED = ['app-code', 'text-message'] as const;
const MANY = 1000;

/** Through the pool of the running application: ten connections, everybody else waits in line. */
describe('a thousand answers at once', () => {
  let host: EnrollmentHost;
  beforeAll(async () => {
    host = await enrollmentHost();
  });
  afterAll(() => host.close());

  const core = () => host.service.for({ sourceAddress: '192.0.2.1', decisionId: null });
  const appOf = ({ app }: { app: AppSetup | null }): AppSetup => {
    if (!app) throw new Error('not an app');
    return app;
  };
  const now = async (): Promise<Date> => (await host.database.transaction(async (work) => work)).now;
  const start = async () => {
    const asker = { personId: await host.newPerson(), sessionId: randomUUID() };
    const begun = value(
      await core().startEnrollment({
        ...asker,
        method: 'app-code',
        account: 'sam',
        allowedMethods: ALLOWED,
        digitsOnCalls: false,
      }),
    );
    return { asker, handle: begun.handle, app: appOf(begun) };
  };
  /** With a challenge pending, and the code of a step that is still unused. */
  const startChallenge = async () => {
    const { asker, handle, app } = await start();
    const at = await now();
    const { authenticator } = value(await core().verifyEnrollment({ ...asker, handle, code: appCodeAt(app, at) }));
    const challenge = value(
      await core().startChallenge({
        ...asker,
        authenticatorId: authenticator.id,
        purpose: 'sign-in',
        allowedMethods: ALLOWED,
        digitsOnCalls: false,
        context: CONTEXT,
        source: 'here',
        locale: 'en',
      }),
    );
    return { asker, handle: challenge.handle, right: appCodeAt(app, new Date(at.getTime() + 30_000)) };
  };
  const codesOf = (outcomes: PromiseSettledResult<Outcome<unknown>>[]): string[] =>
    outcomes.map((one) => (one.status === 'rejected' ? 'error' : one.value.ok ? 'ok' : one.value.code));
  const count = (codes: string[], wanted: string): number => codes.filter((code) => code === wanted).length;

  it('R02 B03: one right code, a thousand requests: exactly one succeeds', async () => {
    const { asker, handle, right } = await startChallenge();
    let sessions = 0;
    const onSuccess = async (): Promise<void> => {
      sessions += 1;
    };
    const outcomes = await Promise.allSettled(
      Array.from({ length: MANY }, () =>
        core().verifyChallenge({ ...asker, handle, code: right, purpose: 'sign-in', onSuccess }),
      ),
    );
    expect(count(codesOf(outcomes), 'ok')).toBe(1);
    expect(sessions).toBe(1);
    const passed = await host.test.query(`SELECT 1 FROM audit_event WHERE action = 'challenge.passed' AND subject_id = $1`, [
      asker.personId,
    ]);
    expect(passed).toHaveLength(1);
  });

  it('R02: one right code, a thousand requests, while enrolling: exactly one authenticator', async () => {
    const { asker, handle, app } = await start();
    const code = appCodeAt(app, await now());
    const outcomes = await Promise.allSettled(
      Array.from({ length: MANY }, () => core().verifyEnrollment({ ...asker, handle, code })),
    );
    expect(count(codesOf(outcomes), 'ok')).toBe(1);
    expect(await core().listMethods({ personId: asker.personId })).toHaveLength(1);
  });

  it('R01 A01 A03: a thousand wrong guesses over two doors: at most ten are evaluated', async () => {
    const { asker, handle, right } = await startChallenge();
    const wrong = wrongCode(right);
    const outcomes = await Promise.allSettled(
      Array.from({ length: MANY }, (_, index) =>
        index % 2 === 0
          ? core().verifyChallenge({ ...asker, handle, code: wrong, purpose: 'sign-in' })
          : core().verifyAppCode({ ...asker, sessionId: randomUUID(), code: wrong, allowedMethods: ALLOWED }),
      ),
    );
    const codes = codesOf(outcomes);
    expect(count(codes, 'ok')).toBe(0);
    expect(count(codes, 'code_wrong') + count(codes, 'too_many_tries')).toBeLessThanOrEqual(10);
    const counted = await host.test.query(
      `SELECT 1 FROM audit_event WHERE action = 'second_factor.counted' AND subject_id = $1 AND details->>'flow' <> 'enrollment'`,
      [asker.personId],
    );
    expect(counted).toHaveLength(10);
    const row = await host.test.query<{ failures: number }>(
      'SELECT failures_in_a_row AS failures FROM authenticator WHERE person_id = $1',
      [asker.personId],
    );
    expect(row[0]?.failures).toBeLessThanOrEqual(10);
    expect(await core().secondFactorLockedUntil({ personId: asker.personId })).not.toBeNull();
  });
});
