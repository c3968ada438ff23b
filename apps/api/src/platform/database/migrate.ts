import pg from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

/** Any number that only this project's migrations use. */
const LOCK = 7_355_608;

/**
 * Brings a database to the current schema, as its owner. Safe when several processes start at once: one session lock on a
 * connection of its own lets them through one by one. `synchronize` is off, here and everywhere.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const gate = new pg.Client({ connectionString: ownerUrl });
  await gate.connect();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const source = new DataSource({
      type: 'postgres',
      url: ownerUrl,
      migrations: MIGRATIONS,
      migrationsTableName: 'schema_migration',
      migrationsTransactionMode: 'each',
      synchronize: false,
      logging: false,
    });
    await source.initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  } finally {
    await gate.end();
  }
}
