import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { signIn, signInAdmin } from '../setup/acts.js';
import type { PortalClient } from '../setup/portal-client.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

/** The launcher of `npm start`, plain JavaScript without types. */
const LAUNCHER: string = '../../scripts/postgres.mjs';

interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

describe('a database server that is killed under load and comes back', () => {
  let cluster: Cluster;
  let running: RunningApp;
  let admin: PortalClient;
  let data: string;
  const name = `restart_${randomBytes(4).toString('hex')}`;

  beforeAll(async () => {
    const { startPostgres } = (await import(LAUNCHER)) as {
      startPostgres(options: object): Promise<Cluster>;
    };
    cluster = await startPostgres({ dir: join(import.meta.dirname, '../../var/restart-postgres'), ephemeral: true });
    const owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    await owner.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    data = (await owner.query<{ data_directory: string }>('SHOW data_directory')).rows[0]?.data_directory ?? '';
    await owner.end();
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    await migrate(url.href);
    running = await startApp(url.href);
    admin = running.client();
    await signInAdmin(admin);
  });
  afterAll(async () => {
    await running?.close();
    const owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.end();
    await cluster?.stop();
  });

  it('R06: errors only while it is away, no manual step, sessions and audit seals whole', async () => {
    const load = { on: true };
    const outcomes: string[] = [];
    const clients = Array.from({ length: 4 }, async () => {
      while (load.on) {
        outcomes.push((await admin.ask(`{ coverage { people } }`)).error?.code ?? 'ok');
        await new Promise(setImmediate);
      }
    });
    const answered = async (wanted: string, times: number): Promise<void> => {
      const from = outcomes.length;
      while (outcomes.slice(from).filter((outcome) => outcome === wanted).length < times) await new Promise(setImmediate);
    };
    await answered('ok', 20);
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    await answered('internal', 1);
    await answered('ok', 50);
    load.on = false;
    await Promise.all(clients);
    expect(outcomes.slice(-20)).toEqual(Array.from({ length: 20 }, () => 'ok'));
    expect(new Set(outcomes)).toEqual(new Set(['ok', 'internal']));
    expect((await signIn(running.client(), 'sam')).state).toBe('SIGNED_IN');
    const { verifyAudit } = await admin.must<{ verifyAudit: { ok: boolean } }>(`mutation { verifyAudit { ok } }`);
    expect(verifyAudit.ok).toBe(true);
  });
});
