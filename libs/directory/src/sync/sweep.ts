import { DirectoryError } from '../errors.js';
import { Fields } from '../kinds/fields.js';
import type { DirectorySweep } from '../reader.js';
import type { RunOptions } from './read-directory.js';
import { pagesOf } from './run.js';
import { openSession, requireBase, SHORT_PAGE } from './session.js';

/** Ids of everything that is there; what `DirectoryReader.sweep` promises. */
export async function* sweepDirectory({ kind, settings, now, signal }: RunOptions): AsyncGenerator<DirectorySweep> {
  const client = await openSession(settings, signal);
  try {
    await requireBase(client, settings);
    const run = { client, kind, settings, context: { now, netbiosDomain: null, dnsDomain: null } };
    let total = 0;
    for (const pass of ['units', 'people', 'groups'] as const) {
      let entries = 0;
      let found = 0;
      for await (const page of pagesOf(
        run,
        { filter: kind[pass].filter, attributes: kind.idAttributes },
        { ahead: true },
        SHORT_PAGE,
      )) {
        const ids = page.flatMap((entry) => kind.externalId(new Fields(entry)) ?? []);
        entries += page.length;
        found += ids.length;
        if (ids.length > 0) yield { of: pass, ids };
      }
      if (entries > 0 && found === 0) throw new DirectoryError('incomplete', 'the ids of what is there may not be read');
      total += found;
    }
    if (total === 0) throw new DirectoryError('incomplete', 'a sweep that finds nothing says nothing');
  } finally {
    await client.close();
  }
}
