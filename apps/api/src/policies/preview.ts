import { Injectable } from '@nestjs/common';
import { row, type Runner } from '../platform/index.js';
import { DRAFT_VERSION, type DraftRules, matchSql } from './engine/match-sql.js';
import type { PolicyPreview } from './preview.types.js';

export interface Foresight extends PolicyPreview {
  /** People that the draft matches and that would be left without any allowed method. */
  readonly stranded: number;
}

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
      `WITH ${matchSql({ draft }, (value) => `$${values.push(value)}`)},
       matched AS MATERIALIZED (
         SELECT p.id, p.display_name, p.login, p.department, q.methods, mine.path,
                EXISTS (SELECT 1 FROM requirement r WHERE r.person_id = p.id) AS already,
                EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL
                           AND a.disabled_at IS NULL AND a.method = ANY (q.methods)) AS ready
           FROM required q
           JOIN person p ON p.id = q.person_id AND p.directory_state = 'active'
          CROSS JOIN LATERAL (SELECT e.reason -> 'path' AS path
                                FROM jsonb_array_elements(q.reasons) WITH ORDINALITY AS e (reason, place)
                               WHERE e.reason ->> 'versionId' = $${values.push(DRAFT_VERSION)} ORDER BY e.place LIMIT 1) mine
       ),
       departments AS (
         SELECT coalesce(department, 'No department') AS department, count(*)::int AS people
           FROM matched GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20
       ),
       sample AS (
         SELECT id, display_name AS "displayName", login, department, CASE WHEN ready THEN 'enforced' ELSE 'enabled' END AS state, path
           FROM matched ORDER BY lower(display_name), id LIMIT 100
       )
       SELECT count(*)::int AS matched,
              count(*) FILTER (WHERE NOT already)::int AS "newlyRequired",
              (SELECT count(*)::int FROM requirement r JOIN person p ON p.id = r.person_id
                WHERE p.directory_state = 'active' AND p.missing_since IS NULL
                  AND NOT EXISTS (SELECT 1 FROM required q WHERE q.person_id = r.person_id)) AS "noLongerRequired",
              count(*) FILTER (WHERE ready)::int AS ready,
              count(*) FILTER (WHERE NOT ready)::int AS "toEnroll",
              count(*) FILTER (WHERE methods = '{}')::int AS stranded,
              (SELECT coalesce(json_agg(d), '[]') FROM departments d) AS "byDepartment",
              (SELECT coalesce(json_agg(s), '[]') FROM sample s) AS sample
         FROM matched`,
      values,
    );
    if (!found) throw new Error('a preview has no answer');
    return found;
  }
}
