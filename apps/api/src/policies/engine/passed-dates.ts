import { rows, type Runner } from '../../platform/index.js';

export interface PassedDate {
  /** As PostgreSQL writes it. */
  readonly at: string;
  /** Whom it concerns; null: everybody. */
  readonly personIds: readonly string[] | null;
}

/** Starts of versions and ends of exceptions since the last time it was asked, in order; the caller holds the lock over requirements. */
export async function passedDates(runner: Runner): Promise<PassedDate[]> {
  return rows<PassedDate>(
    runner,
    `WITH until AS MATERIALIZED (SELECT u.at AS after, clock_timestamp() AS at FROM evaluated_until u),
     moved AS (UPDATE evaluated_until u SET at = until.at FROM until WHERE until.at > u.at)
     SELECT d.at::text AS at, CASE WHEN bool_and(d.person_id IS NOT NULL) THEN array_agg(DISTINCT d.person_id) END AS "personIds"
       FROM (SELECT v.starts_at AS at, NULL::uuid AS person_id FROM policy p JOIN policy_version v ON v.id = p.active_version_id
              UNION ALL
             SELECT x.ends_at, x.person_id FROM policy_exception x WHERE x.ended_at IS NULL) d
       JOIN until ON d.at > until.after AND d.at <= until.at
      GROUP BY d.at ORDER BY d.at`,
  );
}
