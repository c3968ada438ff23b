import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { row } from './sql.js';

/** One transaction: everything that happens in it commits together, and the database's clock is the only one. */
export interface Work {
  readonly manager: EntityManager;
  /** `now()` of this transaction. */
  readonly now: Date;
}

@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  /** Outside any transaction: single reads. */
  get manager(): EntityManager {
    return this.source.manager;
  }

  /** Commits when `work` returns, refusals included; rolls back when it throws. */
  transaction<T>(work: (unit: Work) => Promise<T>): Promise<T> {
    return this.source.transaction(async (manager) => {
      const clock = await row<{ now: Date }>(manager, 'SELECT now() AS now');
      if (!clock) throw new Error('the database has no clock');
      return work({ manager, now: clock.now });
    });
  }
}
