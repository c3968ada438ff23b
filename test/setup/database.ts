import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate as migrateSchema } from '../../apps/api/src/platform/database/migrate.js';

export interface TestDatabase {
  /** The owner's address of this suite's own, migrated database. */
  readonly url: string;
  /** Rows of one statement, asked as the owner. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Removes the database; throws when the suite left a connection open. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Builds the schema, once for all suites with the same migrations. */
  readonly migrate?: (ownerUrl: string) => Promise<void>;
  /** The folder whose files decide whether the schema built last time is still the right one. */
  readonly migrations?: string;
}

/** Any number that only this file uses: one worker at a time builds the template, others wait for it. */
const TEMPLATE_LOCK = 7_355_609;
const GRACE_MS = 3000;
const MIGRATIONS = path.resolve(import.meta.dirname, '../../apps/api/src/platform/database');

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run this suite by npm test');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'test setup' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function versionOf(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(readFileSync(path.join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

const exists = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;

/** Templates of migrations that are no longer those of this tree. */
async function dropOldTemplates(client: pg.Client, current: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    String.raw`SELECT datname AS name FROM pg_database WHERE datname LIKE 'template\_tessera\_%' AND datname <> $1`,
    [current],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
}

/** Gets its name when it is complete, so one that was interrupted is built anew. */
async function buildTemplate(client: pg.Client, name: string, migrate: (url: string) => Promise<void>): Promise<void> {
  const draft = `${name}_draft`;
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  await migrate(urlOf(draft));
  await waitUntilUnused(client, draft, 'the migrations');
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  await dropOldTemplates(client, name);
}

/** A closed connection takes the server some milliseconds to notice; one that stays was left open. */
async function waitUntilUnused(client: pg.Client, name: string, who: string): Promise<void> {
  const until = performance.now() + GRACE_MS;
  for (;;) {
    const { rows } = await client.query<{ application: string; query: string }>(
      `SELECT application_name AS application, query FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    if (rows.length === 0) return;
    if (performance.now() > until) {
      const open = rows.map(({ application, query }) => `${application || 'unnamed'}: ${query}`).join('\n');
      throw new Error(`${who} left ${rows.length} connection(s) open; last statements:\n${open}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A migrated database of the suite's own, copied from a template that is built once. */
export async function createTestDatabase({
  migrate = migrateSchema,
  migrations = MIGRATIONS,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const template = `template_tessera_${versionOf(migrations)}`;
  const name = `suite_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl(), async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (!(await exists(client, template))) await buildTemplate(client, template, migrate);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = urlOf(name);
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'test setup' });
  return {
    url,
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    async drop() {
      await pool.end();
      await withClient(serverUrl(), async (client) => {
        const left = await waitUntilUnused(client, name, 'this suite').catch((error: unknown) => error);
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        if (left) throw left;
      });
    },
  };
}
