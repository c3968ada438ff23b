import { type Bus, type Database, row } from '../../platform/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';
import type { StagedBatch } from './stage-rows.js';
import { SYNC_TOPIC } from './topic.js';

/** Milliseconds between two writes at most four a second, and between two signs of life, at which a wish to stop is seen. */
const WRITE_MS = 250;
const HEARTBEAT_MS = 1000;

const PHASES = { units: 'Reading units', people: 'Reading people', groups: 'Reading groups', members: 'Reading groups' } as const;

/** Counts what a run has read and says so now and then: to the row, to whoever listens, to the terminal. */
export class Progress {
  #dirty = true;
  #written = 0;
  #writing: Promise<void> = Promise.resolve();
  #busy = false;
  #stopped = false;
  #timer: NodeJS.Timeout | null = null;

  /** `over` is called when the row says that the run is no longer ours, or that somebody wants it stopped. */
  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly run: SyncRunEntity,
    private readonly over: () => void,
    private readonly tell: (text: string) => void,
  ) {}

  /** Somebody asked for it. */
  get stopped(): boolean {
    return this.#stopped;
  }

  begin(): void {
    this.#timer = setInterval(() => this.look(), WRITE_MS);
    this.#timer.unref();
  }

  count(batch: StagedBatch): void {
    this.run.quarantined += batch.quarantined.length;
    if (batch.of === 'people') this.run.peopleRead += batch.items.length;
    if (batch.of === 'groups') this.run.groupsRead += batch.items.length;
    this.phase(PHASES[batch.of]);
  }

  phase(name: string): void {
    this.run.phase = name;
    this.#dirty = true;
  }

  async end(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#writing;
  }

  private look(): void {
    if (this.#busy || (!this.#dirty && Date.now() - this.#written < HEARTBEAT_MS)) return;
    if (this.#dirty) this.tell(`${this.run.phase ?? 'Reading'}: ${this.run.peopleRead} people, ${this.run.groupsRead} groups`);
    this.#dirty = false;
    this.#busy = true;
    this.#written = Date.now();
    // A database that is away for a moment shows in the run itself; a missed sign of life is made up by the next.
    this.#writing = this.write()
      .catch(() => undefined)
      .finally(() => (this.#busy = false));
  }

  private async write(): Promise<void> {
    const { id, directoryId, phase, peopleRead, groupsRead, quarantined } = this.run;
    const written = await row<{ stop: boolean }>(
      this.database.manager,
      `UPDATE sync_run SET phase = $2, people_read = $3, groups_read = $4, quarantined = $5, heartbeat_at = clock_timestamp()
        WHERE id = $1 AND state = 'running' RETURNING stop_asked_at IS NOT NULL AS stop`,
      [id, phase, peopleRead, groupsRead, quarantined],
    );
    if (written?.stop) this.#stopped = true;
    if (!written || written.stop) this.over();
    else await this.bus.tell(this.database.manager, SYNC_TOPIC, { runId: id, directoryId });
  }
}
