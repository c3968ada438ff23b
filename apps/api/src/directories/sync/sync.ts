import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { DirectoryError } from '@tessera/directory';
import type { AuditActor } from '../../audit/index.js';
import { Bus, Database } from '../../platform/index.js';
import { DIRECTORY_CONNECTION, type DirectoryConnection } from '../connection.js';
import { Runs } from '../runs/runs.js';
import { SyncRunEntity, type SyncTrigger } from '../sync-run.entity.js';
import { Merge, RunLost } from './merge.js';
import { failureOf, OUTCOME_SENTENCES } from './outcome-sentences.js';
import { Progress } from './progress.js';
import { Staging } from './staging.js';

export interface SyncOptions {
  /** The operator who asked for it. */
  readonly actor?: AuditActor;
  /** Short lines for a terminal. */
  readonly tell?: (text: string) => void;
}

/** Reads the whole directory, stages it, and merges it when the read was complete. Any error changes nobody. */
@Injectable()
export class Sync implements BeforeApplicationShutdown {
  readonly #log = new Logger('Sync');
  readonly #stop = new AbortController();
  readonly #going = new Set<Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly bus: Bus,
    private readonly runs: Runs,
    private readonly staging: Staging,
    private readonly merge: Merge,
    @Inject(DIRECTORY_CONNECTION) private readonly connection: DirectoryConnection,
  ) {}

  /** Resolves with the finished run, or at once when another one is going on. Rejects only when the database fails. */
  async run(directoryId: string, trigger: SyncTrigger, options: SyncOptions = {}): Promise<SyncRunEntity | 'running'> {
    const started = await this.start(directoryId, trigger, options);
    return started === 'running' ? started : started.finished;
  }

  /** Claims the run and goes on in the background. */
  async start(
    directoryId: string,
    trigger: SyncTrigger,
    { actor, tell }: SyncOptions = {},
  ): Promise<{ readonly run: SyncRunEntity; readonly finished: Promise<SyncRunEntity> } | 'running'> {
    const run = await this.runs.claim(directoryId, trigger, actor ?? null);
    if (run === 'running') return run;
    const finished = this.perform({ ...run }, tell ?? (() => undefined));
    const settled = finished.catch((cause: unknown) => this.#log.error(`run ${run.id} could not be closed: ${String(cause)}`));
    this.#going.add(settled);
    void settled.finally(() => this.#going.delete(settled));
    return { run, finished };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#going);
  }

  private async perform(run: SyncRunEntity, tell: (text: string) => void): Promise<SyncRunEntity> {
    const own = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, own.signal]);
    const progress = new Progress(this.database, this.bus, run, () => own.abort(), tell);
    progress.begin();
    try {
      await this.staging.open(run.id);
      for await (const batch of this.connection.reader.read({ signal })) {
        if (signal.aborted) break;
        await this.staging.put(run.id, batch);
        progress.count(batch);
      }
      if (signal.aborted) throw new DirectoryError('cancelled', '');
      progress.phase('Comparing and merging');
      await this.merge.apply(run, null);
    } catch (cause) {
      await progress.end();
      await this.failed(run, cause);
    } finally {
      await progress.end();
    }
    return (await this.runs.get(run.id)) ?? run;
  }

  private async failed(run: SyncRunEntity, cause: unknown): Promise<void> {
    if (cause instanceof RunLost) return this.runs.fail(run, { code: 'interrupted', message: OUTCOME_SENTENCES.interrupted });
    const failure = failureOf(cause);
    if (failure.code === 'internal')
      this.#log.error(`run ${run.id}: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown'}`);
    return this.runs.fail(run, failure);
  }
}
