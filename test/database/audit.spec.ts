import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Audit, SYSTEM } from '../../apps/api/src/audit/audit.js';
import { Sealer } from '../../apps/api/src/audit/sealer.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { Leader } from '../../apps/api/src/platform/leader/leader.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

describe('the audit log', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let sealer: Sealer;
  const audit = new Audit();

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await new DataSource({
      type: 'postgres',
      url: test.url,
      poolSize: 10,
      extra: { options: '-c role=tessera_app' },
    }).initialize();
    database = new Database(source);
    sealer = new Sealer(database, new Leader(database));
  });
  afterAll(async () => {
    await source.destroy();
    await test.drop();
  });

  const write = (action: string): Promise<string> =>
    database.transaction((work) =>
      audit.append(work, { action, actor: SYSTEM, details: { price: 1.5, name: 'Žluťoučký', at: null } }),
    );

  /** Seals until nothing waits. A transaction open in any database of the cluster holds a seal back, so one call need not be enough. */
  const sealAll = async (): Promise<number> => {
    for (const until = Date.now() + 15_000; ; await delay(50)) {
      await sealer.seal();
      const [counts] = await test.query<{ events: number; sealed: number }>(
        `SELECT (SELECT count(*)::int FROM audit_event) AS events, (SELECT coalesce(sum(events), 0)::int FROM audit_seal) AS sealed`,
      );
      if (counts?.sealed !== counts?.events && Date.now() < until) continue;
      expect(counts?.sealed).toBe(counts?.events);
      return counts?.events ?? 0;
    }
  };

  it('A1 J07: the application cannot update, delete or truncate an event or a seal', async () => {
    await write('signin.completed');
    await sealAll();
    for (const table of ['audit_event', 'audit_seal']) {
      await expect(source.query(`UPDATE ${table} SET hash = hash`)).rejects.toThrow(/permission denied/);
      await expect(source.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(source.query(`TRUNCATE ${table}`)).rejects.toThrow(/permission denied/);
      await expect(test.query(`UPDATE ${table} SET hash = hash`)).rejects.toThrow(/append-only/);
      await expect(test.query(`TRUNCATE ${table}`)).rejects.toThrow(/append-only/);
    }
  });

  it('rolls back with the change it describes', async () => {
    const failing = database.transaction(async (work) => {
      await audit.append(work, { action: 'policy.created', actor: SYSTEM, details: { mark: 'rolled-back' } });
      throw new Error('accident');
    });
    await expect(failing).rejects.toThrow('accident');
    expect(await test.query(`SELECT 1 FROM audit_event WHERE details->>'mark' = 'rolled-back'`)).toEqual([]);
  });

  it('R17: a writer that is still open is not overtaken by a seal, and nothing is lost or sealed twice', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = database.transaction(async (work) => {
      await audit.append(work, { action: 'sync.started', actor: SYSTEM, details: { mark: 'slow' } });
      await gate;
    });
    await Promise.all(Array.from({ length: 50 }, () => write('signin.completed')));
    await sealer.seal();
    release();
    await slow;
    await Promise.all(Array.from({ length: 20 }, () => Promise.all([write('signin.completed'), sealer.seal()])));
    const events = await sealAll();
    expect(await sealer.verify()).toMatchObject({ ok: true, events });
  });

  describe('J07 R17: an owner of the database who tampers', () => {
    const forge = async (sql: string): Promise<unknown> => {
      await test.query('ALTER TABLE audit_event DISABLE TRIGGER ALL; ALTER TABLE audit_seal DISABLE TRIGGER ALL');
      await test.query(sql);
      return sealer.verify();
    };

    it.each([
      [
        'changes an event',
        `UPDATE audit_event SET actor_name = 'Mallory' WHERE ordinal = (SELECT max(ordinal) FROM audit_event)`,
        `UPDATE audit_event SET actor_name = 'Tessera' WHERE actor_name = 'Mallory'`,
        /was changed/,
      ],
      [
        'deletes an event',
        `CREATE TABLE kept AS SELECT * FROM audit_event ORDER BY ordinal DESC LIMIT 1; DELETE FROM audit_event WHERE ordinal = (SELECT ordinal FROM kept)`,
        `INSERT INTO audit_event OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept`,
        /are there/,
      ],
      [
        'deletes a seal',
        `CREATE TABLE kept AS SELECT * FROM audit_seal WHERE number = 1; DELETE FROM audit_seal WHERE number = 1`,
        `INSERT INTO audit_seal SELECT * FROM kept; DROP TABLE kept`,
        /missing/,
      ],
      [
        'swaps two events',
        `UPDATE audit_event SET transaction_id = transaction_id::text::bigint::text::xid8; WITH pair AS (SELECT ordinal, transaction_id, lead(transaction_id) OVER w AS after, lag(transaction_id) OVER w AS before FROM (SELECT * FROM audit_event ORDER BY ordinal LIMIT 2) two WINDOW w AS (ORDER BY ordinal)) UPDATE audit_event e SET transaction_id = coalesce(pair.after, pair.before) FROM pair WHERE pair.ordinal = e.ordinal`,
        `WITH pair AS (SELECT ordinal, transaction_id, lead(transaction_id) OVER w AS after, lag(transaction_id) OVER w AS before FROM (SELECT * FROM audit_event ORDER BY ordinal LIMIT 2) two WINDOW w AS (ORDER BY ordinal)) UPDATE audit_event e SET transaction_id = coalesce(pair.after, pair.before) FROM pair WHERE pair.ordinal = e.ordinal`,
        /sealed|order/,
      ],
    ])('%s: verify names the first bad seal', async (_, harm, mend, reason) => {
      expect(await sealer.verify()).toMatchObject({ ok: true });
      expect(await forge(harm)).toMatchObject({
        ok: false,
        firstBadSeal: expect.any(Number),
        reason: expect.stringMatching(reason),
      });
      await test.query(mend);
      expect(await sealer.verify()).toMatchObject({ ok: true });
    });
  });
});
