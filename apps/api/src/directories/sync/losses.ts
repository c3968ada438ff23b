import { row, type Runner } from '../../platform/index.js';
import type { Losses } from './guard.js';

const missing = (table: string, stage: string): string => `
  SELECT t.id FROM ${table} t
   WHERE t.directory_id = $2 AND t.missing_since IS NULL
     AND NOT EXISTS (SELECT 1 FROM ${stage} s WHERE s.run_id = $1 AND s.external_id = t.external_id)
     AND NOT EXISTS (SELECT 1 FROM stage_quarantine q WHERE q.run_id = $1 AND q.dn_key = t.dn_key)`;

const present = (table: string): string =>
  `(SELECT count(*)::int FROM ${table} WHERE directory_id = $2 AND missing_since IS NULL)`;

/** Counts what merging a run would take away. */
export async function lossesOf(runner: Runner, runId: string, directoryId: string): Promise<Losses> {
  const losses = await row<Losses>(
    runner,
    `WITH no_person AS (${missing('person', 'stage_person')}),
          no_group AS MATERIALIZED (${missing('directory_group', 'stage_group')}),
          no_unit AS MATERIALIZED (${missing('organisational_unit', 'stage_unit')}),
          target AS (SELECT c.target_id FROM policy p JOIN policy_condition c ON c.version_id = p.active_version_id
                      WHERE c.kind IN ('group', 'organisational-unit')
                     UNION SELECT group_id FROM role_mapping)
     SELECT ${present('person')} AS people, ${present('directory_group')} AS groups, ${present('organisational_unit')} AS units,
            (SELECT count(*)::int FROM stage_person WHERE run_id = $1) AS "peopleRead",
            (SELECT count(*)::int FROM no_person) AS "peopleMissing",
            (SELECT count(DISTINCT p.id)::int FROM person p JOIN stage_person s ON s.run_id = $1 AND s.external_id = p.external_id
              WHERE p.directory_id = $2 AND p.missing_since IS NULL
                AND p.directory_state IN ('active', 'locked') AND s.directory_state IN ('disabled', 'expired')) AS "peopleDisabled",
            (SELECT count(*)::int FROM no_group) AS "groupsMissing",
            (SELECT count(*)::int FROM no_unit) AS "unitsMissing",
            (SELECT count(*)::int FROM group_member m JOIN directory_group g ON g.id = m.group_id WHERE g.directory_id = $2)
              + (SELECT count(*)::int FROM group_child c JOIN directory_group g ON g.id = c.parent_id WHERE g.directory_id = $2) AS memberships,
            (SELECT count(*)::int FROM stage_member WHERE run_id = $1) AS "membershipsRead",
            (SELECT count(*)::int FROM target WHERE target_id IN (SELECT id FROM no_group UNION ALL SELECT id FROM no_unit)) AS "targetsMissing"`,
    [runId, directoryId],
  );
  if (!losses) throw new Error('losses could not be counted');
  return losses;
}
