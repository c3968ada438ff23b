import { type Audit, SYSTEM } from '../../audit/index.js';
import { row, rows, type Work } from '../../platform/index.js';
import { differing } from './difference.js';

/** Names and addresses that people are about to lose stay known as theirs. To be called before people are merged. */
export async function keepFormerNames({ manager }: Work, runId: string, directoryId: string): Promise<void> {
  await manager.query(
    `INSERT INTO former_name (name, person_id)
     SELECT DISTINCT old.name, p.id
       FROM ${differing('person', '$1')} s
       JOIN person p ON p.directory_id = $2 AND p.external_id = s.external_id AND p.row_hash <> s.row_hash
      CROSS JOIN LATERAL unnest(p.login_keys || lower(p.mail)) AS old (name)
      WHERE old.name IS NOT NULL AND old.name <> ''
        AND old.name <> ALL (s.login_keys) AND old.name IS DISTINCT FROM lower(s.mail)
     ON CONFLICT (name, person_id) DO UPDATE SET until = now()`,
    [runId, directoryId],
  );
}

/**
 * A new object with the login or the address of somebody seen within a year is a new person, and may be the old one come back to
 * be rid of factors, counters or a block: an admin has to look first (attack I10). Not at the first sync, nor in the demo.
 */
export async function markReviews(work: Work, audit: Audit, runId: string, directoryId: string): Promise<void> {
  const { manager } = work;
  const before = await row(
    manager,
    `SELECT 1 FROM directory d WHERE d.id = $1 AND d.source <> 'demo'
        AND EXISTS (SELECT 1 FROM sync_run r WHERE r.directory_id = d.id AND r.state = 'completed')`,
    [directoryId],
  );
  if (!before) return;
  const marked = await rows<{ id: string; name: string; reason: string }>(
    manager,
    `WITH fresh AS MATERIALIZED (
       SELECT p.id, p.login_keys, lower(p.mail) AS mail
         FROM stage_person s JOIN person p ON p.directory_id = $2 AND p.external_id = s.external_id
        WHERE s.run_id = $1 AND p.first_seen_at = now()
     ),
     seen AS (
       SELECT f.id, o.id AS other, 'login' AS name FROM fresh f JOIN person o ON o.login_keys && f.login_keys
       UNION ALL
       SELECT f.id, o.id, 'mail' FROM fresh f JOIN person o ON lower(o.mail) = f.mail
          AND (o.missing_since IS NOT NULL OR o.directory_state IN ('disabled', 'expired'))
       UNION ALL
       SELECT f.id, n.person_id, 'former name' FROM fresh f JOIN former_name n ON n.name = ANY (f.login_keys || f.mail)
        WHERE n.until > now() - interval '365 days'
     ),
     first AS (
       SELECT DISTINCT ON (seen.id) seen.id,
              'A new account with the name of one seen before (' || seen.name || ' of ' || o.display_name
                || coalesce(', gone since ' || to_char(o.missing_since, 'YYYY-MM-DD'), '') || ')' AS reason
         FROM seen JOIN person o ON o.id = seen.other AND o.id <> seen.id AND o.first_seen_at < now()
        WHERE o.missing_since IS NULL OR o.missing_since > now() - interval '365 days'
        ORDER BY seen.id, o.missing_since DESC NULLS LAST, o.id
     )
     UPDATE person p SET review_reason = first.reason FROM first WHERE p.id = first.id
     RETURNING p.id, p.display_name AS name, p.review_reason AS reason`,
    [runId, directoryId],
  );
  for (const { id, name, reason } of marked) {
    await audit.append(work, {
      action: 'person.review_needed',
      actor: SYSTEM,
      subject: { kind: 'person', id, name },
      details: { runId, reason },
    });
  }
}
