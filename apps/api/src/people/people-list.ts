import { Injectable } from '@nestjs/common';
import { Database, type PageInput, Refused, row, rows, type SortInput } from '../platform/index.js';
import type { PeopleFilter, Person, PersonPage } from './people.types.js';
import { OF_A_DIRECTORY } from './sealed-people.js';
import { searchCondition } from './search-text.js';

const FIELDS = `p.id, p.display_name AS "displayName", p.login, p.mail, p.department, p.title, p.office_phone AS "officePhone",
  d.name AS "directoryName", p.dn, p.first_seen_at AS "firstSeenAt", p.review_reason AS "reviewReason",
  CASE WHEN p.missing_since IS NOT NULL THEN 'MISSING' ELSE upper(p.directory_state) END AS "directoryState"`;

/** What a list may be ordered by. */
const ORDERS: Readonly<Record<string, string>> = {
  displayName: 'lower(p.display_name)',
  login: 'lower(p.login)',
  department: 'lower(p.department)',
  lastSignInAt: '(SELECT max(s.created_at) FROM session s WHERE s.person_id = p.id)',
};

/** Reading people as the console shows them. */
@Injectable()
export class PeopleList {
  constructor(private readonly database: Database) {}

  async page(filter: PeopleFilter, page: PageInput, sort: SortInput | null): Promise<PersonPage> {
    const order = ORDERS[sort?.field ?? 'displayName'];
    if (!order) throw new Refused('bad_request', { field: 'sort' });
    const values: unknown[] = [];
    const where = conditions(filter, (value) => `$${values.push(value)}`);
    const counted = await row<{ total: number }>(
      this.database.manager,
      `SELECT count(*)::int AS total FROM person p WHERE ${where}`,
      values,
    );
    const items = await rows<Person>(
      this.database.manager,
      `SELECT ${FIELDS} FROM person p JOIN directory d ON d.id = p.directory_id WHERE ${where}
        ORDER BY ${order} ${sort?.descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, p.id
        OFFSET $${values.length + 1} LIMIT $${values.length + 2}`,
      [...values, page.offset, Math.min(page.limit, 100)],
    );
    return { items, total: counted?.total ?? 0 };
  }

  async one(id: string): Promise<Person | null> {
    return row<Person>(
      this.database.manager,
      `SELECT ${FIELDS} FROM person p JOIN directory d ON d.id = p.directory_id WHERE p.id = $1`,
      [id],
    );
  }
}

function conditions(filter: PeopleFilter, parameter: (value: unknown) => string): string {
  const all: string[] = [OF_A_DIRECTORY];
  if (filter.search) all.push(searchCondition(filter.search, parameter));
  if (filter.state) all.push(`p.id IN (SELECT ps.person_id FROM person_state ps WHERE ps.state = ${parameter(filter.state)})`);
  if (filter.directoryState === 'MISSING') all.push('p.missing_since IS NOT NULL');
  else if (filter.directoryState) {
    all.push(`p.missing_since IS NULL AND p.directory_state = ${parameter(filter.directoryState.toLowerCase())}`);
  }
  if (filter.groupId) {
    all.push(`p.id IN (SELECT gm.person_id FROM group_member gm JOIN group_closure gc ON gc.descendant_id = gm.group_id
                        WHERE gc.ancestor_id = ${parameter(filter.groupId)})`);
  }
  if (filter.ids) all.push(`p.id = ANY (${parameter(filter.ids)}::uuid[])`);
  return all.join(' AND ');
}
