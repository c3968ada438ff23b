import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GqlMethod } from '../../apps/api/src/platform/index.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { OPERATOR, type SyncHost, syncHost, WrittenDirectory } from './directories-host.js';
import { type RulesHost, rulesHost, valueOf } from './policies-rules-world.js';

const WORLDS = 25;
const GROUPS = 5;
const BASE = ['dc=example', 'dc=meridian'];
const PLACES = [['ou=a'], ['ou=a', 'ou=b'], ['ou=ab'], []];
const NOTES = ['mfa', 'pilot', null];
const METHODS = [[GqlMethod.APP_CODE], [GqlMethod.APP_CODE, GqlMethod.TEXT_MESSAGE]];

interface Group {
  readonly there: boolean;
  readonly place: number;
  readonly note: number;
  readonly name: number;
}
interface Rule {
  readonly by: 'group' | 'below' | 'filter';
  readonly of: number;
  readonly methods: number;
}
interface Step {
  readonly groups: readonly Group[];
  readonly look: boolean;
  /** A rule that is changed or removed after the run, if it is still there. */
  readonly act: { readonly rule: number; readonly what: 'change' | 'remove' | 'nothing' };
}

const below = (count: number) => fc.integer({ min: 0, max: count - 1 });
const group: fc.Arbitrary<Group> = fc.record({
  there: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  place: below(PLACES.length),
  note: below(NOTES.length),
  name: below(2),
});
const groups = fc.array(group, { minLength: GROUPS, maxLength: GROUPS });
const rules = fc.uniqueArray(
  fc.oneof(
    fc.record({ by: fc.constant('group' as const), of: below(GROUPS), methods: below(2) }),
    fc.record({ by: fc.constant('below' as const), of: below(PLACES.length), methods: below(2) }),
    fc.record({ by: fc.constant('filter' as const), of: below(NOTES.length - 1), methods: below(2) }),
  ),
  { minLength: 1, maxLength: 4, selector: ({ by, of }) => `${by}${of}` },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    groups,
    look: fc.boolean(),
    act: fc.record({
      rule: below(4),
      what: fc.constantFrom('change' as const, 'remove' as const, 'nothing' as const, 'nothing' as const),
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

const pathOf = (index: number, { place }: Group): string => [...BASE, ...(PLACES[place] ?? []), `cn=g${index}`].join('\u001f');
const dnOf = (place: number): string => [...BASE, ...(PLACES[place] ?? [])].toReversed().join(',');
const nameOf = (index: number, { name }: Group): string => `G${index} ${name}`;

/** The model: a policy for each rule and each group that is there and that it names. */
function policiesOf(rules: readonly (Rule | null)[], known: readonly Group[]): string[] {
  const names = (rule: Rule, index: number, one: Group): boolean => {
    if (rule.by === 'group') return rule.of === index;
    if (rule.by === 'filter') return rule.of === one.note;
    return (PLACES[rule.of] ?? []).every((part, at) => PLACES[one.place]?.[at] === part);
  };
  return rules
    .flatMap((rule, number) =>
      rule
        ? known.flatMap((one, index) =>
            one.there && names(rule, index, one)
              ? [`${number} Directory: ${nameOf(index, one)} ${METHODS[rule.methods]?.join()}`]
              : [],
          )
        : [],
    )
    .toSorted();
}

describe('rules against a plain model, on random directories', () => {
  let test: TestDatabase;
  let directory: WrittenDirectory;
  let host: SyncHost;
  let world: RulesHost;

  beforeAll(async () => {
    test = await createTestDatabase();
    directory = new WrittenDirectory();
    for (let number = 0; number < GROUPS; number += 1) directory.addPerson(`p${number}`);
    directory.addPerson('always');
    directory.matches = (filter, { description }) => filter === `(description=${description})`;
    host = await syncHost(test.url, directory);
    world = await rulesHost(test, host, directory);
  });
  afterAll(async () => {
    await world.close();
    await host.close();
    await test.drop();
  });

  /** Writes the groups down; ids are of this world alone, so that nothing of an earlier one comes back. */
  const write = (round: number, state: readonly Group[]): void => {
    directory.groups = [];
    directory.members.clear();
    directory.addGroup('anchor', ['always']);
    for (const [index, one] of state.entries()) {
      if (!one.there) continue;
      const path = pathOf(index, one);
      const externalId = `${round} ${index}`;
      const dn = path.split('\u001f').toReversed().join(',');
      directory.groups.push({ externalId, dn, dnKey: dn, path, name: nameOf(index, one), description: NOTES[one.note] ?? null });
      directory.members.set(externalId, [`uid=p${index},ou=people,dc=test`]);
    }
  };
  const run = async (look: boolean): Promise<void> => {
    const done = look ? await host.look() : await host.synced();
    if (typeof done === 'string' || done.state === 'completed') return;
    expect(done.state).toBe('held');
    expect(await host.holds.apply(OPERATOR, done.id, 'as the model says')).toMatchObject({ state: 'completed' });
  };

  it('P2: whatever comes, goes, moves and is renamed, policies are rules times groups, and people are who is in them', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(groups, rules, steps, async (first, rules, steps) => {
        await test.query(
          `SET session_replication_role = replica; DELETE FROM policy_condition WHERE kind = 'group';
           DELETE FROM policy_version v USING policy p WHERE p.id = v.policy_id AND p.rule_id IS NOT NULL;
           DELETE FROM policy WHERE rule_id IS NOT NULL; DELETE FROM policy_rule_group; DELETE FROM policy_rule; SET session_replication_role = origin`,
        );
        round += 1;
        let known = first.map((one) => ({ ...one, there: true }));
        write(round, known);
        await run(false);
        const ids: string[] = [];
        for (const { by, of, methods } of rules) {
          const value =
            by === 'group'
              ? await world.groupId(nameOf(of, known[of]!))
              : by === 'below'
                ? dnOf(of)
                : `(description=${NOTES[of]})`;
          ids.push(await world.make(by, value, { methods: METHODS[methods] }));
        }
        const live: (Rule | null)[] = [...rules];
        const agree = async (): Promise<void> => {
          const found = await test.query<{ rule: string; name: string; methods: string[] }>(
            `SELECT p.rule_id AS rule, v.name, v.methods FROM policy p JOIN policy_version v ON v.id = p.active_version_id
              WHERE p.rule_id IS NOT NULL AND p.name = v.name`,
          );
          const wanted = policiesOf(live, known);
          expect(found.map(({ rule, name, methods }) => `${ids.indexOf(rule)} ${name} ${methods.join()}`).toSorted()).toEqual(
            wanted,
          );
          const people = known.flatMap((one, index) =>
            wanted.some((line) => line.includes(nameOf(index, one))) ? [`p${index}`] : [],
          );
          expect(await world.required()).toEqual(people);
        };
        await agree();
        for (const { groups, look, act } of steps) {
          const before = known;
          // A look says nothing about who is gone.
          known = groups.map((one, index) => (look && before[index]?.there && !one.there ? before[index] : one));
          write(round, known);
          await run(look);
          await agree();
          const rule = live[act.rule];
          if (!rule || act.what === 'nothing') continue;
          const id = ids[act.rule] ?? '';
          if (act.what === 'remove') {
            expect(await world.rules.remove(OPERATOR, id, 'as the model says')).toBe(true);
            live[act.rule] = null;
          } else {
            const there = rule.by !== 'group' || known[rule.of]?.there;
            if (!there) continue;
            const changed = { ...rule, methods: 1 - rule.methods };
            const value =
              rule.by === 'group'
                ? await world.groupId(nameOf(rule.of, known[rule.of]!))
                : (await world.list.byIds([id])).get(id)!.value;
            const input = world.input(rule.by, value, { methods: METHODS[changed.methods] });
            valueOf(await world.rules.update(OPERATOR, id, input, 'as the model says', await world.foreseen(input, id)));
            live[act.rule] = changed;
          }
          await agree();
        }
      }),
      { numRuns: WORLDS },
    );
  });
});
