import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { type DirectoryBatch, DirectoryError, type DirectoryReader } from '@tessera/directory';
import type { AuditActor } from '../../audit/index.js';
import { Bus, Database } from '../../platform/index.js';
import { Connections } from '../connections/connections.js';
import { Runs } from '../runs/runs.js';
import { SyncRunEntity, type SyncTrigger } from '../sync-run.entity.js';
import { Merge, RunLost } from './merge.js';
import { failureOf, OUTCOME_SENTENCES } from './outcome-sentences.js';
import { Progress } from './progress.js';
import { askRuleFilters } from './rule-filters.js';
import { Staging } from './staging.js';
import { dropWatermark, expectGone } from './watermarks.js';

export interface SyncOptions {
  /** The operator who asked for it. */
  readonly actor?: AuditActor;
  /** Short lines for a terminal. */
  readonly tell?: (text: string) => void;
}

/** Who is asked, and what of it is read first. */
export interface Source {
  readonly reader: DirectoryReader;
  readonly batches: AsyncIterable<DirectoryBatch>;
}

/** Reads a directory, stages what it says, and merges it when the read was complete. Any error changes nobody. */
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
    private readonly connections: Connections,
  ) {}

  /** Ends when the process does. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Resolves with the finished run, or at once when another one is going on. Rejects only when the database fails. */
  async run(directoryId: string, trigger: SyncTrigger, options: SyncOptions = {}): Promise<SyncRunEntity | 'running'> {
    const started = await this.start(directoryId, trigger, options);
    return started === 'running' ? started : started.finished;
  }

  /** Claims the run over everything and goes on in the background. 'running' also for a directory that is not read any more. */
  async start(
    directoryId: string,
    trigger: SyncTrigger,
    { actor, tell }: SyncOptions = {},
  ): Promise<{ readonly run: SyncRunEntity; readonly finished: Promise<SyncRunEntity> } | 'running'> {
    const run = await this.runs.claim(directoryId, trigger, actor ?? null);
    if (run === 'running') return run;
    const source = async (signal: AbortSignal): Promise<Source> => {
      const connected = await this.connections.of(directoryId);
      if (!connected) throw new RunLost();
      return { reader: connected.reader, batches: connected.reader.read({ signal }) };
    };
    const finished = this.perform({ ...run }, source, tell).then((ended) => ended ?? run);
    void this.kept(finished).catch((cause: unknown) => this.#log.error(`run ${run.id} could not be closed: ${String(cause)}`));
    return { run, finished };
  }

  /** The shutdown waits for this. */
  async kept<T>(work: Promise<T>): Promise<T> {
    this.#going.add(work);
    try {
      return await work;
    } finally {
      this.#going.delete(work);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.allSettled(this.#going);
  }

  /** Takes a claimed run to its end. Null: it was over changes, found none, and left no row. */
  async perform(
    run: SyncRunEntity,
    source: (signal: AbortSignal) => Promise<Source>,
    tell: (text: string) => void = () => undefined,
  ): Promise<SyncRunEntity | null> {
    const own = new AbortController();
    const signal = AbortSignal.any([this.#stop.signal, own.signal]);
    const progress = new Progress(this.database, this.bus, run, () => own.abort(), tell);
    const gone: string[] = [];
    progress.begin();
    try {
      await this.staging.open(run.id);
      const { reader, batches } = await source(signal);
      for await (const batch of batches) {
        if (signal.aborted) break;
        if (batch.of === 'watermark') {
          run.watermark = batch.items[0];
          continue;
        }
        if (batch.of === 'gone') {
          gone.push(...batch.items);
          continue;
        }
        await this.staging.put(run.id, batch);
        progress.count(batch);
      }
      if (!signal.aborted) await askRuleFilters(this.database.manager, reader, run, signal);
      if (run.mode === 'full') await this.lookAgain(run, reader, signal, progress);
      if (signal.aborted) throw new DirectoryError('cancelled', '');
      await this.merge.apply(run, null, (name) => progress.phase(name));
      if (gone.length > 0) await expectGone(this.database.manager, run.directoryId, gone);
    } catch (cause) {
      await progress.end();
      await this.failed(run, cause);
    } finally {
      await progress.end();
    }
    return this.runs.get(run.id);
  }

  /** Pages are no snapshot: who was moved while they were read may be on none of them. Nobody is missing who is there now. */
  private async lookAgain(run: SyncRunEntity, reader: DirectoryReader, signal: AbortSignal, progress: Progress): Promise<void> {
    if (signal.aborted || !(await this.merge.misses(run))) return;
    progress.phase('Comparing');
    for await (const { ids } of reader.sweep({ signal })) await this.staging.saw(run.id, ids);
  }

  private async failed(run: SyncRunEntity, cause: unknown): Promise<void> {
    if (await this.runs.stopAsked(run.id)) return this.runs.fail(run, { code: 'stopped', message: OUTCOME_SENTENCES.stopped });
    if (cause instanceof RunLost) return this.runs.fail(run, { code: 'interrupted', message: OUTCOME_SENTENCES.interrupted });
    const failure = failureOf(cause);
    if (failure.code === 'internal')
      this.#log.error(`run ${run.id}: ${cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown'}`);
    if (failure.code === 'watermark') await dropWatermark(this.database.manager, run.directoryId);
    return this.runs.fail(run, failure);
  }
}
