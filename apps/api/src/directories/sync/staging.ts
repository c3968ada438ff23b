import { Injectable } from '@nestjs/common';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Database, row, type Runner } from '../../platform/index.js';
import { copyLine } from './copy-text.js';
import { type StagedBatch, stagedRows } from './stage-rows.js';
import { type StagedBytes, StagingQueue } from './staging-queue.js';

/** Those that hold a row a person, or more, are emptied in the database's own way. */
const SMALL = ['stage_quarantine', 'stage_group', 'stage_unit', 'stage_rule_group', 'stage_run'];

/** What runs have read so far: written by COPY outside any transaction, while the directory is read on. */
@Injectable()
export class Staging {
  readonly #queues = new Map<string, StagingQueue>();

  constructor(private readonly database: Database) {}

  async open(runId: string): Promise<void> {
    await this.database.manager.query('INSERT INTO stage_run (run_id) VALUES ($1)', [runId]);
  }

  /** Takes what was read; it is in the database after `settle`. Throws what an earlier part failed with. */
  async put(runId: string, batch: StagedBatch): Promise<void> {
    for (const part of stagedRows(runId, batch)) await this.queue(runId).add(part);
  }

  /** Ids that are there, whatever was read of them. */
  async saw(runId: string, ids: readonly string[]): Promise<void> {
    const text = ids.map((id) => copyLine([runId, id])).join('');
    await this.queue(runId).add({ table: 'stage_seen', columns: ['run_id', 'external_id'], text });
  }

  /** Everything that was put is in the database. */
  async settle(runId: string): Promise<void> {
    await this.#queues.get(runId)?.settle();
    this.#queues.delete(runId);
  }

  /** False once the database server has crashed since `open`: then what was read is gone, all or part of it. */
  async intact(runner: Runner, runId: string): Promise<boolean> {
    return (await row(runner, 'SELECT 1 FROM stage_run WHERE run_id = $1', [runId])) !== null;
  }

  async clear(runner: Runner, runIds: readonly string[]): Promise<void> {
    if (runIds.length === 0) return;
    for (const runId of runIds) {
      await this.#queues.get(runId)?.drop();
      this.#queues.delete(runId);
    }
    await runner.query(`SET LOCAL statement_timeout = '120s'`);
    for (const runId of runIds) await runner.query('SELECT forget_staged($1)', [runId]);
    for (const table of SMALL) await runner.query(`DELETE FROM ${table} WHERE run_id = ANY ($1::uuid[])`, [runIds]);
  }

  private queue(runId: string): StagingQueue {
    const queue = this.#queues.get(runId) ?? new StagingQueue((part) => this.copy(part));
    this.#queues.set(runId, queue);
    return queue;
  }

  private async copy({ table, columns, bytes }: StagedBytes): Promise<void> {
    const driver = this.database.manager.dataSource.driver as PostgresDriver;
    const [client, release] = (await driver.obtainMasterConnection()) as [PoolClient, (broken?: Error) => void];
    try {
      await finished(client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)).end(bytes));
      release();
    } catch (cause) {
      // The connection may be in the middle of the copy; it is closed, not given back.
      release(cause instanceof Error ? cause : new Error('copy failed'));
      throw cause;
    }
  }
}
