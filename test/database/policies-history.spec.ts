import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Bus, Database, type FullViewer, Leader, Refused } from '../../apps/api/src/platform/index.js';
import { Exceptions } from '../../apps/api/src/policies/exceptions.js';
import { AsOf } from '../../apps/api/src/policies/history/as-of.js';
import { Explanations } from '../../apps/api/src/policies/history/explanations.js';
import { Engine, PLAIN_TERMS, PoliciesService } from '../../apps/api/src/policies/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect } from './plain-host.js';
import { idOf, PEOPLE, policiesSql, type World, worldSql } from './policies-world.js';

const DAY_MS = 86_400_000;
const person = idOf('person', 0);
const operator = { kind: 'full', personId: idOf('person', 11), displayName: 'Ada' } as unknown as FullViewer;
const inGroup = (group: number) => ({ effect: 'include', kind: 'group', targetId: idOf('group', group) }) as const;
const rule = { methods: ['app-code'], terms: PLAIN_TERMS, conditions: [inGroup(0)] };
const world: World = {
  unitOf: Array.from({ length: PEOPLE }, () => 0),
  disabled: Array.from({ length: PEOPLE }, () => false),
  nested: [[0, 1]],
  members: [[1, 0]],
  policies: [rule, { ...rule, conditions: [inGroup(2)] }],
  draft: rule,
  active: new Set(),
};

describe('what was required, and why', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let engine: Engine;
  let asOf: AsOf;
  let exceptions: Exceptions;
  let explanations: Explanations;
  const gate = new PoliciesService();

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = demoSettings(test.url);
    source = await connect(settings);
    database = new Database(source);
    engine = new Engine(database, new Leader(database), new Audit(), new Bus(settings));
    asOf = new AsOf(database);
    exceptions = new Exceptions(database, new Audit(), engine);
    explanations = new Explanations(database, gate);
    for (const statement of worldSql(world)) await test.query(statement);
    await test.query(`UPDATE person SET first_seen_at = now() - interval '10 days'`);
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  const evaluated = () => database.transaction((work) => engine.evaluate(work, 'sync'));
  const moment = async (): Promise<Date> => {
    await new Promise((resolve) => setTimeout(resolve, 3));
    const [clock] = await test.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    await new Promise((resolve) => setTimeout(resolve, 3));
    return clock?.at ?? new Date(Number.NaN);
  };

  it('A2: the state of one person and of everyone at a moment is what was answered then, with the reason', async () => {
    const before = await moment();
    await evaluated();
    const required = await moment();
    await test.query(
      `INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
       VALUES (gen_random_uuid(), $1, 'app-code', '', '', '', clock_timestamp())`,
      [person],
    );
    const enrolled = await moment();
    await test.query('DELETE FROM group_member');
    await evaluated();
    const left = await moment();

    const states = [];
    for (const at of [before, required, enrolled, left]) states.push((await explanations.of(person, at))?.state);
    expect(states).toEqual(['disabled', 'enabled', 'enforced', 'disabled']);
    expect(await asOf.counts(required)).toMatchObject({ people: PEOPLE, disabled: PEOPLE - 1, enabled: 1, enforced: 0 });
    expect(await asOf.counts(enrolled)).toMatchObject({ disabled: PEOPLE - 1, enabled: 0, enforced: 1 });
    expect(await asOf.counts(left)).toMatchObject({ people: PEOPLE, disabled: PEOPLE });
    const page = await asOf.people(enrolled, { state: 'enforced' as never }, { offset: 0, limit: 25 });
    expect(page).toMatchObject({ total: 1, items: [{ id: person, reasons: [{ path: ['g0', 'g1'] }] }] });
    const then = await explanations.of(person, enrolled);
    expect(then?.matched).toMatchObject([{ policyName: 'policy 0', path: ['g0', 'g1'] }]);
    expect(then?.unmatched).toMatchObject([{ policyName: 'Console operators' }, { policyName: 'policy 1' }]);
    await test.query(`INSERT INTO group_member VALUES ('${idOf('group', 1)}', '${person}')`);
    await evaluated();
  });

  it('P3: live, every policy that matches names its path, and every other one the first condition that failed', async () => {
    const now = await explanations.of(person, null);
    expect(now).toMatchObject({
      state: 'enforced',
      matched: [{ policyName: 'policy 0', path: ['g0', 'g1'], change: expect.stringContaining('“g1”') }],
      unmatched: [
        { policyName: 'Console operators', because: 'not-included' },
        { policyName: 'policy 1', because: 'not-included', sentence: 'Is not a member of “x”.' },
      ],
    });
  });

  it('P1 A2: an exception ends what is required, is shown, and ends by itself at the gate', async () => {
    const before = await moment();
    const endsAt = new Date(Date.now() + DAY_MS);
    const input = { personId: person, owner: 'Grace', reason: 'a broken phone', endsAt };
    const refusal = async (changes: object) => {
      const answer = await exceptions.grant(operator, { ...input, ...changes });
      return answer instanceof Refused ? answer.extensions['field'] : 'granted';
    };
    expect(await refusal({ endsAt: new Date(Date.now() + 31 * DAY_MS) })).toBe('endsAt');
    expect(await refusal({ endsAt: before })).toBe('endsAt');
    expect(await refusal({ owner: ' ' })).toBe('owner');
    expect(await refusal({ personId: operator.personId })).toBe('personId');
    expect(await refusal({})).toBe('granted');
    expect(await refusal({})).toBe('personId');

    expect(await gate.requirementOf(database.manager, person)).toMatchObject({ required: false, exception: { owner: 'Grace' } });
    const during = await moment();
    expect(await explanations.of(person, null)).toMatchObject({
      state: 'disabled',
      exception: { reason: 'a broken phone' },
      unmatched: [{ because: 'not-included' }, { policyName: 'policy 0', because: 'exception' }, { because: 'not-included' }],
    });
    // Its end is a date that passes: the gate knows at once, the engine from that very moment on.
    await test.query(`UPDATE policy_exception SET starts_at = now() - interval '1 day', ends_at = clock_timestamp()`);
    const [end] = await test.query<{ at: Date }>('SELECT ends_at AS at FROM policy_exception');
    expect(await gate.requirementOf(database.manager, person)).toMatchObject({ required: true, exception: null });
    await moment();
    await engine.tick();
    await engine.tick();
    const [row] = await test.query<{ at: Date }>('SELECT valid_from AS at FROM requirement WHERE person_id = $1', [person]);
    expect(row?.at).toEqual(end?.at);
    expect(await explanations.of(person, during)).toMatchObject({ state: 'disabled' });
    const acts = await test.query(`SELECT 1 FROM audit_event WHERE action = 'policy.exception_granted'`);
    expect(acts).toHaveLength(1);
  });

  it('P5: a version that observes is matched and written down, and requires nothing', async () => {
    for (const statement of policiesSql({ ...world, policies: [] })) await test.query(statement);
    const [policy, version] = [idOf('policy', 7), idOf('version', 7)];
    await test.query(`INSERT INTO policy (id, name) VALUES ('${policy}', 'watch')`);
    await test.query(
      `INSERT INTO policy_version (id, policy_id, name, methods, mode) VALUES ('${version}', '${policy}', 'watch', '{app-code}', 'observe')`,
    );
    await test.query(
      `INSERT INTO policy_condition (version_id, effect, kind, target_id, label) VALUES ('${version}', 'include', 'group', '${idOf('group', 0)}', 'g0')`,
    );
    await test.query(`UPDATE policy_version SET number = 1, published_at = now() WHERE id = '${version}'`);
    await test.query(`UPDATE policy SET active_version_id = '${version}' WHERE id = '${policy}'`);
    await evaluated();
    expect(await test.query('SELECT 1 FROM requirement')).toEqual([]);
    expect(await test.query('SELECT person_id FROM observation')).toEqual([{ person_id: person }]);
    expect(await gate.requirementOf(database.manager, person)).toMatchObject({
      required: false,
      observed: { methods: ['app-code'], reasons: [{ policyName: 'watch', path: ['g0', 'g1'] }] },
    });
  });

  it('P1: nobody is matched before a version starts, and from its start on everybody is', async () => {
    for (const statement of policiesSql({ ...world, policies: [rule] })) await test.query(statement);
    await test.query(`SET session_replication_role = replica; UPDATE policy_version SET starts_at = clock_timestamp() + interval '400 milliseconds'
                       WHERE name = 'policy 0'; SET session_replication_role = origin`);
    await evaluated();
    expect(await gate.requirementOf(database.manager, person)).toMatchObject({ required: false });
    expect((await explanations.of(person, null))?.unmatched.find(({ policyName }) => policyName === 'policy 0')).toMatchObject({
      because: 'not-started',
    });
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await gate.requirementOf(database.manager, person)).toMatchObject({ required: true });
    await database.transaction((work) => engine.catchUp(work));
    const rows = await test.query(
      `SELECT r.valid_from = v.starts_at AS exact FROM requirement r JOIN policy_version v ON v.id = r.versions[1]`,
    );
    expect(rows).toEqual([{ exact: true }]);
  });
});
