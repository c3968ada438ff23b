import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { Audit } from '../../apps/api/src/audit/index.js';
import { Bus, Database, Leader, rows, type Settings } from '../../apps/api/src/platform/index.js';
import { affectedBy } from '../../apps/api/src/policies/engine/affected.js';
import { matchSql } from '../../apps/api/src/policies/engine/match-sql.js';
import { requirementAt } from '../../apps/api/src/policies/history/as-of-sql.js';
import { Engine, type PolicyTerms } from '../../apps/api/src/policies/index.js';
import { Preview } from '../../apps/api/src/policies/preview.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect } from './plain-host.js';
import { idOf, PEOPLE, policiesSql, policySql, requiredBy, type World, worldSql, worlds } from './policies-world.js';

const WORLDS = 1000;
const PATIENCE_MS = 240_000;
const SOME_WORLDS = 60;
const DRAFT = 9;
const everyPerson = Array.from({ length: PEOPLE }, (_, index) => idOf('person', index));
const draftOf = ({ draft: { methods, terms, conditions } }: World) => ({
  policyId: null,
  name: 'Draft',
  methods,
  terms,
  conditions,
});

interface Stored {
  readonly id: string;
  readonly methods: string[];
  readonly terms: PolicyTerms;
  readonly reasons: { path: string[] }[];
}
const seen = ({ id, methods, terms, reasons }: Stored) => ({
  id,
  methods,
  terms,
  paths: reasons.map(({ path }) => path.length).toSorted((a, b) => a - b),
});

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

  /** In one round trip. */
  const made = (statements: Iterable<string>) => test.query([...statements].join(';'));
  const evaluated = () => database.transaction((work) => engine.evaluate(work, 'publish'));
  const idsOf = async (where: string): Promise<string[]> =>
    (await rows<{ id: string }>(database.manager, `SELECT person_id AS id FROM requirement WHERE ${where} ORDER BY 1`)).map(
      ({ id }) => id,
    );

  it(
    'P1 P3 I12: engine and gate say what the model says: nesting, loops, units, attributes, exclusions, exceptions, starts',
    async () => {
      await fc.assert(
        fc.asyncProperty(worlds, async (world) => {
          await made(worldSql(world));
          await evaluated();
          const model = requiredBy(world, world.policies);
          const stored = await rows<Stored & { days: number | null }>(
            database.manager,
            `SELECT r.person_id AS id, r.methods, r.terms, reasons_of(r.reason_ids) AS reasons, round(extract(epoch FROM r.deadline - f.at) / 86400)::int AS days
             FROM requirement r JOIN first_required f ON f.person_id = r.person_id ORDER BY r.person_id`,
          );
          expect(stored.map(seen)).toEqual(model);
          expect(stored.map(({ days }) => days ?? 0)).toEqual(model.map(({ terms }) => terms.graceDays));
          const values: unknown[] = [];
          const live = await rows<Stored>(
            database.manager,
            `WITH ${matchSql(everyPerson, (value) => `$${values.push(value)}`)}
           SELECT person_id AS id, methods, terms, reasons FROM required ORDER BY person_id`,
            values,
          );
          expect(live.map(seen)).toEqual(model);
        }),
        { numRuns: WORLDS },
      );
    },
    PATIENCE_MS,
  );

  it('P5: what a preview says is what publishing then does to the same people', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await made(worldSql(world));
        await evaluated();
        const before = await idsOf('true');
        const preview = new Preview();
        const foreseen = await preview.of(database.manager, draftOf(world));
        const listed = await preview.people(database.manager, draftOf(world), {}, { offset: 0, limit: 100 });
        const affected = await affectedBy(database.manager, null, draftOf(world));
        await made(policySql({ ...world.draft, observes: false, starts: -1 }, DRAFT, 'Draft'));
        const done = await database.transaction((work) => engine.evaluateAffected(work, 'publish', affected));

        const matched = (await idsOf(`'${idOf('version', DRAFT)}' = ANY (versions)`)).filter((id) => world.active.has(id));
        expect(listed.items.map(({ id }) => id).toSorted()).toEqual(matched);
        expect(foreseen.matched).toBe(matched.length);
        expect(foreseen.ready + foreseen.toEnroll + foreseen.stranded).toBe(matched.length);
        expect(foreseen.newlyRequired).toBe(matched.filter((id) => !before.includes(id)).length);
        expect([foreseen.noLongerRequired, done.removed]).toEqual([0, 0]);
        const empty = await idsOf(`methods = '{}'`);
        expect(foreseen.withoutMethod).toBe(empty.filter((id) => matched.includes(id)).length);
        expect(await evaluated()).toEqual({ added: 0, changed: 0, removed: 0 });
      }),
      { numRuns: SOME_WORLDS },
    );
  });

  it('A2: what is said as of a moment is what was answered then', async () => {
    const FACTS = 'person_id, methods, terms, versions, reason_ids';
    const now = () => rows(database.manager, `SELECT ${FACTS} FROM requirement ORDER BY 1`);
    const asOf = (at: string) =>
      rows(database.manager, `WITH ${requirementAt(`'${at}'`)} SELECT ${FACTS} FROM requirement_at ORDER BY 1`);
    await fc.assert(
      fc.asyncProperty(fc.array(worlds, { minLength: 2, maxLength: 5 }), async ([first, ...later]) => {
        if (!first) return;
        await made(worldSql(first));
        const answers: { at: string; said: unknown }[] = [];
        for (const world of [first, ...later]) {
          await made(policiesSql({ ...first, policies: world.policies }));
          await evaluated();
          const [clock] = await test.query<{ at: string }>('SELECT clock_timestamp()::text AS at');
          answers.push({ at: clock?.at ?? '', said: await now() });
        }
        for (const { at, said } of answers) expect(await asOf(at)).toEqual(said);
      }),
      { numRuns: SOME_WORLDS },
    );
  });

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
