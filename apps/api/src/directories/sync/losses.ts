import { row, type Runner } from '../../platform/index.js';
import type { SyncRunEntity } from '../sync-run.entity.js';
import { differences, differing, type MergedTable } from './difference.js';
import type { Losses } from './guard.js';
import { peopleUnruled } from './rule-losses.js';

/** Rows of a table that were there, and that a run over everything has neither read, nor set aside, nor found when it looked again. */
export const missingRows = (table: MergedTable): string => `
  SELECT t.id FROM ${differences(table, '$1')} d JOIN ${table} t ON t.id = d.row_id
   WHERE d.what = 'absent' AND t.missing_since IS NULL
     AND NOT EXISTS (SELECT 1 FROM stage_quarantine q WHERE q.run_id = $1 AND q.dn_key = t.dn_key)
     AND NOT EXISTS (SELECT 1 FROM stage_seen v WHERE v.run_id = $1 AND v.external_id = t.external_id)`;

const present = (table: string): string =>
  `(SELECT count(*)::int FROM ${table} WHERE directory_id = $2 AND missing_since IS NULL)`;

const DISABLED = `(SELECT count(*)::int FROM ${differing('person', '$1')} s JOIN person p ON p.external_id = s.external_id
  WHERE p.directory_id = $2 AND p.missing_since IS NULL
    AND p.directory_state IN ('active', 'locked') AND s.directory_state IN ('disabled', 'expired'))`;

const RECENTLY_DISABLED = `(SELECT coalesce(sum(r.disabled), 0)::int FROM sync_run r
  WHERE r.directory_id = $2 AND r.mode = 'changes' AND r.state = 'completed' AND r.undone_at IS NULL AND r.started_at > now() - interval '1 hour')`;

/** People whom an undo of the last seven days has put back, and whom this run would take away again. */
const putBack = (gone: string): string => `
  (SELECT count(DISTINCT p.id)::int
     FROM sync_run u
     JOIN sync_change c ON c.run_id = u.id AND c.of = 'person' AND c.what IN ('missing', 'disabled')
     JOIN person p ON p.directory_id = $2 AND p.external_id = c.external_id AND p.missing_since IS NULL
      AND p.directory_state IN ('active', 'locked')
     LEFT JOIN stage_person s ON s.run_id = $1 AND s.external_id = p.external_id
    WHERE u.directory_id = $2 AND u.undone_at > now() - interval '7 days'
      AND (s.directory_state IN ('disabled', 'expired') OR ${gone}))`;

/** Whether a run over everything, for all that it has read, would have somebody or something go missing. */
export async function missesAny(runner: Runner, run: SyncRunEntity): Promise<boolean> {
  const found = await row<{ any: boolean }>(
    runner,
    `SELECT EXISTS (${missingRows('person')}) OR EXISTS (${missingRows('directory_group')})
         OR EXISTS (${missingRows('organisational_unit')}) AS any`,
    [run.id],
  );
  return found?.any ?? false;
}

/** Counts what merging a run would take away. */
export async function lossesOf(runner: Runner, run: SyncRunEntity): Promise<Losses> {
  const losses = await row<Losses>(runner, run.mode === 'full' ? OF_EVERYTHING : OF_CHANGES, [run.id, run.directoryId]);
  if (!losses) throw new Error('losses could not be counted');
  return losses;
}

const OF_EVERYTHING = `
  WITH no_person AS MATERIALIZED (${missingRows('person')}),
       no_group AS MATERIALIZED (${missingRows('directory_group')}),
       no_unit AS MATERIALIZED (${missingRows('organisational_unit')}),
       target AS (SELECT c.target_id FROM policy p JOIN policy_condition c ON c.version_id = p.active_version_id
                   WHERE c.kind IN ('group', 'organisational-unit') AND p.rule_id IS NULL
                  UNION SELECT group_id FROM role_mapping)
  SELECT ${present('person')} AS people, ${present('directory_group')} AS groups, ${present('organisational_unit')} AS units,
         (SELECT count(*)::int FROM stage_person WHERE run_id = $1) AS "peopleRead",
         (SELECT count(*)::int FROM no_person) AS "peopleMissing", ${DISABLED} AS "peopleDisabled",
         ${RECENTLY_DISABLED} AS "recentlyDisabled", ${putBack('p.id IN (SELECT id FROM no_person)')} AS "putBack",
         (SELECT count(*)::int FROM no_group) AS "groupsMissing",
         (SELECT count(*)::int FROM no_unit) AS "unitsMissing",
         (SELECT count(*)::int FROM group_member m JOIN directory_group g ON g.id = m.group_id WHERE g.directory_id = $2)
           + (SELECT count(*)::int FROM group_child c JOIN directory_group g ON g.id = c.parent_id WHERE g.directory_id = $2) AS memberships,
         (SELECT count(*)::int FROM stage_member WHERE run_id = $1) AS "membershipsRead",
         (SELECT count(*)::int FROM target WHERE target_id IN (SELECT id FROM no_group UNION ALL SELECT id FROM no_unit)) AS "targetsMissing",
         ${peopleUnruled('full')} AS "peopleUnruled"`;

/** Nothing goes missing by changes. Memberships are those of the groups that were read: empty all at once, they are a lost right. */
const OF_CHANGES = `
  WITH known AS (SELECT coalesce((SELECT r.people_read FROM sync_run r WHERE r.directory_id = $2 AND r.mode = 'full' AND r.state = 'completed'
                                   ORDER BY r.started_at DESC LIMIT 1), 0) AS people),
       had AS (SELECT count(*)::int AS memberships FROM stage_group s
                 JOIN directory_group g ON g.directory_id = $2 AND g.external_id = s.external_id
                 JOIN group_member m ON m.group_id = g.id WHERE s.run_id = $1),
       has AS (SELECT count(*)::int AS memberships FROM stage_member WHERE run_id = $1)
  SELECT known.people, known.people AS "peopleRead", 0 AS "peopleMissing", ${DISABLED} AS "peopleDisabled",
         ${RECENTLY_DISABLED} AS "recentlyDisabled", ${putBack('FALSE')} AS "putBack",
         0 AS groups, 0 AS "groupsMissing", 0 AS units, 0 AS "unitsMissing", 0 AS "targetsMissing", ${peopleUnruled('changes')} AS "peopleUnruled",
         CASE WHEN has.memberships = 0 THEN had.memberships ELSE 0 END AS memberships, has.memberships AS "membershipsRead"
    FROM known, had, has`;
