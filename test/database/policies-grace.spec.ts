import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Bus, Database, Leader } from '../../apps/api/src/platform/index.js';
import { Engine, PLAIN_TERMS, PoliciesService } from '../../apps/api/src/policies/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect } from './plain-host.js';
import { idOf, PEOPLE, type World, worldSql } from './policies-world.js';

const DAY_MS = 86_400_000;
const person = idOf('person', 0);
const staff = { effect: 'include', kind: 'group', targetId: idOf('group', 0) } as const;
const rule = { methods: ['app-code'], terms: { ...PLAIN_TERMS, graceDays: 14 }, conditions: [staff] };
const world: World = {
  unitOf: Array.from({ length: PEOPLE }, () => 0),
  disabled: Array.from({ length: PEOPLE }, () => false),
  nested: [],
  members: [[0, 0]],
  policies: [rule],
  draft: rule,
  active: new Set(),
};

describe('grace', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let engine: Engine;
  const gate = new PoliciesService();

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = demoSettings(test.url);
    source = await connect(settings);
    database = new Database(source);
    engine = new Engine(database, new Leader(database), new Audit(), new Bus(settings));
    for (const statement of worldSql(world)) await test.query(statement);
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  const deadline = async (): Promise<Date | null> => (await gate.requirementOf(database.manager, person)).deadline;

  it('E10 S2: the deadline is fixed by the first sight of the requirement, and neither leaving nor a new name moves it', async () => {
    const first = await deadline();
    expect(first?.getTime()).toBeGreaterThan(Date.now() + 13.9 * DAY_MS);
    await test.query(`UPDATE first_required SET at = at - interval '5 days' WHERE person_id = '${person}'`);
    const moved = await deadline();
    expect(moved?.getTime()).toBe((first?.getTime() ?? 0) - 5 * DAY_MS);

    for (let round = 0; round < 10; round += 1) {
      await test.query(`DELETE FROM group_member WHERE person_id = '${person}'`);
      await test.query('SELECT rebuild_group_closure()');
      await database.transaction((work) => engine.evaluate(work, 'sync'));
      expect(await deadline()).toBeNull();
      await test.query(`UPDATE person SET login = 'renamed-${round}', display_name = 'R' WHERE id = '${person}'`);
      await test.query(`INSERT INTO group_member VALUES ('${staff.targetId}', '${person}')`);
      await test.query('SELECT rebuild_group_closure()');
      await database.transaction((work) => engine.evaluate(work, 'sync'));
    }
    expect(await deadline()).toEqual(moved);
    const stored = await test.query<{ deadline: Date }>(`SELECT deadline FROM requirement WHERE person_id = '${person}'`);
    expect(stored.map((row) => row.deadline)).toEqual([moved]);
  });

  it('P1: a second policy without grace ends it: the strictest holds', async () => {
    const strict = { ...rule, terms: PLAIN_TERMS };
    for (const statement of worldSql({ ...world, policies: [rule, strict] })) await test.query(statement);
    expect(await deadline()).toBeNull();
  });
});
