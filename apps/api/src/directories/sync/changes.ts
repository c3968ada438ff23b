import { Injectable } from '@nestjs/common';
import { type DirectoryBatch, DirectoryError, type DirectoryReader, type Watermark } from '@tessera/directory';
import { Database, row } from '../../platform/index.js';
import { Connections } from '../connections/connections.js';
import { Runs } from '../runs/runs.js';
import { type SyncRunEntity } from '../sync-run.entity.js';
import { failureOf } from './outcome-sentences.js';
import { Sync } from './sync.js';
import { dropWatermark, expectGone, moveWatermark } from './watermarks.js';

/** 'off': nothing to ask from, or a run goes on or waits for a decision. 'nothing': asked, and nothing had changed. */
export type ChangesEnd = SyncRunEntity | 'off' | 'nothing' | 'failed';

/** Asks the directory what has changed since, and puts that into force. A look that finds nothing writes no run. */
@Injectable()
export class Changes {
  constructor(
    private readonly database: Database,
    private readonly runs: Runs,
    private readonly sync: Sync,
    private readonly connections: Connections,
  ) {}

  look(directoryId: string): Promise<ChangesEnd> {
    return this.sync.kept(this.ask(directoryId));
  }

  private async ask(directoryId: string): Promise<ChangesEnd> {
    const since = await this.since(directoryId);
    if (!since) return 'off';
    const opening: DirectoryBatch[] = [];
    const gone: string[] = [];
    try {
      const connected = await this.connections.of(directoryId);
      if (!connected) return 'off';
      const { reader } = connected;
      const source = reader.changes(since, { signal: this.sync.signal })[Symbol.asyncIterator]();
      for (let next = await source.next(); !next.done; next = await source.next()) {
        if (next.value.of === 'gone') gone.push(...next.value.items);
        else if (next.value.of === 'watermark' || next.value.items.length + next.value.quarantined.length > 0)
          opening.push(next.value);
        if (opening.some(({ of }) => of !== 'watermark')) return await this.goOn(directoryId, since, opening, { reader, source });
      }
    } catch (cause) {
      return this.failed(directoryId, cause);
    }
    const [mark] = opening;
    if (mark?.of === 'watermark') await moveWatermark(this.database.manager, directoryId, since, mark.items[0]);
    if (gone.length > 0) await expectGone(this.database.manager, directoryId, gone);
    return 'nothing';
  }

  private async goOn(
    directoryId: string,
    since: Watermark,
    opening: readonly DirectoryBatch[],
    { reader, source }: { readonly reader: DirectoryReader; readonly source: AsyncIterator<DirectoryBatch> },
  ): Promise<ChangesEnd> {
    const run = await this.runs.claim(directoryId, 'schedule', null, 'changes');
    // What was asked from must still be what is known: a run may have come in between.
    const same = run !== 'running' && (await this.since(directoryId, run.id, since)) !== null;
    if (!same) {
      await source.return?.();
      if (run !== 'running') await this.runs.forget(run.id);
      return 'off';
    }
    const rest = async (signal: AbortSignal) => ({ reader, batches: followed(opening, source, signal) });
    return (await this.sync.perform({ ...run }, rest)) ?? 'nothing';
  }

  /** The trusted mark; none of a directory that is not read, while a run goes on, or one over changes waits for a decision. */
  private async since(directoryId: string, mine: string | null = null, as: Watermark | null = null): Promise<Watermark | null> {
    const found = await row<{ watermark: Watermark }>(
      this.database.manager,
      `SELECT d.watermark FROM directory d
        WHERE d.id = $1 AND d.removed_at IS NULL AND d.paused_at IS NULL AND d.watermark IS NOT NULL AND ($3::jsonb IS NULL OR d.watermark = $3::jsonb)
          AND NOT EXISTS (SELECT 1 FROM sync_run r WHERE r.directory_id = d.id AND r.id IS DISTINCT FROM $2::uuid
                             AND (r.state = 'running' OR (r.state = 'held' AND r.mode = 'changes')))`,
      [directoryId, mine, as && JSON.stringify(as)],
    );
    return found?.watermark ?? null;
  }

  private async failed(directoryId: string, cause: unknown): Promise<'failed' | 'off'> {
    if (!(cause instanceof DirectoryError)) throw cause;
    if (cause.code === 'cancelled') return 'off';
    if (cause.code === 'watermark') await dropWatermark(this.database.manager, directoryId);
    else await this.runs.failedLook(directoryId, failureOf(cause));
    return 'failed';
  }
}

/** What was read already, then the rest. */
async function* followed(
  opening: readonly DirectoryBatch[],
  source: AsyncIterator<DirectoryBatch>,
  signal: AbortSignal,
): AsyncGenerator<DirectoryBatch> {
  try {
    yield* opening;
    for (let next = await source.next(); !next.done && !signal.aborted; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
