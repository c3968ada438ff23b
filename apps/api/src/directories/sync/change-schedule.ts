import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Leader, SETTINGS, type Settings } from '../../platform/index.js';
import { Directories } from '../directories.js';
import { Changes } from './changes.js';

/** Milliseconds between two looks, at most, while the directory cannot be asked: a refused account must not be locked by asking. */
const LONGEST_WAIT = 60_000;

/** Looks for changes every few seconds, in one of any number of processes. */
@Injectable()
export class ChangeSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Changes');
  #timer: NodeJS.Timeout | null = null;
  #busy = false;
  #wait = 0;
  #notBefore = 0;

  constructor(
    private readonly leader: Leader,
    private readonly directories: Directories,
    private readonly changes: Changes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.tick(), this.settings.syncSeconds * 1000);
    this.#timer.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async tick(): Promise<void> {
    if (this.#busy || performance.now() < this.#notBefore) return;
    this.#busy = true;
    try {
      const { syncSeconds } = this.settings;
      if (!(await this.leader.claims('changes', syncSeconds))) return;
      const { id } = await this.directories.connected();
      const failed = (await this.changes.look(id)) === 'failed';
      this.#wait = failed ? Math.min(Math.max(this.#wait * 2, syncSeconds * 1000), LONGEST_WAIT) : 0;
      this.#notBefore = performance.now() + this.#wait;
    } catch (cause) {
      this.#log.warn(`a look for changes failed: ${cause instanceof Error ? cause.message : 'unknown'}`);
    } finally {
      this.#busy = false;
    }
  }
}
