import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

export const title = 'Policies: everybody, one person at the gate, one group, a preview';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 1_000_000);
const GROUPS = 2000;
const MEMBERSHIPS = 10;
const POLICIES = 100;
const GATES = 400;
/** Sixteen groups at the top and three in each: five deep. */
const TOP = 16;
const INSIDE = 3;

const id = (kind, number) => `('00000000-0000-4000-8${kind}00-' || lpad((${number})::text, 12, '0'))::uuid`;

/** People in fifty units and twenty departments, six of ten enrolled. Written without checks, then indexed: it is only a stage. */
const WORLD = `
  SET session_replication_role = replica;
  INSERT INTO directory (id, name, kind, url, base_dn, source) VALUES (${id(1, 1)}, 'D', 'open-ldap', 'x', 'x', 'demo');
  INSERT INTO organisational_unit (id, directory_id, external_id, dn, dn_key, path, name, row_hash)
    SELECT ${id(4, 'n')}, ${id(1, 1)}, 'u' || n, 'ou=' || n, 'u' || n, 'dc=x' || chr(31) || 'ou=u' || n, 'Unit ' || n, '' FROM generate_series(0, 49) n;
  INSERT INTO person (id, directory_id, external_id, dn, dn_key, path, login, login_keys, display_name, given_name, mail, department, country, office_phone,
                      directory_state, row_hash)
    SELECT ${id(2, 'n')}, ${id(1, 1)}, 'p' || n, 'uid=p' || n, 'p' || n, 'dc=x' || chr(31) || 'ou=u' || n % 50 || chr(31) || 'uid=p' || n, 'p' || n, ARRAY['p' || n],
           'Person ' || n, 'Person', 'p' || n || '@test.example', 'Department ' || n % 20, (ARRAY['DE', 'FR', 'US'])[n % 3 + 1],
           CASE WHEN n % 4 > 0 THEN '+1' END, 'active', ''
      FROM generate_series(0, ${PEOPLE - 1}) n;
  INSERT INTO directory_group (id, directory_id, external_id, dn, dn_key, path, name, row_hash)
    SELECT ${id(3, 'n')}, ${id(1, 1)}, 'g' || n, 'cn=g' || n, 'g' || n, 'x', 'Group ' || n, '' FROM generate_series(0, ${GROUPS - 1}) n;
  INSERT INTO group_child SELECT ${id(3, `(n - ${TOP}) / ${INSIDE}`)}, ${id(3, 'n')} FROM generate_series(${TOP}, ${GROUPS - 1}) n;
  ALTER TABLE group_member DROP CONSTRAINT group_member_pkey; DROP INDEX group_member_person;
  INSERT INTO group_member
    SELECT DISTINCT ${id(3, `(hashint8(n * ${MEMBERSHIPS} + k) & 2147483647) % ${GROUPS}`)}, ${id(2, 'n')}
      FROM generate_series(0, ${PEOPLE - 1}) n, generate_series(0, ${MEMBERSHIPS - 1}) k;
  ALTER TABLE group_member ADD PRIMARY KEY (group_id, person_id);
  CREATE INDEX group_member_person ON group_member (person_id);
  INSERT INTO authenticator (id, person_id, method, label, hint, secret, enrolled_at)
    SELECT gen_random_uuid(), ${id(2, 'n')}, CASE WHEN n % 2 = 0 THEN 'app-code' ELSE 'text-message' END, '', '', '', now()
      FROM generate_series(0, ${PEOPLE - 1}) n WHERE n % 10 < 6;
  SET session_replication_role = origin;
  SELECT rebuild_group_closure();
  ANALYZE`;

const METHODS = ['{app-code}', '{app-code,app-notification}', '{app-code,text-message}'];

/** Eighty by groups of all levels, ten by units, nine by attributes and one for everybody; one in ten leaves somebody out. */
function policy(number) {
  const condition = (effect, kind, target = 'NULL', test = 'NULL, NULL, NULL') => `('${effect}', '${kind}', ${target}, ${test})`;
  const group = (at) => condition('include', 'group', id(3, (at * 97) % GROUPS));
  const include =
    number < 80
      ? group(number)
      : number < 90
        ? condition('include', 'organisational-unit', id(4, number - 80))
        : number < 99
          ? condition('include', 'attribute', 'NULL', `'department', 'is', '{department ${number - 90}}'`)
          : condition('include', 'everyone');
  const conditions = [include, ...(number % 10 === 3 ? [condition('exclude', 'group', id(3, number + TOP))] : [])];
  const version = id(6, number);
  return `
    INSERT INTO policy (id, name) VALUES (${id(5, number)}, 'Policy ${number}');
    INSERT INTO policy_version (id, policy_id, name, methods) VALUES (${version}, ${id(5, number)}, 'Policy ${number}', '${METHODS[number % 3]}');
    INSERT INTO policy_condition (version_id, effect, kind, target_id, field, operator, operands, label)
      SELECT ${version}, c.effect, c.kind, c.target::uuid, c.field, c.operator, c.operands::text[], 'x'
        FROM (VALUES ${conditions.join(', ')}) c (effect, kind, target, field, operator, operands);
    UPDATE policy_version SET number = 1, published_at = now() WHERE id = ${version};
    UPDATE policy SET active_version_id = ${version} WHERE id = ${id(5, number)};`;
}

const PLAIN_PASS = `INSERT INTO plain_pass SELECT p.id, count(*) FROM person p JOIN group_member m ON m.person_id = p.id GROUP BY p.id`;

const seconds = async (work) => {
  const before = performance.now();
  const result = await work();
  return { seconds: (performance.now() - before) / 1000, result };
};

async function freshDatabase(url, migrate) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS bench_policy WITH (FORCE)');
  await admin.query('CREATE DATABASE bench_policy TEMPLATE template0');
  await admin.end();
  const own = new URL(url);
  own.pathname = '/bench_policy';
  await migrate(own.href);
  return own.href;
}

export async function run({ root, databaseUrl, say }) {
  const built = (file) => import(pathToFileURL(path.join(root, 'dist/apps/api/src', file)).href);
  await import('reflect-metadata');
  const { DataSource } = await import('typeorm');
  const { migrate } = await built('platform/database/migrate.js');
  const { databaseOptions } = await built('platform/database/options.js');
  const { Bus, Database, Leader, Secret } = await built('platform/index.js');
  const { Audit } = await built('audit/index.js');
  const { Engine, PLAIN_TERMS, PoliciesService } = await built('policies/index.js');
  const { Preview } = await built('policies/preview.js');

  const url = await freshDatabase(databaseUrl, migrate);
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const settings = { databaseUrl: new Secret(url), key: new Secret(randomBytes(32)) };
  const { autoLoadEntities: _, retryAttempts: __, ...options } = databaseOptions(settings);
  const source = await new DataSource(options).initialize();
  try {
    const database = new Database(source);
    const engine = new Engine(database, new Leader(database), new Audit(), new Bus(settings));
    const evaluated = () => seconds(() => database.transaction((work) => engine.evaluate(work, 'publish')));
    await owner.query(WORLD);
    for (let number = 0; number < POLICIES; number += 1) await owner.query(policy(number));
    await owner.query(
      'ANALYZE; SET jit = off; SET work_mem = "128MB"; CREATE TABLE plain_pass (person_id uuid PRIMARY KEY, memberships bigint)',
    );
    say(`${PEOPLE.toLocaleString('en')} people are there`);

    const plain = await seconds(() => owner.query(PLAIN_PASS));
    const first = await evaluated();
    await owner.query('VACUUM ANALYZE requirement, requirement_reason, first_required');
    const again = await evaluated();

    const gate = new PoliciesService();
    const times = [];
    await database.transaction(async ({ manager }) => {
      for (let turn = 0; turn < GATES; turn += 1) {
        const [{ id: person }] = await manager.query(`SELECT ${id(2, randomInt(PEOPLE))} AS id`);
        times.push((await seconds(() => gate.requirementOf(manager, person))).seconds * 1000);
      }
    });
    times.sort((a, b) => a - b);

    const joined = await owner.query(
      `INSERT INTO group_member SELECT ${id(3, 97)}, ${id(2, 'n * 7')} FROM generate_series(0, 99) n ON CONFLICT DO NOTHING RETURNING person_id AS id`,
    );
    const people = joined.rows.map((row) => row.id);
    const group = await seconds(() => database.transaction((work) => engine.evaluateSome(work, 'sync', people)));

    const everyone = { effect: 'include', kind: 'everyone', targetId: null };
    const draft = {
      policyId: null,
      name: 'Draft',
      methods: ['app-code', 'app-notification'],
      terms: PLAIN_TERMS,
      conditions: [everyone],
    };
    const preview = await seconds(() =>
      database.transaction(async ({ manager }) => {
        await manager.query(`SET LOCAL statement_timeout = '120s'; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'`);
        return new Preview().of(manager, draft);
      }),
    );

    const shown = (what, measured, note) => ({ what, value: measured.seconds.toFixed(2), unit: 's', note });
    const times_plain = (measured) => `${(measured.seconds / plain.seconds).toFixed(1)} × the plain pass`;
    return [
      shown(
        'plain pass: people hash-joined to memberships, one row each',
        plain,
        `reference; ${PEOPLE.toLocaleString('en')} people`,
      ),
      shown(
        'everybody, nothing there before',
        first,
        `${times_plain(first)}; ${first.result.added.toLocaleString('en')} required`,
      ),
      shown('everybody, nothing changed', again, times_plain(again)),
      {
        what: 'one person at the gate',
        value: times[Math.floor(GATES / 2)].toFixed(1),
        unit: 'ms',
        note: `median; p95 ${times[Math.floor(GATES * 0.95)].toFixed(1)} ms`,
      },
      shown(`a group gains ${people.length} people`, group, JSON.stringify(group.result)),
      shown('preview of a draft over everyone', preview, `${preview.result.matched.toLocaleString('en')} matched`),
    ];
  } finally {
    await source.destroy();
    await owner.end();
  }
}
