import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Database, row, type Runner } from '../../platform/index.js';
import { copyLine } from './copy-text.js';
import { type StagedBatch, type StagedRows, stagedRows } from './stage-rows.js';

const TABLES = ['stage_run', 'stage_quarantine', 'stage_person', 'stage_group', 'stage_unit', 'stage_member', 'stage_seen'];

/** What runs have read so far: written by COPY, a batch at a time, outside any transaction. */
@Injectable()
export class Staging {
  constructor(private readonly database: Database) {}

  async open(runId: string): Promise<void> {
    await this.database.manager.query('INSERT INTO stage_run (run_id) VALUES ($1)', [runId]);
  }

  async put(runId: string, batch: StagedBatch): Promise<void> {
    for (const part of stagedRows(runId, batch)) {
      if (part.lines.length > 0) await this.copy(part);
    }
  }

  /** Ids that are there, whatever was read of them. */
  async saw(runId: string, ids: readonly string[]): Promise<void> {
    const lines = ids.map((id) => copyLine([runId, id]));
    if (lines.length > 0) await this.copy({ table: 'stage_seen', columns: ['run_id', 'external_id'], lines });
  }

  /** False once the database server has crashed since `open`: then what was read is gone, all or part of it. */
  async intact(runner: Runner, runId: string): Promise<boolean> {
    return (await row(runner, 'SELECT 1 FROM stage_run WHERE run_id = $1', [runId])) !== null;
  }

  async clear(runner: Runner, runIds: readonly string[]): Promise<void> {
    if (runIds.length === 0) return;
    for (const table of TABLES) await runner.query(`DELETE FROM ${table} WHERE run_id = ANY ($1::uuid[])`, [runIds]);
  }

  private async copy({ table, columns, lines }: StagedRows): Promise<void> {
    const driver = this.database.manager.dataSource.driver as PostgresDriver;
    const [client, release] = (await driver.obtainMasterConnection()) as [PoolClient, (broken?: Error) => void];
    try {
      await pipeline(Readable.from(lines), client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)));
      release();
    } catch (cause) {
      // The connection may be in the middle of the copy; it is closed, not given back.
      release(cause instanceof Error ? cause : new Error('copy failed'));
      throw cause;
    }
  }
}
