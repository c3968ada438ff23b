import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database, Leader, rows, SETTINGS, type Settings } from '../../platform/index.js';
import { nextRunSql } from './next-run.js';
import { Sync } from './sync.js';

const SECONDS = 5;

/** Starts a sync of each directory when it is due, in one of any number of processes. None waits for another. */
@Injectable()
export class SyncSchedule {
  readonly #log = new Logger('Sync');

  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly sync: Sync,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (await this.leader.claims('sync', SECONDS)) await this.startDue();
  }

  async startDue(): Promise<void> {
    const due = await rows<{ id: string }>(
      this.database.manager,
      `SELECT d.id FROM directory d WHERE ${nextRunSql('d.id', '$1::integer')} <= now() ORDER BY d.position, d.id`,
      [this.settings.syncMinutes],
    );
    for (const { id } of due) {
      await this.sync.start(id, 'schedule').catch((cause: unknown) => this.#log.warn(`no sync of ${id}: ${String(cause)}`));
    }
  }
}
