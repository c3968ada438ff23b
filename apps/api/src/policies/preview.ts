import { Injectable } from '@nestjs/common';
import { searchCondition } from '../people/index.js';
import { type PageInput, row, rows, type Runner } from '../platform/index.js';
import type { DraftRules } from './engine/sources-sql.js';
import { previewSql } from './preview-sql.js';
import type { PolicyPreview, PreviewFilter, PreviewPerson, PreviewPersonPage } from './preview.types.js';

export interface Foresight extends PolicyPreview {
  /** Stranded because all policies together leave no method; nobody may be published into that. */
  readonly withoutMethod: number;
}

const LISTED = `f.id, f.display_name AS "displayName", f.login, f.department, f.state, f.outcome, f.because, f.change,
  coalesce((SELECT w.path FROM way w WHERE w.no = f.no), '{}') AS path`;
const COUNTS = `count(*)::int AS people, count(*) FILTER (WHERE outcome = 'ready')::int AS ready,
  count(*) FILTER (WHERE outcome = 'to-enroll')::int AS "toEnroll", count(*) FILTER (WHERE outcome = 'stranded')::int AS stranded`;

/**
 * What publishing a draft would do, by the engine's own SQL. Numbers count people who are present and active, as coverage
 * does; an account that is disabled in its directory cannot sign in and is asked nothing.
 */
@Injectable()
export class Preview {
  async of(runner: Runner, draft: DraftRules): Promise<Foresight> {
    const values: unknown[] = [];
    const found = await row<Foresight>(
      runner,
      `WITH ${previewSql(draft, (value) => `$${values.push(value)}`)},
       person_foreseen AS MATERIALIZED (SELECT * FROM foreseen),
       matched AS NOT MATERIALIZED (SELECT * FROM person_foreseen WHERE no IS NOT NULL),
       counted AS MATERIALIZED (
         SELECT GROUPING(department) AS no_department, GROUPING(country) AS no_country, GROUPING(unit_path) AS no_unit,
                department, country, directory_id, unit_path, ${COUNTS}
           FROM matched GROUP BY GROUPING SETS ((), (department), (country), (directory_id, unit_path))
       ),
       departments AS (
         SELECT coalesce(department, 'No department') AS department, people, ready, "toEnroll", stranded
           FROM counted WHERE no_department = 0 ORDER BY people DESC, 1 LIMIT 20
       ),
       countries AS (
         SELECT coalesce(country, '') AS name, NULL AS id, people, ready, "toEnroll", stranded
           FROM counted WHERE no_country = 0 ORDER BY people DESC, 1 LIMIT 20
       ),
       units AS (
         SELECT coalesce(u.name, '') AS name, u.id, c.people, c.ready, c."toEnroll", c.stranded
           FROM (SELECT * FROM counted WHERE no_unit = 0 ORDER BY people DESC, unit_path LIMIT 20) c
           LEFT JOIN organisational_unit u ON u.directory_id = c.directory_id AND u.path = c.unit_path AND u.missing_since IS NULL
       ),
       because AS (SELECT because AS reason, count(*)::int AS people FROM matched WHERE because IS NOT NULL GROUP BY 1),
       sample AS (SELECT ${LISTED} FROM matched f ORDER BY lower(f.display_name), f.id LIMIT 100),
       roles AS (SELECT m.id, r.role FROM person_role r JOIN matched m ON m.id = r.person_id)
       SELECT c.people AS matched, c.ready, c."toEnroll", c.stranded,
              (SELECT count(*)::int FROM matched WHERE change = 'new') AS "newlyRequired",
              (SELECT count(*)::int FROM person_foreseen WHERE change = 'gone') AS "noLongerRequired",
              coalesce((SELECT people FROM because WHERE reason = 'no-method'), 0) AS "withoutMethod",
              (SELECT count(DISTINCT id)::int FROM roles WHERE role = 'admin') AS admins,
              (SELECT count(DISTINCT id)::int FROM roles WHERE role = 'helpdesk') AS helpdesk,
              s.calls_percent AS "callsPercent", ceil((c."toEnroll" + c.stranded) * s.calls_percent / 100.0)::int AS "expectedCalls",
              (SELECT coalesce(json_agg(b ORDER BY b.people DESC), '[]') FROM because b) AS "strandedBecause",
              (SELECT coalesce(json_agg(d), '[]') FROM departments d) AS "byDepartment",
              (SELECT coalesce(json_agg(u), '[]') FROM units u) AS "byUnit",
              (SELECT coalesce(json_agg(n), '[]') FROM countries n) AS "byCountry",
              (SELECT coalesce(json_agg(m), '[]') FROM sample m) AS sample
         FROM counted c CROSS JOIN policy_setting s WHERE no_department + no_country + no_unit = 3`,
      values,
    );
    if (!found) throw new Error('a preview has no answer');
    return found;
  }

  /** The same people one by one; whoever is required no longer comes along. */
  async people(runner: Runner, draft: DraftRules, filter: PreviewFilter, page: PageInput): Promise<PreviewPersonPage> {
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const search = filter.search ? searchCondition(filter.search, parameter) : 'true';
    const all = [
      ...(filter.outcome ? [`f.outcome = ${parameter(filter.outcome)}`] : []),
      ...(filter.change ? [`f.change = ${parameter(filter.change)}`] : []),
    ];
    const found = await rows<PreviewPerson & { total: number }>(
      runner,
      `WITH ${previewSql(draft, parameter, search)}
       SELECT ${LISTED}, count(*) OVER ()::int AS total FROM foreseen f WHERE ${['true', ...all].join(' AND ')}
        ORDER BY lower(f.display_name), f.id OFFSET ${parameter(page.offset)} LIMIT ${parameter(Math.min(page.limit, 100))}`,
      values,
    );
    return { items: found, total: found[0]?.total ?? 0 };
  }
}
