import { Injectable } from '@nestjs/common';
import { containing, wordsOf } from '../../people/index.js';
import { Database, type PageInput, row, rows } from '../../platform/index.js';
import type { SyncDifference, SyncDifferenceCount, SyncDifferencePage, SyncFieldChange } from './differences.types.js';
import { KEPT_DAYS } from './run-view.js';

interface KeptChange extends Omit<SyncDifference, 'changes'> {
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Fields that are shown, by the columns they stand in. */
const SHOWN: Readonly<Record<string, string>> = {
  login: 'login',
  display_name: 'displayName',
  mail: 'mail',
  office_phone: 'officePhone',
  department: 'department',
  title: 'title',
  country: 'country',
  language: 'language',
  directory_state: 'state',
  name: 'name',
  description: 'description',
  members: 'members',
  dn: 'dn',
};

/** Whose differences are there: runs that wait for a decision, and applied ones for some days. */
const VISIBLE = `EXISTS (SELECT 1 FROM sync_run r WHERE r.id = c.run_id
  AND (r.state = 'held' OR (r.state = 'completed' AND r.finished_at > now() - interval '${KEPT_DAYS} days')))`;

/** What a held run would do, and what an applied one did. */
@Injectable()
export class Differences {
  constructor(private readonly database: Database) {}

  async page(runId: string, what: string | null, search: string | null, page: PageInput): Promise<SyncDifferencePage> {
    const where = `c.run_id = $1 AND ($2::text IS NULL OR c.what = $2) AND ${VISIBLE}
      AND NOT EXISTS (SELECT 1 FROM unnest($3::text[]) pattern
                       WHERE lower(c.name || ' ' || coalesce(c.login, '')) NOT LIKE lower(pattern))`;
    const values = [runId, what, wordsOf(search ?? '').map(containing)];
    const { manager } = this.database;
    const found = await rows<KeptChange>(
      manager,
      `SELECT c.id::text, c.of, c.what, c.name, c.login, c.before, c.after FROM sync_change c WHERE ${where}
        ORDER BY lower(c.name), c.id OFFSET $4 LIMIT $5`,
      [...values, page.offset, page.limit],
    );
    const counted = await row<{ total: number }>(
      manager,
      `SELECT count(*)::int AS total FROM sync_change c WHERE ${where}`,
      values,
    );
    const counts = await rows<SyncDifferenceCount>(
      manager,
      `SELECT c.what, c.of, count(*)::int AS count FROM sync_change c WHERE c.run_id = $1 AND ${VISIBLE}
        GROUP BY c.what, c.of ORDER BY c.of, c.what`,
      [runId],
    );
    const items = found.map(({ before, after, ...shown }) => ({
      ...shown,
      changes: after ? changesOf(before ?? {}, after) : [],
    }));
    return { items, total: counted?.total ?? 0, counts };
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);

function changesOf(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): SyncFieldChange[] {
  return Object.entries(SHOWN).flatMap(([column, field]) => {
    const [old, next] = [text(before[column]), text(after[column])];
    return old === next ? [] : [{ field, before: old, after: next }];
  });
}
