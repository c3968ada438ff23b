import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appCode,
  codeIn,
  enrollApp,
  groupNamed,
  MY_METHODS,
  newestText,
  requireMfa,
  SEND_CODE,
  signIn,
  SIGN_IN,
  START_CHALLENGE,
  START_PHONE,
  VERIFY_CHALLENGE,
  VERIFY_ENROLLMENT,
  VIEWER,
} from '../setup/acts.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import type { PortalClient } from '../setup/portal-client.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

const PHONE = { country: 'DE', number: '1512 3456789' };
const E164 = '+4915123456789';

describe('the first hour of an installation', () => {
  let database: TestDatabase;
  let running: RunningApp;
  let admin: PortalClient;
  let adminSecret: string;
  let sam: PortalClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
    admin = running.client();
    sam = running.client();
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  it('D1: the directory was read: people with names in several scripts, groups nested, disabled accounts marked', async () => {
    await signIn(admin, 'ada');
    adminSecret = await enrollApp(admin);
    const { people, directories } = await admin.must<{
      people: { total: number; items: { displayName: string }[] };
      directories: { people: number; groups: number; lastRun: { state: string; added: number } }[];
    }>(`{ people(page: {limit: 100}) { total items { displayName } } directories { people groups lastRun { state added } } }`);
    expect(people.total).toBeGreaterThan(250);
    expect(directories[0]?.lastRun).toMatchObject({ state: 'COMPLETED' });
    const disabled = await admin.must<{ people: { total: number } }>(
      `{ people(filter: {directoryState: "DISABLED"}) { total } }`,
    );
    expect(disabled.people.total).toBeGreaterThan(0);
  });

  it('R1: the first admin comes from the demo directory, and the console needs a second factor that is not a phone', async () => {
    const fresh = running.client();
    const viewer = await signIn(fresh, 'hugo');
    expect(viewer.state).toBe('ENROLL');
    const { enrollmentMethods } = await fresh.must<{ enrollmentMethods: { method: string }[] }>(
      `{ enrollmentMethods { method } }`,
    );
    expect(enrollmentMethods).toEqual([{ method: 'APP_NOTIFICATION' }, { method: 'APP_CODE' }]);
    expect((await fresh.ask(`{ coverage { people } }`)).error?.code).toBe('session_over');
    const { viewer: me } = await admin.must<{ viewer: { state: string; roles: string[] } }>(VIEWER);
    expect(me).toMatchObject({ state: 'SIGNED_IN', roles: ['ADMIN'] });
  });

  it('P1 P4: a policy for a nested group is published, and everybody in it is required at once', async () => {
    const group = await groupNamed(admin, 'All staff');
    const { people } = await requireMfa(admin, { name: 'All staff', include: [{ kind: 'group', targetId: group }] });
    expect(people).toBeGreaterThan(100);
    const found = await admin.must<{
      people: { items: { id: string; requirement: { state: string; sentence: string; reasons: { path: string[] }[] } }[] };
    }>(`{ people(filter: {search: "sam"}) { items { id login requirement { state sentence reasons { policyName path } } } } }`);
    const required = found.people.items.find((item) => item.requirement.reasons[0]?.path.includes('Sales EU'));
    expect(required?.requirement.state).toBe('ENABLED');
    expect(required?.requirement.reasons[0]?.path).toEqual(['All staff', 'Sales', 'Sales EU']);
    expect(required?.requirement.sentence).toContain('All staff');
  });

  it('S1 S2: the password alone yields the prompt with the reason, and only the right to enroll', async () => {
    const viewer = await signIn(sam, 'sam');
    expect(viewer.state).toBe('ENROLL');
    expect(viewer.reason).toContain('All staff');
    expect(sam.cookies.has('tessera-session')).toBe(false);
  });

  it('S4 S9 S10: a text to the authentication phone, its six digits, signed in', async () => {
    const dashed = await sam.ask(START_PHONE, { phone: { country: 'DE', number: '1512-3456789' } });
    expect(dashed.error).toMatchObject({ code: 'phone_punctuation', field: expect.any(String) });
    const { startPhoneEnrollment: begun } = await sam.must<{
      startPhoneEnrollment: { handle: string; phone: string; sent: boolean };
    }>(START_PHONE, { phone: PHONE });
    expect(begun.sent).toBe(false);
    expect(begun.phone.replaceAll(' ', '')).toBe(E164);
    await sam.must(SEND_CODE, { handle: begun.handle });
    const text = await newestText(sam, E164);
    expect(text.body).toContain('Meridian Instruments');
    const done = await sam.must<{ verifyEnrollment: { enrollment: { state: string }; viewer: { state: string } } }>(
      VERIFY_ENROLLMENT,
      {
        handle: begun.handle,
        code: codeIn(text.body),
      },
    );
    expect(done.verifyEnrollment).toMatchObject({ enrollment: { state: 'COMPLETED' }, viewer: { state: 'SIGNED_IN' } });
  });

  it('P3: the state is derived: enforced once enrolled', async () => {
    const { people } = await admin.must<{ people: { total: number; items: { login: string }[] } }>(
      `{ people(filter: {state: ENFORCED}) { total items { login } } }`,
    );
    expect(people.items.map(({ login }) => login).toSorted()).toEqual(['ada', 'sam']);
  });

  it('A1: the numbers of the coverage add up, and each is what its list counts', async () => {
    const { coverage } = await admin.must<{ coverage: Record<string, number> }>(
      `{ coverage { people required enrolled unenrolled notRequired } }`,
    );
    const listed = async (state: string): Promise<number> =>
      (
        await admin.must<{ people: { total: number } }>(
          `query ($state: RequirementState) { people(filter: {state: $state, directoryState: "ACTIVE"}) { total } }`,
          { state },
        )
      ).people.total;
    expect(coverage['required']! + coverage['notRequired']!).toBe(coverage['people']);
    expect(coverage['enrolled']! + coverage['unenrolled']!).toBe(coverage['required']);
    expect(coverage['enrolled']).toBe(await listed('ENFORCED'));
    expect(coverage['unenrolled']).toBe(await listed('ENABLED'));
    expect(coverage['notRequired']).toBe(await listed('DISABLED'));
  });

  it('S1: the next sign-in takes both factors, and the session id is a new one', async () => {
    const again = running.client();
    const seen = new Set((await sam.must<{ demoTexts: { id: string }[] }>(`{ demoTexts { id } }`)).demoTexts.map(({ id }) => id));
    expect((await signIn(again, 'sam')).state).toBe('CHALLENGE');
    const half = again.cookies.get('tessera-half');
    const { myMethods } = await again.must<{ myMethods: { id: string; hint: string }[] }>(MY_METHODS);
    expect(myMethods).toHaveLength(1);
    expect(myMethods[0]?.hint).not.toContain('345');
    const { startChallenge } = await again.must<{ startChallenge: { handle: string } }>(START_CHALLENGE, {
      methodId: myMethods[0]?.id,
    });
    const { body } = await newestText(again, E164, seen);
    const { verifyChallenge } = await again.must<{ verifyChallenge: { viewer: { state: string } } }>(VERIFY_CHALLENGE, {
      handle: startChallenge.handle,
      code: codeIn(body),
    });
    expect(verifyChallenge.viewer.state).toBe('SIGNED_IN');
    expect(again.cookies.has('tessera-half')).toBe(false);
    expect(again.cookies.get('tessera-session')).not.toBe(half);
  });

  it('S7: the code of the app together with name and password signs in by one request', async () => {
    const again = running.client();
    const done = await again.must<{ signIn: { viewer: { state: string } } }>(SIGN_IN, {
      login: 'ada',
      password: 'demo-password',
      appCode: appCode(adminSecret, 1),
    });
    expect(done.signIn.viewer.state).toBe('SIGNED_IN');
  });

  it('A1: the audit log has every act with who and when, no secret in it, and its seals hold', async () => {
    const { auditEvents } = await admin.must<{
      auditEvents: {
        items: { action: string; sentence: string; subjectName: string | null; actorName: string | null; details: object }[];
      };
    }>(`{ auditEvents(limit: 100) { items { action sentence subjectName actorName details } } }`);
    const actions = new Set(auditEvents.items.map(({ action }) => action));
    for (const action of [
      'sync.completed',
      'policy.created',
      'policy.published',
      'enrollment.started',
      'enrollment.code_sent',
      'enrollment.completed',
      'message.sent',
      'signin.completed',
      'challenge.passed',
      'role.mapped',
    ]) {
      expect(actions).toContain(action);
    }
    const text = JSON.stringify(auditEvents.items);
    expect(text).not.toContain('15123456789');
    expect(text).not.toContain(adminSecret.replaceAll(' ', ''));
    const { verifyAudit } = await admin.must<{ verifyAudit: { ok: boolean; events: number } }>(
      `mutation { verifyAudit { ok events seals reason } }`,
    );
    expect(verifyAudit.ok).toBe(true);
    expect(verifyAudit.events).toBeGreaterThan(10);
  });

  it('S8: nothing but reading was ever sent to the directory', async () => {
    const { directories } = await admin.must<{ directories: { operations: { operation: string; count: number }[] }[] }>(
      `{ directories { operations { operation count } } }`,
    );
    const operations = Object.fromEntries(directories[0]?.operations.map(({ operation, count }) => [operation, count]) ?? []);
    expect(Object.keys(operations).toSorted()).toEqual(['abandon', 'bind', 'search', 'startTls', 'unbind']);
    expect(operations['bind']).toBeGreaterThan(3);
  });
});
