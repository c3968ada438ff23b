import fc from 'fast-check';
import type { PolicyTerms } from '../../apps/api/src/policies/index.js';

/** A small random organisation with policies, as statements for the database and as a model in plain TypeScript. */
export const PEOPLE = 12;
const GROUPS = 6;
const UNITS = 4;
const METHODS = ['app-code', 'text-message'];

const KINDS = { directory: 1, person: 2, group: 3, unit: 4, policy: 5, version: 6 };
export const idOf = (kind: keyof typeof KINDS, index: number): string =>
  `00000000-0000-4000-8${KINDS[kind]}00-${String(index + 1).padStart(12, '0')}`;

type Edge = readonly [number, number];
interface Condition {
  readonly effect: 'include' | 'exclude';
  readonly kind: string;
  readonly targetId: string | null;
  readonly field?: string;
  readonly operator?: string;
  readonly operands?: string[];
}
interface Rule {
  readonly methods: string[];
  readonly terms: PolicyTerms;
  readonly conditions: Condition[];
  readonly observes?: boolean;
  /** Days from now; in the past it has begun. */
  readonly starts?: number;
}
export interface World {
  /** Unit of each person; a unit lies inside its parent, so that 3 is below 2 below 1 below 0. */
  readonly unitOf: number[];
  readonly disabled: boolean[];
  readonly departments?: (string | null)[];
  /** A temporary exception of each person: one that runs, one that has ended of itself, one that was ended. */
  readonly exceptions?: ('runs' | 'over' | 'ended' | null)[];
  readonly nested: Edge[];
  readonly members: Edge[];
  readonly policies: Rule[];
  readonly draft: Rule;
  readonly active: ReadonlySet<string>;
}

const below = (count: number) => fc.integer({ min: 0, max: count - 1 });
const target = fc.oneof(
  fc.constant({ kind: 'everyone', targetId: null }),
  below(GROUPS).map((index) => ({ kind: 'group', targetId: idOf('group', index) })),
  below(GROUPS).map((index) => ({ kind: 'group', targetId: idOf('group', index) })),
  below(UNITS).map((index) => ({ kind: 'organisational-unit', targetId: idOf('unit', index) })),
  below(PEOPLE).map((index) => ({ kind: 'person', targetId: idOf('person', index) })),
  fc
    .tuple(
      fc.constantFrom('is', 'is-not', 'starts-with', 'ends-with', 'contains', 'is-one-of', 'is-set'),
      fc.uniqueArray(fc.constantFrom('sales', 'sales eu', 'eu', 'finance', 'a%', 'l'), { minLength: 1, maxLength: 2 }),
    )
    .map(([operator, operands]) => ({
      kind: 'attribute',
      targetId: null,
      field: 'department',
      operator,
      operands: operator === 'is-set' ? [] : operator === 'is-one-of' ? operands : operands.slice(0, 1),
    })),
);
const DEPARTMENTS = [null, 'Sales', 'SALES EU', 'Finance', 'a%'];
const distinct = { selector: (condition: object) => JSON.stringify(condition) };
const rule: fc.Arbitrary<Rule> = fc.record({
  methods: fc.subarray(METHODS, { minLength: 1 }),
  terms: fc.record({
    digitsOnCalls: fc.boolean(),
    officePhoneEditable: fc.boolean(),
    backupRequired: fc.boolean(),
    appPasswordDays: fc.constantFrom(0, 90, 365),
    appPasswordsMost: fc.integer({ min: 1, max: 10 }),
    rememberDays: fc.constantFrom(0, 7, 30),
    graceDays: fc.constantFrom(0, 0, 14),
    minimumStrength: fc.constantFrom(0, 0, 1, 2),
    networks: fc.constant([]),
    enrollFrom: fc.constantFrom('password', 'network', 'helpdesk'),
    enrollNetworks: fc.constant([]),
  }),
  conditions: fc
    .tuple(
      fc.uniqueArray(target, { ...distinct, minLength: 1, maxLength: 3 }),
      fc.uniqueArray(target, { ...distinct, maxLength: 2 }),
    )
    .map(([include, exclude]) => [
      ...include.map((one) => ({ ...one, effect: 'include' as const })),
      ...exclude.map((one) => ({ ...one, effect: 'exclude' as const })),
    ]),
  observes: fc.constantFrom(false, false, false, true),
  starts: fc.constantFrom(-1, -1, -1, 1),
});
const edges = (from: number, to: number, maxLength: number) =>
  fc.uniqueArray(fc.tuple(below(from), below(to)), { maxLength, selector: String }) as fc.Arbitrary<Edge[]>;

export const worlds: fc.Arbitrary<World> = fc
  .record({
    unitOf: fc.array(below(UNITS), { minLength: PEOPLE, maxLength: PEOPLE }),
    disabled: fc.array(fc.boolean(), { minLength: PEOPLE, maxLength: PEOPLE }),
    departments: fc.array(fc.constantFrom(...DEPARTMENTS), { minLength: PEOPLE, maxLength: PEOPLE }),
    exceptions: fc.array(fc.constantFrom(null, null, null, null, 'runs' as const, 'over' as const, 'ended' as const), {
      minLength: PEOPLE,
      maxLength: PEOPLE,
    }),
    nested: edges(GROUPS, GROUPS, 10),
    members: edges(GROUPS, PEOPLE, 20),
    policies: fc.array(rule, { maxLength: 3 }),
    draft: rule,
  })
  .map((world) => ({
    ...world,
    active: new Set(world.disabled.flatMap((disabled, index) => (disabled ? [] : [idOf('person', index)]))),
  }));

const unitPath = (unit: number): string => Array.from({ length: unit + 1 }, (_, level) => `ou=u${level}`).join('\u001f');

/** Emptied by DELETE: a TRUNCATE of `person` makes new files for every table that refers to it, which takes a hundred times as long. */
const WORLD_TABLES =
  `first_required group_closure group_child group_member authenticator_range authenticator requirement requirement_history observation
    observation_history requirement_reason policy_exception person directory_group organisational_unit`.split(/\s+/);
const quoted = (text: string | null): string => (text === null ? 'NULL' : `'${text}'`);

/** Statements that make the database that world, and nothing else; run as the owner. */
export function* worldSql(world: World): Generator<string> {
  const values = (list: string[]): string => list.map((one) => `(${one})`).join(', ');
  yield `SET session_replication_role = replica; ${WORLD_TABLES.map((table) => `DELETE FROM ${table}`).join('; ')};
    DELETE FROM policy_in_force WHERE policy_id NOT IN (SELECT id FROM policy WHERE system);
    DELETE FROM policy_condition WHERE kind <> 'console-role'; DELETE FROM policy WHERE NOT system;
    DELETE FROM policy_version WHERE name <> 'Console operators'; SET session_replication_role = origin;
    INSERT INTO directory (id, name, kind, url, base_dn, source) VALUES ('${idOf('directory', 0)}', 'D', 'open-ldap', 'x', 'x', 'demo') ON CONFLICT DO NOTHING`;
  const home = `'${idOf('directory', 0)}'`;
  yield `INSERT INTO organisational_unit (id, directory_id, external_id, dn, dn_key, path, name, row_hash) VALUES ${values(
    Array.from(
      { length: UNITS },
      (_, unit) => `'${idOf('unit', unit)}', ${home}, 'u${unit}', 'x', 'u${unit}', '${unitPath(unit)}', 'u${unit}', ''`,
    ),
  )}`;
  yield `INSERT INTO person (id, directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, directory_state, department, row_hash) VALUES ${values(
    world.unitOf.map(
      (unit, index) =>
        `'${idOf('person', index)}', ${home}, 'p${index}', 'x', 'p${index}', '${unitPath(unit)}\u001fuid=p${index}', 'p${index}', '{p${index}}', 'P', '${world.disabled[index] ? 'disabled' : 'active'}', ${quoted(world.departments?.[index] ?? null)}, ''`,
    ),
  )}`;
  yield `INSERT INTO directory_group (id, directory_id, external_id, dn, dn_key, path, name, row_hash) VALUES ${values(
    Array.from(
      { length: GROUPS },
      (_, index) => `'${idOf('group', index)}', ${home}, 'g${index}', 'x', 'g${index}', 'x', 'g${index}', ''`,
    ),
  )}`;
  if (world.nested.length > 0) {
    yield `INSERT INTO group_child VALUES ${values(world.nested.map(([parent, child]) => `'${idOf('group', parent)}', '${idOf('group', child)}'`))}`;
  }
  if (world.members.length > 0) {
    yield `INSERT INTO group_member VALUES ${values(world.members.map(([group, person]) => `'${idOf('group', group)}', '${idOf('person', person)}'`))}`;
  }
  const exceptions = (world.exceptions ?? []).flatMap((kind, index) =>
    kind === null
      ? []
      : `'${idOf('person', index)}', 'o', 'r', now() - interval '2 days', now() + interval '${kind === 'over' ? -1 : 1} days', 'm',
         ${kind === 'ended' ? 'now()' : 'NULL'}`,
  );
  yield* exceptions.map(
    (one) => `INSERT INTO policy_exception (person_id, owner, reason, starts_at, ends_at, made_by, ended_at) VALUES (${one})`,
  );
  yield 'SELECT rebuild_group_closure()';
  yield* newPolicies(world);
}

/** Statements that put the policies of that world in place of those that are there. */
export function* policiesSql(world: World): Generator<string> {
  yield `SET session_replication_role = replica; DELETE FROM policy_condition WHERE kind <> 'console-role'; DELETE FROM policy WHERE NOT system;
    DELETE FROM policy_version WHERE name <> 'Console operators'; SET session_replication_role = origin`;
  yield* newPolicies(world);
}

function* newPolicies(world: World): Generator<string> {
  for (const [index, one] of world.policies.entries()) yield* policySql(one, index, `policy ${index}`);
}

/** Statements that bring one more policy into force. */
export function* policySql(
  { methods, terms, conditions, observes, starts }: Rule,
  index: number,
  name: string,
): Generator<string> {
  const [policy, version] = [idOf('policy', index), idOf('version', index)];
  yield `INSERT INTO policy (id, name) VALUES ('${policy}', '${name}')`;
  yield `INSERT INTO policy_version (id, policy_id, name, methods, terms, mode, starts_at) VALUES ('${version}', '${policy}', '${name}', '{${methods.join()}}',
    '${JSON.stringify(terms)}', '${observes ? 'observe' : 'enforce'}', now() + interval '${starts ?? -1} days')`;
  yield* conditions.map(
    ({ effect, kind, targetId, field, operator, operands }) =>
      `INSERT INTO policy_condition (version_id, effect, kind, target_id, label, field, operator, operands)
       VALUES ('${version}', '${effect}', '${kind}', ${quoted(targetId)}, 'x', ${quoted(field ?? null)}, ${quoted(operator ?? null)}, ${
         operands ? `ARRAY[${operands.map(quoted).join()}]::text[]` : 'NULL'
       })`,
  );
  yield `UPDATE policy_version SET number = 1, published_at = now() WHERE id = '${version}'`;
  yield `UPDATE policy SET active_version_id = '${version}' WHERE id = '${policy}'`;
}

/** How many names lie on the shortest way from a group down to a person; null when there is none. */
function depth(world: World, group: number, person: number): number | null {
  const seen = new Set([group]);
  for (let layer = [group], names = 1; layer.length > 0; names += 1) {
    if (layer.some((one) => world.members.some(([from, to]) => from === one && to === person))) return names;
    layer = world.nested.filter(([parent]) => layer.includes(parent)).map(([, child]) => child);
    layer = [...new Set(layer)].filter((one) => !seen.has(one));
    for (const one of layer) seen.add(one);
  }
  return null;
}

/** Whether what the directory says meets a test; the test is in lower case. */
function meets(said: string | null, operator: string, [first = '', ...more]: readonly string[]): boolean {
  const value = said?.toLowerCase();
  if (operator === 'is-not') return value !== first;
  if (value === undefined) return false;
  if (operator === 'is') return value === first;
  if (operator === 'is-one-of') return [first, ...more].includes(value);
  if (operator === 'starts-with') return value.startsWith(first);
  if (operator === 'ends-with') return value.endsWith(first);
  return operator === 'contains' ? value.includes(first) : value !== '';
}

/** Length of the path by which a condition reaches a person, or null. */
function reach(world: World, { kind, targetId, operator = '', operands = [] }: Condition, person: number): number | null {
  if (kind === 'everyone') return 0;
  if (kind === 'attribute') return meets(world.departments?.[person] ?? null, operator, operands) ? 0 : null;
  if (kind === 'person') return targetId === idOf('person', person) ? 0 : null;
  const index = Number(targetId?.slice(-12)) - 1;
  if (kind === 'group') return depth(world, index, person);
  return (world.unitOf[person] ?? -1) >= index ? 1 : null;
}

const BEGIN = ['password', 'network', 'helpdesk'] as const;
const strictest = (all: readonly PolicyTerms[]): PolicyTerms => {
  const least = (of: (terms: PolicyTerms) => number): number => Math.min(...all.map(of));
  return {
    digitsOnCalls: all.some((terms) => terms.digitsOnCalls),
    officePhoneEditable: all.every((terms) => terms.officePhoneEditable),
    backupRequired: all.some((terms) => terms.backupRequired),
    appPasswordDays: least((terms) => terms.appPasswordDays),
    appPasswordsMost: least((terms) => terms.appPasswordsMost),
    rememberDays: least((terms) => terms.rememberDays),
    graceDays: least((terms) => terms.graceDays),
    minimumStrength: Math.max(...all.map((terms) => terms.minimumStrength)),
    networks: [],
    enrollFrom: BEGIN.findLast((from) => all.some((terms) => terms.enrollFrom === from)) ?? 'password',
    enrollNetworks: [],
  };
};

const holds = ({ observes, starts }: Rule): boolean => !observes && (starts ?? -1) < 0;

export interface ModelRequirement {
  readonly id: string;
  readonly methods: string[];
  readonly terms: PolicyTerms;
  readonly paths: number[];
}

/** The model: everybody without an exception whom some rule that has begun and does not only observe includes and does not exclude; methods that all those rules allow. */
export function requiredBy(world: World, policies: readonly Rule[]): ModelRequirement[] {
  return Array.from({ length: PEOPLE }, (_, person) => person).flatMap((person) => {
    if (world.exceptions?.[person] === 'runs') return [];
    const matching = policies.filter(holds).flatMap(({ methods, terms, conditions }) => {
      const of = (effect: string): number[] =>
        conditions
          .filter((one) => one.effect === effect)
          .map((one) => reach(world, one, person))
          .filter((path) => path !== null);
      const [include, exclude] = [of('include'), of('exclude')];
      return include.length > 0 && exclude.length === 0 ? [{ methods, terms, paths: include }] : [];
    });
    if (matching.length === 0) return [];
    const terms = strictest(matching.map((one) => one.terms));
    const methods = METHODS.filter((method) => matching.every((one) => one.methods.includes(method)))
      .filter((method) => (method === 'app-code' ? 2 : 1) >= terms.minimumStrength)
      .toSorted();
    const paths = matching.flatMap((one) => one.paths).toSorted((a, b) => a - b);
    return [{ id: idOf('person', person), methods, terms, paths }];
  });
}
