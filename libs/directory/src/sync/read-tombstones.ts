import { DirectoryError, type DirectoryErrorCode } from '../errors.js';
import { Fields } from '../kinds/fields.js';
import type { ServerView } from '../kinds/kind.js';
import type { Filter } from '../ldap/filters.js';
import { searchPages } from '../ldap/search-pages.js';
import type { DirectoryBatch } from '../reader.js';
import type { Run } from './run.js';
import { SHORT_PAGE } from './session.js';

/** What a server answers to an account that may not list deleted objects, or when it keeps none. */
const HIDDEN: ReadonlySet<DirectoryErrorCode> = new Set(['base_missing', 'refused']);

/** What the server lists as deleted among what changed. An account that may not see it is told nothing, and neither is the consumer. */
export async function* readTombstones(
  run: Omit<Run, 'context'>,
  view: ServerView,
  changed: Filter,
): AsyncGenerator<DirectoryBatch> {
  const { client, kind, settings } = run;
  const base = await kind.tombstones?.below(view);
  if (!kind.tombstones || !base) return;
  const { control, filter } = kind.tombstones;
  const pages = searchPages(client, {
    base,
    scope: 'one',
    filter: { all: [changed, filter] },
    attributes: kind.idAttributes,
    controls: [...kind.searchControls, control],
    limit: SHORT_PAGE,
    idleMs: settings.idleMs,
  });
  try {
    for await (const page of pages) {
      const items = page.flatMap((entry) => kind.externalId(new Fields(entry)) ?? []);
      if (items.length > 0) yield { of: 'gone', items, quarantined: [] };
    }
  } catch (error) {
    if (!(error instanceof DirectoryError) || !HIDDEN.has(error.code)) throw error;
  }
}
