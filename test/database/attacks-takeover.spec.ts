import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Secret } from '../../apps/api/src/platform/index.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { appCode } from '../setup/acts.js';
import { demoSettings } from '../setup/demo-settings.js';
import { type EnrollmentHost, enrollmentHost, type EnrollmentProcess, enrollmentProcess } from './enrollment-host.js';
import { valueOf } from './enrollment-world.js';
import { connect, insertPerson } from './plain-host.js';

const METHODS = ['app-code'] as const;
const SESSION = '44444444-4444-4444-8444-444444444444';
const askerOf = (personId: string) => ({ personId, sessionId: SESSION });

const enrollApp = async ({ service }: Pick<EnrollmentProcess, 'service'>, personId: string): Promise<string> => {
  const core = service.for({ sourceAddress: null, decisionId: null });
  const asked = { method: 'app-code', account: 'sam', allowedMethods: METHODS, digitsOnCalls: false } as const;
  const { handle, app } = valueOf(await core.startEnrollment({ ...askerOf(personId), ...asked }));
  valueOf(await core.verifyEnrollment({ ...askerOf(personId), handle, code: appCode(app?.secret ?? '') }));
  return app?.secret ?? '';
};
const signIn = ({ service }: Pick<EnrollmentProcess, 'service'>, personId: string, code: string) =>
  service.for({ sourceAddress: null, decisionId: null }).verifyAppCode({ ...askerOf(personId), code, allowedMethods: METHODS });

describe('another timeline of the database', () => {
  let host: EnrollmentHost;
  beforeAll(async () => {
    host = await enrollmentHost();
  });
  afterAll(() => host.close());

  it('B12: a commit waits for its own safety, also where the database is set otherwise', async () => {
    await host.test.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`,
    );
    const direct = new pg.Client({ connectionString: host.test.url });
    await direct.connect();
    expect((await direct.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'off' }]);
    await direct.end();
    const source = await connect(host.settings);
    expect(await source.query('SHOW synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    await source.destroy();
  });

  it('B12: is noticed by the first verification, once, and written down; codes of that moment fail and later ones pass', async () => {
    const personId = await host.newPerson();
    const secret = await enrollApp(host, personId);
    await host.test.query('UPDATE authenticator SET last_step = -1 WHERE person_id = $1', [personId]);
    await host.test.query(`UPDATE installation SET value = value || '{"timeline": "FFFFFFFF"}' WHERE name = 'time-steps'`);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => signIn(host, personId, appCode(secret))));
    expect(outcomes.map((one) => (one.ok ? 'in' : one.code))).toEqual(Array.from({ length: 5 }, () => 'code_wrong'));
    const noticed = await host.test.query(`SELECT details FROM audit_event WHERE action = 'database.taken_over'`);
    expect(noticed).toMatchObject([{ details: { from: 'FFFFFFFF', to: expect.stringMatching(/^[0-9A-F]{8}$/) } }]);
    const refused = await host.test.query(`SELECT details FROM audit_event WHERE action = 'challenge.refused'`);
    expect(refused).toMatchObject(Array.from({ length: 5 }, () => ({ details: { held: true, replay: false } })));

    await host.test.query(
      `UPDATE installation SET value = value || jsonb_build_object('after', (now() - interval '91 seconds')::text) WHERE name = 'time-steps'`,
    );
    expect((await signIn(host, personId, appCode(secret))).ok).toBe(true);
  });

  it('B12: a mark that is missing counts as another timeline', async () => {
    const personId = await host.newPerson();
    await host.test.query(`DELETE FROM installation WHERE name = 'time-steps'`);
    await expect(enrollApp(host, personId)).rejects.toThrow('code_wrong');
  });
});

/** The launcher of `npm start`, plain JavaScript without types. */
const LAUNCHER: string = '../../scripts/postgres.mjs';
interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

describe('a standby that is promoted without having heard of the last code', () => {
  const name = `promoted_${randomBytes(4).toString('hex')}`;
  const key = new Secret(randomBytes(32));
  let cluster: Cluster;
  let data = '';

  const start = async (): Promise<void> => {
    const { startPostgres } = (await import(LAUNCHER)) as { startPostgres(options: object): Promise<Cluster> };
    cluster = await startPostgres({ dir: join(import.meta.dirname, '../../var/promotion-postgres'), ephemeral: true });
  };
  const asOwner = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => {
    const owner = new pg.Client({ connectionString: cluster.url });
    await owner.connect();
    try {
      return (await owner.query<T>(sql)).rows;
    } finally {
      await owner.end();
    }
  };
  const withProcess = async <T>(work: (one: EnrollmentProcess) => Promise<T>): Promise<T> => {
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    const one = await enrollmentProcess(demoSettings(url.href, { key }));
    try {
      return await work(one);
    } finally {
      await one.close();
    }
  };
  const besides = (ending: string): string => `${data}.${ending}`;

  beforeAll(async () => {
    await start();
    await asOwner('SELECT CASE WHEN pg_is_in_recovery() THEN pg_promote() END');
    data = (await asOwner<{ data_directory: string }>('SHOW data_directory'))[0]?.data_directory ?? '';
    await asOwner(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(cluster.url);
    url.pathname = `/${name}`;
    await migrate(url.href);
  });
  afterAll(async () => {
    await asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    await cluster.stop();
    for (const ending of ['standby', 'primary']) rmSync(besides(ending), { recursive: true, force: true });
  });

  it('B12: the code that was used on the lost server is refused by the new one', async () => {
    let secret = '';
    const personId = await withProcess(async (one) => {
      const id = await insertPerson(one.source);
      secret = await enrollApp(one, id);
      return id;
    });
    // The standby holds everything up to here.
    await cluster.stop();
    for (const ending of ['standby', 'primary']) rmSync(besides(ending), { recursive: true, force: true });
    execFileSync('cp', ['-a', data, besides('standby')]);
    await start();
    const code = appCode(secret, 1);
    expect((await withProcess((one) => signIn(one, personId, code))).ok).toBe(true);

    await cluster.stop();
    renameSync(data, besides('primary'));
    renameSync(besides('standby'), data);
    const signal = join(data, 'standby.signal');
    writeFileSync(signal, '');
    chownSync(signal, statSync(data).uid, statSync(data).gid);
    await start();
    expect(await asOwner('SELECT pg_is_in_recovery() AS waits')).toEqual([{ waits: true }]);
    await asOwner('SELECT pg_promote()');

    await withProcess(async (one) => {
      const [app] = (await one.source.query('SELECT last_step FROM authenticator')) as { last_step: string }[];
      expect(Number(app?.last_step)).toBeLessThan(Math.floor(Date.now() / 30_000) + 1);
      expect(await signIn(one, personId, code)).toMatchObject({ ok: false, code: 'code_wrong' });
      const refused = await one.source.query(`SELECT details FROM audit_event WHERE action = 'challenge.refused'`);
      expect(refused).toMatchObject([{ details: { held: true } }]);
      expect(await one.source.query(`SELECT 1 AS one FROM audit_event WHERE action = 'database.taken_over'`)).toHaveLength(1);
    });
  }, 120_000);
});
