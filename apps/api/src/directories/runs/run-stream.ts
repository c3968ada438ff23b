import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Bus } from '../../platform/index.js';
import type { SyncRun } from '../directories.types.js';
import { SYNC_TOPIC } from '../sync/topic.js';
import { runView } from './run-view.js';
import { Runs } from './runs.js';

const SHORTEST_MS = 100;

/** Runs as they move on, for a live page. */
@Injectable()
export class RunStream {
  constructor(
    private readonly bus: Bus,
    private readonly runs: Runs,
  ) {}

  async *of(directoryId: string): AsyncGenerator<{ syncProgress: SyncRun }> {
    for await (const news of this.bus.stream(SYNC_TOPIC)) {
      if (news['directoryId'] !== directoryId || typeof news['runId'] !== 'string') continue;
      const run = await this.runs.get(news['runId']);
      if (run) yield { syncProgress: runView(run) };
      await wait(SHORTEST_MS);
    }
  }
}
