import pg from 'pg';

const NAME = 'bench_directory';
/** Rows of people and what hangs on them; the run's own row, and the audit event that it leaves, are not among them. */
const TABLES = [
  'person',
  'directory_group',
  'organisational_unit',
  'group_member',
  'group_child',
  'group_closure',
  'requirement',
];

/** A fresh database with the product's schema, and a connection that looks at it from outside. */
export async function freshDatabase(serverUrl, migrate) {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${NAME} TEMPLATE template0`);
  await admin.end();
  const own = new URL(serverUrl);
  own.pathname = `/${NAME}`;
  await migrate(own.href);
  const client = new pg.Client({ connectionString: own.href });
  await client.connect();
  return { url: own.href, client };
}

/** A policy in force over a group that holds nine others: a twentieth of everybody at 200 groups. */
export async function requireGroup({ client }, name) {
  await client.query(
    `WITH made AS (INSERT INTO policy (name) VALUES ($1) RETURNING id),
          version AS (INSERT INTO policy_version (policy_id, name, methods) SELECT id, $1, '{app-code}' FROM made RETURNING id)
     INSERT INTO policy_condition (version_id, effect, kind, target_id, label)
     SELECT version.id, 'include', 'group', g.id, g.name FROM version, directory_group g WHERE g.name = $1`,
    [name],
  );
  await client.query('UPDATE policy_version SET number = 1, published_at = now() WHERE name = $1', [name]);
  await client.query('UPDATE policy SET active_version_id = (SELECT id FROM policy_version WHERE name = $1) WHERE name = $1', [
    name,
  ]);
}

/** Rows written so far, by the server's own count: `{ rows, wal }`. */
export async function written({ client }) {
  await client.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await client.query(
    `SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 AS rows, pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS wal
       FROM pg_stat_user_tables WHERE relname = ANY ($1)`,
    [TABLES],
  );
  return { rows: rows[0].rows, wal: Number(rows[0].wal) };
}
