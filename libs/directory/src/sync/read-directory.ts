import { Fields } from '../kinds/fields.js';
import type { Kind } from '../kinds/kind.js';
import type { DirectoryBatch } from '../reader.js';
import { readGroups, readPeople, readUnits } from './passes.js';
import type { SessionSettings } from './session.js';
import { openSession, requireBase, viewOf } from './session.js';
import { watermarkNow } from './watermark.js';

/** Which directory a run is over, and when. */
export interface RunOptions {
  readonly kind: Kind;
  readonly kindName: string;
  readonly settings: SessionSettings;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** One run over the whole directory; what `DirectoryReader.read` promises. */
export async function* readDirectory({ kind, kindName, settings, now, signal }: RunOptions): AsyncGenerator<DirectoryBatch> {
  const client = await openSession(settings, signal);
  try {
    await requireBase(client, settings);
    const view = viewOf(client, kind, settings);
    const watermark = await watermarkNow(kind, kindName, view, now);
    if (watermark) yield { of: 'watermark', items: [watermark], quarantined: [] };
    const run = { client, kind, settings, context: { now, ...(await kind.context(view, settings.baseDn)) } };
    const primaryKeys = new Set<string>();
    yield* readUnits(run, { ahead: true });
    yield* readPeople(run, { ahead: true }, (page) => {
      for (const entry of page) {
        const key = kind.primaryGroups?.ofPerson(new Fields(entry)) ?? null;
        if (key !== null) primaryKeys.add(key);
      }
    });
    yield* readGroups(run, {}, (key) => primaryKeys.has(key));
  } finally {
    await client.close();
  }
}
