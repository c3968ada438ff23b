import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Bus, Leader, SETTINGS, type Settings } from '../../platform/index.js';
import { Connections, DIRECTORIES_CHANGED } from '../connections/connections.js';
import { Changes } from './changes.js';

/** Milliseconds between two looks, at most, while the directory cannot be asked: a refused account must not be locked by asking. */
const LONGEST_WAIT = 60_000;
/** How exactly a look is on time. */
const TICK_MS = 250;
/** News of a change can be lost: the list is read again after this. */
const FRESH_MS = 10_000;

interface Watched {
  readonly seconds: number;
  next: number;
  wait: number;
  busy: boolean;
}

/** Looks for changes in each directory every few seconds, in one of any number of processes. None waits for another. */
@Injectable()
export class ChangeSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Changes');
  readonly #watched = new Map<string, Watched>();
  #timer: NodeJS.Timeout | null = null;
  #listedAt = -FRESH_MS;
  #listing = false;

  constructor(
    private readonly leader: Leader,
    private readonly bus: Bus,
    private readonly connections: Connections,
    private readonly changes: Changes,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.bus.hear(DIRECTORIES_CHANGED, () => (this.#listedAt = -FRESH_MS));
    this.#timer = setInterval(() => this.tick(), TICK_MS);
    this.#timer.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  private tick(): void {
    const now = performance.now();
    if (now - this.#listedAt >= FRESH_MS) void this.list();
    for (const [id, watched] of this.#watched) if (!watched.busy && now >= watched.next) void this.look(id, watched);
  }

  private async list(): Promise<void> {
    if (this.#listing) return;
    this.#listing = true;
    this.#listedAt = performance.now();
    try {
      const rows = (await this.connections.list()).filter(({ paused }) => !paused);
      for (const { id, syncSeconds } of rows) {
        const seconds = syncSeconds ?? this.settings.syncSeconds;
        if (this.#watched.get(id)?.seconds === seconds) continue;
        this.#watched.set(id, { seconds, next: performance.now() + seconds * 1000, wait: 0, busy: false });
      }
      for (const id of this.#watched.keys()) if (!rows.some((row) => row.id === id)) this.#watched.delete(id);
    } catch (cause) {
      this.#log.warn(`directories could not be listed: ${cause instanceof Error ? cause.message : 'unknown'}`);
    } finally {
      this.#listing = false;
    }
  }

  private async look(id: string, watched: Watched): Promise<void> {
    watched.busy = true;
    const begun = performance.now();
    const every = watched.seconds * 1000;
    try {
      if (!(await this.leader.claims(`changes ${id}`, watched.seconds))) return;
      const failed = (await this.changes.look(id)) === 'failed';
      watched.wait = failed ? Math.min(Math.max(watched.wait * 2, every), LONGEST_WAIT) : 0;
    } catch (cause) {
      this.#log.warn(`a look for changes failed: ${cause instanceof Error ? cause.message : 'unknown'}`);
    } finally {
      watched.next = Math.max(begun + every, performance.now() + watched.wait);
      watched.busy = false;
    }
  }
}
