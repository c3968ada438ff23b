import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Directories } from '../directories.js';
import { Runs } from '../runs/runs.js';
import { Sync } from './sync.js';

const LOOK_AGAIN_MS = 1000;

/** The sync that a fresh installation begins with. */
@Injectable()
export class SyncStart {
  constructor(
    private readonly directories: Directories,
    private readonly runs: Runs,
    private readonly sync: Sync,
  ) {}

  /**
   * Returns once the directory has been read at least once, whether now or before. When another process is at it, waits for
   * that one, or for its death. Throws, with a sentence for the terminal, when the read failed; the schedule tries again.
   */
  async firstSync(tell: (text: string) => void = () => undefined): Promise<void> {
    const { id, pausedAt } = await this.directories.connected();
    if (pausedAt) return;
    while (!(await this.runs.completedOnce(id))) {
      tell('Reading the directory');
      const run = await this.sync.run(id, 'start', { tell });
      if (run === 'running') {
        tell('Waiting for another process that reads the directory');
        await wait(LOOK_AGAIN_MS);
      } else if (run.state === 'failed') {
        throw new Error(run.errorMessage ?? 'The directory could not be read.');
      } else return;
    }
  }
}
