import { Injectable } from '@nestjs/common';
import { Database, type PageInput, row, rows } from '../platform/index.js';
import type { OrganisationalUnit, OrganisationalUnitPage } from './people.types.js';
import { containing, wordsOf } from './search-text.js';

/** True when the person `p` lies in the subtree of the unit `u`: the path is a prefix, ended by U+001F. Uses the index `person_path`. */
export const IN_SUBTREE = `p.directory_id = u.directory_id AND p.path ~>=~ (u.path || chr(31)) AND p.path ~<~ (u.path || chr(32))`;

/** Reading organisational units as the console shows them. */
@Injectable()
export class UnitList {
  constructor(private readonly database: Database) {}

  async page(search: string | null, ids: readonly string[] | null, page: PageInput): Promise<OrganisationalUnitPage> {
    const where = `u.missing_since IS NULL AND ($1::uuid[] IS NULL OR u.id = ANY ($1))
      AND NOT EXISTS (SELECT 1 FROM unnest($2::text[]) pattern WHERE lower(u.name) NOT LIKE lower(pattern))`;
    const values = [ids, wordsOf(search ?? '').map(containing)];
    const counted = await row<{ total: number }>(
      this.database.manager,
      `SELECT count(*)::int AS total FROM organisational_unit u WHERE ${where}`,
      values,
    );
    const items = await rows<OrganisationalUnit>(
      this.database.manager,
      `SELECT u.id, u.name, u.dn, d.name AS "directoryName",
              (SELECT count(*)::int FROM person p WHERE p.missing_since IS NULL AND ${IN_SUBTREE}) AS people
         FROM organisational_unit u JOIN directory d ON d.id = u.directory_id
        WHERE ${where} ORDER BY u.path OFFSET $3 LIMIT $4`,
      [...values, page.offset, Math.min(page.limit, 100)],
    );
    return { items, total: counted?.total ?? 0 };
  }
}
