import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { migrate } from '../../apps/api/src/platform/database/migrate.js';
import { Leader } from '../../apps/api/src/platform/leader/leader.js';
import { HostSecretBox } from '../../apps/api/src/platform/secrets/host-secret-box.js';
import { checkKey } from '../../apps/api/src/platform/secrets/key-check.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

describe('several processes on one database', () => {
  let test: TestDatabase;
  const sources: DataSource[] = [];
  const newProcess = async (): Promise<Database> => {
    const source = await new DataSource({
      type: 'postgres',
      url: test.url,
      extra: { options: '-c role=tessera_app' },
    }).initialize();
    sources.push(source);
    return new Database(source);
  };

  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(async () => {
    await Promise.all(sources.map((source) => source.destroy()));
    await test.drop();
  });

  it('a tick is run by exactly one of them in each slot of time', async () => {
    const leaders = [new Leader(await newProcess()), new Leader(await newProcess()), new Leader(await newProcess())];
    const round = async (): Promise<number> =>
      (await Promise.all(leaders.flatMap((leader) => [leader.claims('tick', 3600), leader.claims('tick', 3600)]))).filter(Boolean)
        .length;
    let won = 0;
    for (let times = 0; times < 5; times += 1) won += await round();
    expect(won).toBe(1);
    await test.query(`UPDATE tick SET slot = slot - 1 WHERE name = 'tick'`);
    expect(await leaders[2]!.claims('tick', 3600)).toBe(true);
    expect(await leaders[0]!.claims('tick', 3600)).toBe(false);
  });

  it('migrations may be asked for by several at once, again and again', async () => {
    await Promise.all([migrate(test.url), migrate(test.url), migrate(test.url)]);
    const [{ count } = { count: 0 }] = await test.query<{ count: number }>('SELECT count(*)::int AS count FROM schema_migration');
    expect(count).toBeGreaterThanOrEqual(8);
  });

  it('R22: a start with another key than before is refused, and changes nothing', async () => {
    const database = await newProcess();
    const right = new HostSecretBox(randomBytes(32));
    await checkKey(database.manager, right);
    await checkKey(database.manager, right);
    await expect(checkKey(database.manager, new HostSecretBox(randomBytes(32)))).rejects.toThrow(/TESSERA_KEY/);
    await checkKey(database.manager, right);
  });
});
