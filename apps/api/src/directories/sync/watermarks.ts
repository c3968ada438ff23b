import type { Watermark } from '@tessera/directory';
import type { Runner } from '../../platform/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';

/** In the transaction that puts a run into force: from here on changes are asked for, unless something else is to be read by now. */
export async function setWatermark(runner: Runner, run: SyncRunEntity, wasHeld: boolean): Promise<void> {
  const next = run.watermark && JSON.stringify(run.watermark);
  // While a run over everything was held, changes went on being read, and its own mark is the older one.
  const value = wasHeld && run.mode === 'full' ? 'coalesce(watermark, $2::jsonb)' : '$2::jsonb';
  const stale = run.mode === 'full' ? 'FALSE' : 'stale';
  await runner.query(
    `UPDATE directory SET watermark = ${value}, stale = ${stale}
      WHERE id = $1 AND version = $3 AND (watermark, stale) IS DISTINCT FROM (${value}, ${stale})`,
    [run.directoryId, next, run.directoryVersion],
  );
}

/** Nothing has changed since `old`; does nothing when another process was faster. */
export async function moveWatermark(runner: Runner, directoryId: string, old: Watermark, next: Watermark): Promise<void> {
  await runner.query(
    'UPDATE directory SET watermark = $3::jsonb WHERE id = $1 AND watermark = $2::jsonb AND watermark <> $3::jsonb',
    [directoryId, JSON.stringify(old), JSON.stringify(next)],
  );
}

/** What has changed since cannot be told: no more changes until everything was read, which is due at once. */
export async function dropWatermark(runner: Runner, directoryId: string): Promise<void> {
  await runner.query('UPDATE directory SET watermark = NULL, stale = TRUE WHERE id = $1', [directoryId]);
}

/** How many times as long as a run over everything took, nothing makes the next one due before its time. */
const REST = 4;

/**
 * The directory itself lists these as deleted. That takes nobody out: it makes the run over everything due at once, which
 * proves it and passes the guard. Nothing while a run waits for a decision, nor soon after one that took long: where people
 * leave all day, a directory of a million would be read without end. The regular run finds them then.
 */
export async function expectGone(runner: Runner, directoryId: string, externalIds: readonly string[]): Promise<void> {
  await runner.query(
    `UPDATE directory d SET reads_since = now()
      WHERE d.id = $1 AND NOT EXISTS (SELECT 1 FROM sync_run r WHERE r.directory_id = d.id AND r.state = 'held')
        AND NOT EXISTS (SELECT 1 FROM sync_run r WHERE r.directory_id = d.id AND r.mode = 'full'
                           AND r.finished_at > now() - ${REST} * (r.finished_at - r.started_at))
        AND (EXISTS (SELECT 1 FROM person p WHERE p.directory_id = d.id AND p.external_id = ANY ($2::text[]) AND p.missing_since IS NULL)
          OR EXISTS (SELECT 1 FROM directory_group g WHERE g.directory_id = d.id AND g.external_id = ANY ($2::text[]) AND g.missing_since IS NULL))`,
    [directoryId, externalIds],
  );
}
