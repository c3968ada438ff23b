import type { DirectoryBatch, StagedUnit, Watermark } from '../reader.js';
import { readGroups, readPeople, readUnits } from './passes.js';
import { PrimaryGroupAdditions } from './primary-additions.js';
import type { RunOptions } from './read-directory.js';
import { readTombstones } from './read-tombstones.js';
import type { Part, Run } from './run.js';
import { openSession, requireBase, viewOf } from './session.js';
import { advanceFrom, asWatermark } from './watermark.js';

/** What changed since the watermark; what `DirectoryReader.changes` promises. */
export async function* readChanges(options: RunOptions, since: Watermark): AsyncGenerator<DirectoryBatch> {
  const { kind, kindName, settings, now, signal } = options;
  const client = await openSession(settings, signal);
  try {
    await requireBase(client, settings);
    const view = viewOf(client, kind, settings);
    const { watermark, changed } = await advanceFrom(kind, kindName, view, since, now);
    yield { of: 'watermark', items: [watermark], quarantined: [] };
    if (changed === 'nothing') return;
    const run = { client, kind, settings, context: { now, ...(await kind.context(view, settings.baseDn)) } };
    yield* readParts(run, { filter: changed });
    yield* readTombstones(run, view, changed);
  } catch (error) {
    asWatermark(error);
  } finally {
    await client.close();
  }
}

async function* readParts(run: Run, changed: Part): AsyncGenerator<DirectoryBatch> {
  const units: StagedUnit[] = [];
  for await (const batch of readUnits(run, changed)) {
    units.push(...batch.items);
    yield batch;
  }
  // A unit that got another name gave one to everything below it, and only the unit's own entry says so.
  const parts = [changed, ...outermost(units).map(({ dn }) => ({ base: dn }))];
  for (const part of parts.slice(1)) yield* readUnits(run, part);
  const additions = new PrimaryGroupAdditions(run);
  for (const part of parts) {
    for await (const batch of readPeople(run, part, (page) => additions.see(page))) {
      yield batch;
      yield* additions.take();
    }
  }
  for (const part of parts) yield* readGroups(run, part, () => true);
}

function outermost(units: readonly StagedUnit[]): StagedUnit[] {
  const paths = new Set(units.map(({ path }) => path));
  return units.filter(({ path }) => {
    for (let at = path.lastIndexOf('\u001f'); at > 0; at = path.lastIndexOf('\u001f', at - 1)) {
      if (paths.has(path.slice(0, at))) return false;
    }
    return true;
  });
}
