import { OWNER } from './cluster.mjs';

/** The driver comes with the installed packages, so it is loaded only when a server is there to talk to. */
async function connect(port, password, database) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host: '127.0.0.1', port, user: OWNER, password, database, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export async function withClient({ port, password, database = 'postgres' }, work) {
  const client = await connect(port, password, database);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The data folder of the server that answers on this port. */
export const ping = (port, password) =>
  withClient({ port, password }, async (client) => (await client.query('SHOW data_directory')).rows[0].data_directory);

export const ensureDatabase = (port, password, name) =>
  withClient({ port, password }, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });

export const urlOf = (port, password, database) =>
  `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
