import { startPostgres } from '../postgres.mjs';
import { paths } from '../paths.mjs';
import { step } from '../terminal/progress.mjs';

/** Databases that killed runs left behind; nobody is connected to them any more. */
async function sweep(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT datname FROM pg_database d WHERE datname LIKE 'suite\\_%'
         AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)}`);
  } finally {
    await client.end();
  }
}

/** A real PostgreSQL for the suites, kept between runs; not flushed to disk, since its data is made anew each time. */
export const testDatabase = () =>
  step('Starting PostgreSQL for the tests', async () => {
    const server = await startPostgres({ dir: paths.inside('var/test-postgres'), ephemeral: true });
    if (server.alone) await sweep(server.url);
    return server;
  });
