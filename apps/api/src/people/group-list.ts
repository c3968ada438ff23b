import { Injectable } from '@nestjs/common';
import { Database, type PageInput, row, rows } from '../platform/index.js';
import type { DirectoryGroup, DirectoryGroupPage } from './people.types.js';
import { containing, wordsOf } from './search-text.js';

/** Columns of a `DirectoryGroup`, from the tables `directory_group g` and `directory d`. */
export const GROUP_FIELDS = `g.id, g.name, g.dn, d.name AS "directoryName",
  (SELECT count(DISTINCT gm2.person_id)::int FROM group_closure gc2 JOIN group_member gm2 ON gm2.group_id = gc2.descendant_id
    WHERE gc2.ancestor_id = g.id) AS members`;

/** Reading groups as the console shows them. */
@Injectable()
export class GroupList {
  constructor(private readonly database: Database) {}

  async page(search: string | null, ids: readonly string[] | null, page: PageInput): Promise<DirectoryGroupPage> {
    const where = `g.missing_since IS NULL AND ($1::uuid[] IS NULL OR g.id = ANY ($1))
      AND NOT EXISTS (SELECT 1 FROM unnest($2::text[]) pattern WHERE lower(g.name) NOT LIKE lower(pattern))`;
    const values = [ids, wordsOf(search ?? '').map(containing)];
    const counted = await row<{ total: number }>(
      this.database.manager,
      `SELECT count(*)::int AS total FROM directory_group g WHERE ${where}`,
      values,
    );
    const items = await rows<DirectoryGroup>(
      this.database.manager,
      `SELECT ${GROUP_FIELDS} FROM directory_group g JOIN directory d ON d.id = g.directory_id
        WHERE ${where} ORDER BY lower(g.name), g.id OFFSET $3 LIMIT $4`,
      [...values, page.offset, Math.min(page.limit, 100)],
    );
    return { items, total: counted?.total ?? 0 };
  }
}
