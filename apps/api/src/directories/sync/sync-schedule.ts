import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database, Leader, row, SETTINGS, type Settings } from '../../platform/index.js';
import { Directories } from '../directories.js';
import { nextRunSql } from './next-run.js';
import { Sync } from './sync.js';

const SECONDS = 5;

/** Starts a sync when it is due, in one of any number of processes. */
@Injectable()
export class SyncSchedule {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly directories: Directories,
    private readonly sync: Sync,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Interval(SECONDS * 1000)
  async tick(): Promise<void> {
    if (!(await this.leader.claims('sync', SECONDS))) return;
    const { id } = await this.directories.connected();
    const due = await row<{ due: boolean }>(
      this.database.manager,
      `SELECT ${nextRunSql('$1::uuid', '$2::integer')} <= now() AS due`,
      [id, this.settings.syncMinutes],
    );
    if (due?.due) await this.sync.start(id, 'schedule');
  }
}
