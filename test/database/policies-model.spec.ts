import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Bus, Database, Leader, rows, type Settings } from '../../apps/api/src/platform/index.js';
import { Engine, PLAIN_TERMS, PoliciesService, type PolicyTerms } from '../../apps/api/src/policies/index.js';
import { Preview } from '../../apps/api/src/policies/preview.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect } from './plain-host.js';
import { idOf, PEOPLE, policiesSql, requiredBy, worldSql, worlds } from './policies-world.js';

const WORLDS = 250;
const SOME_WORLDS = 30;
const everyPerson = Array.from({ length: PEOPLE }, (_, index) => idOf('person', index));

describe('who is required: the SQL against a plain model, on random worlds', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let engine: Engine;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings: Settings = demoSettings(test.url);
    source = await connect(settings);
    database = new Database(source);
    engine = new Engine(database, new Leader(database), new Audit(), new Bus(settings));
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  it('P1 P3 I12: engine, gate and preview say what the model says: nesting, loops, units, exclusions, methods, path', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await test.query([...worldSql(world)].join(';'));
        await database.transaction((work) => engine.evaluate(work, 'publish'));
        const model = requiredBy(world, world.policies);

        const stored = await rows<{
          id: string;
          methods: string[];
          terms: PolicyTerms;
          reasons: { path: string[] }[];
          days: number | null;
        }>(
          database.manager,
          `SELECT r.person_id AS id, r.methods, r.terms, r.reasons, round(extract(epoch FROM r.deadline - f.at) / 86400)::int AS days
             FROM requirement r JOIN first_required f ON f.person_id = r.person_id ORDER BY r.person_id`,
        );
        const seen = stored.map(({ id, methods, terms, reasons }) => ({
          id,
          methods,
          terms,
          paths: reasons.map(({ path }) => path.length).toSorted((a, b) => a - b),
        }));
        expect(seen).toEqual(model);
        expect(stored.map(({ days }) => days ?? 0)).toEqual(model.map(({ terms }) => terms.graceDays));

        const gate = new PoliciesService();
        for (let person = 0; person < PEOPLE; person += 4) {
          const live = await gate.requirementOf(database.manager, idOf('person', person));
          const expected = model.find(({ id }) => id === idOf('person', person));
          expect({ required: live.required, methods: live.methods, terms: live.terms }).toEqual({
            required: Boolean(expected),
            methods: expected?.methods ?? [],
            terms: expected?.terms ?? PLAIN_TERMS,
          });
        }

        const draft = {
          policyId: null,
          name: 'Draft',
          methods: world.draft.methods,
          terms: PLAIN_TERMS,
          conditions: world.draft.conditions,
        };
        const foreseen = await new Preview().of(database.manager, draft);
        const alone = requiredBy(world, [world.draft]).filter(({ id }) => world.active.has(id));
        const before = new Set(model.map(({ id }) => id));
        expect(foreseen.matched).toBe(alone.length);
        expect(foreseen.newlyRequired).toBe(alone.filter(({ id }) => !before.has(id)).length);
        expect(foreseen.noLongerRequired).toBe(0);
      }),
      { numRuns: WORLDS },
    );
  }, 180_000);

  it('P1 P3 D1: evaluating whoever could be touched by a change says what evaluating everybody says', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, worlds, fc.subarray(everyPerson), async (before, after, others) => {
        await test.query([...worldSql(before)].join(';'));
        await database.transaction((work) => engine.evaluate(work, 'publish'));
        const [was, is] = [requiredBy(before, before.policies), requiredBy(before, after.policies)];
        await test.query([...policiesSql(after)].join(';'));
        // Names of policies and their groups stand in the reasons too, so that whoever was or is required may differ.
        const affected = new Set([...was, ...is].map(({ id }) => id).concat(others));
        await database.transaction((work) => engine.evaluateSome(work, 'sync', [...affected]));
        const rest = await database.transaction((work) => engine.evaluate(work, 'schedule'));
        expect(rest).toEqual({ added: 0, changed: 0, removed: 0 });
      }),
      { numRuns: SOME_WORLDS },
    );
  });

  it('P1 D1: evaluating some leaves everybody else as they were', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, worlds, fc.subarray(everyPerson), async (before, after, some) => {
        await test.query([...worldSql(before)].join(';'));
        await database.transaction((work) => engine.evaluate(work, 'publish'));
        const stored = () => rows<{ id: string }>(database.manager, 'SELECT person_id AS id, r.* FROM requirement r ORDER BY 1');
        const was = await stored();
        await test.query([...policiesSql(after)].join(';'));
        await database.transaction((work) => engine.evaluateSome(work, 'sync', some));
        const others = (list: readonly { id: string }[]) => list.filter(({ id }) => !some.includes(id));
        expect(others(await stored())).toEqual(others(was));
        const expected = new Set(requiredBy(before, after.policies).map(({ id }) => id));
        expect((await stored()).filter(({ id }) => some.includes(id)).map(({ id }) => id)).toEqual(
          some.filter((id) => expected.has(id)).toSorted(),
        );
      }),
      { numRuns: SOME_WORLDS },
    );
  });

  it('P4: evaluating again changes nothing and writes no event', async () => {
    await database.transaction((work) => engine.evaluate(work, 'schedule'));
    const [before] = await test.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_event');
    expect(await database.transaction((work) => engine.evaluate(work, 'schedule'))).toEqual({ added: 0, changed: 0, removed: 0 });
    expect(await test.query('SELECT count(*)::int AS n FROM audit_event')).toEqual([before]);
  });
});
