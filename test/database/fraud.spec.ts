import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit } from '../../apps/api/src/audit/index.js';
import { BlockLifting } from '../../apps/api/src/fraud/block-lifting.js';
import { FraudReports } from '../../apps/api/src/fraud/fraud-reports.js';
import { PeopleList } from '../../apps/api/src/people/index.js';
import { OPERATOR } from './directories-host.js';
import { type EnrollmentWorld, enrollmentWorld, REPORT } from './enrollment-world.js';

describe('fraud reports', () => {
  let world: EnrollmentWorld;
  let reports: FraudReports;
  let lifting: BlockLifting;
  let operator = OPERATOR;
  const page = { offset: 0, limit: 25 };
  beforeAll(async () => {
    world = await enrollmentWorld();
    const people = new PeopleList(world.database);
    reports = new FraudReports(world.database, people);
    lifting = new BlockLifting(world.database, new Audit(), people);
    operator = { ...OPERATOR, personId: await world.person() };
  });
  afterAll(() => world.close());

  const report = async (changes: Partial<Omit<typeof REPORT, 'by'>> & { by?: 'portal' | 'call' } = {}): Promise<string> => {
    const personId = await world.person();
    await world.core().reportFraud({ personId, report: { ...REPORT, ...changes } });
    return personId;
  };
  const blockedSince = async (personId: string): Promise<Date | null> =>
    (await reports.blockedSince([personId])).get(personId) ?? null;

  it('S16 F1: stand in a list with who, when, by which way, from where and for which application', async () => {
    const personId = await report({ by: 'call', decisionId: null });
    const { items, total } = await reports.page(null, page);
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({
      personId,
      by: 'call',
      method: 'app-code',
      hint: 'sam',
      application: 'Payroll',
      place: '192.0.2.7',
      browser: 'Firefox on Windows',
      decisionId: null,
      liftedAt: null,
      liftedBy: null,
    });
    expect(items[0]?.blockedSince).toEqual(items[0]?.at);
    expect((await reports.people([personId])).get(personId)).toMatchObject({ id: personId });
    expect(await blockedSince(personId)).toEqual(items[0]?.at);
    expect(await blockedSince(operator.personId)).toBeNull();
  });

  it('S16: a block is lifted by another admin, once, with a reason that the audit log keeps; then the person may verify again', async () => {
    const personId = await report();
    expect(await lifting.lift(operator, personId, '  ')).toMatchObject({ extensions: { code: 'reason_missing' } });
    expect(await blockedSince(personId)).not.toBeNull();
    const lifts = await Promise.all(Array.from({ length: 10 }, () => lifting.lift(operator, personId, ' Called back ')));
    expect(lifts.filter((one) => 'id' in one && one.id === personId)).toHaveLength(1);
    expect(await blockedSince(personId)).toBeNull();
    expect((await reports.page(true, page)).items.map((one) => one.personId)).not.toContain(personId);
    expect((await reports.page(false, page)).items).toMatchObject([
      { personId, liftedBy: 'Ada Lindqvist', liftReason: 'Called back', liftedAt: expect.any(Date) },
    ]);
    const events = await world.test.query<{ actor: string; details: object }>(
      `SELECT actor_id AS actor, details FROM audit_event WHERE action = 'block.lifted' AND subject_id = $1`,
      [personId],
    );
    expect(events).toMatchObject([{ actor: operator.personId, details: { reason: 'Called back' } }]);
    // A report after that is a block of its own.
    await world.core().reportFraud({ personId, report: REPORT });
    expect(await blockedSince(personId)).not.toBeNull();
    expect((await reports.page(true, page)).items.filter((one) => one.personId === personId)).toHaveLength(1);
  });

  it('G04 S16: nobody lifts their own block, admins included, not even past this code', async () => {
    await world.core().reportFraud({ personId: operator.personId, report: REPORT });
    expect(await lifting.lift(operator, operator.personId, 'It was me')).toMatchObject({ extensions: { code: 'forbidden' } });
    expect(await blockedSince(operator.personId)).not.toBeNull();
    await expect(
      world.test.query(`UPDATE block SET lifted_at = now(), lifted_by = person_id, lift_reason = 'x' WHERE person_id = $1`, [
        operator.personId,
      ]),
    ).rejects.toThrow('violates check constraint');
  });

  it('who is not blocked has nothing to lift', async () => {
    expect(await lifting.lift(operator, await world.person(), 'why not')).toMatchObject({ extensions: { code: 'not_found' } });
  });

  it('keeps the sign-in that a reported request belonged to', async () => {
    const personId = await world.person();
    const [half] = await world.test.query<{ session: string; decision: string }>(
      `WITH d AS (INSERT INTO decision (id, person_id, outcome, reason, trace)
                  VALUES (gen_random_uuid(), $1, 'challenge', 'second_factor_enrolled', '[]') RETURNING id)
       INSERT INTO half_session (id, token_hash, person_id, purpose, decision_id, methods, created_at, expires_at)
       SELECT gen_random_uuid(), gen_random_uuid()::text::bytea, $1, 'challenge', d.id, '{}', now(), now() + interval '5 minutes' FROM d
       RETURNING id AS session, decision_id AS decision`,
      [personId],
    );
    const [challenge] = await world.test.query<{ id: string }>(
      `WITH a AS (INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
                  VALUES (gen_random_uuid(), $1, 'app-notification', '', '', '', now()) RETURNING id)
       INSERT INTO challenge (id, handle_hash, person_id, session_id, purpose, method, authenticator_id, hint, state, context, created_at, expires_at)
       SELECT gen_random_uuid(), gen_random_uuid()::text::bytea, $1, $2, 'sign-in', 'app-notification', a.id, '', 'pending', '{}', now(), now() + interval '1 minute' FROM a
       RETURNING id`,
      [personId, half?.session],
    );
    await world.core().reportFraud({ personId, report: { ...REPORT, by: 'notification', regardingId: challenge?.id ?? null } });
    const { items } = await reports.page(true, page);
    expect(items.find((one) => one.personId === personId)).toMatchObject({ by: 'notification', decisionId: half?.decision });
    const [ended] = await world.test.query<{ state: string }>('SELECT state FROM challenge WHERE id = $1', [challenge?.id]);
    expect(ended?.state).toBe('fraud_reported');
  });
});
