import { type Audit, SYSTEM } from '../../audit/index.js';
import { rows, type Work } from '../../platform/index.js';

const among = (states: string): string => `SELECT p.id FROM person p
  WHERE p.directory_id = $1 AND ($2::uuid[] IS NULL OR p.id = ANY ($2)) AND ${states}`;

const OFF = `p.directory_state IN ('disabled', 'expired')`;
const GONE = among(`(p.missing_since IS NOT NULL OR ${OFF})`);

/**
 * Whoever is gone from their directory, or disabled or expired in it, is signed out. A directory's timed lock signs nobody out.
 * App passwords of somebody who is switched off end for good (attack F05); those of somebody who is only missing are refused until
 * they are back. `personIds` null: everybody is looked at.
 */
export async function endSessions(
  work: Work,
  audit: Audit,
  directoryId: string,
  personIds: readonly string[] | null,
): Promise<void> {
  const { manager } = work;
  const end = (statement: string): Promise<unknown> => manager.query(statement, [directoryId, personIds]);
  await end(`UPDATE session SET ended_at = now(), end_reason = 'directory' WHERE ended_at IS NULL AND person_id IN (${GONE})`);
  await end(
    `UPDATE remembered_device SET ended_at = now(), end_reason = 'directory' WHERE ended_at IS NULL AND person_id IN (${GONE})`,
  );
  await end(`UPDATE half_session SET ended_at = now() WHERE ended_at IS NULL AND person_id IN (${GONE})`);
  const revoked = await rows<{ id: string; name: string; count: number }>(
    manager,
    `WITH revoked AS (
       UPDATE app_password a SET revoked_at = now(), revoke_reason = 'directory'
        WHERE a.revoked_at IS NULL AND a.expires_at > now() AND a.person_id IN (${among(OFF)}) RETURNING a.person_id)
     SELECT p.id, p.display_name AS name, count(*)::int AS count FROM revoked r JOIN person p ON p.id = r.person_id GROUP BY p.id`,
    [directoryId, personIds],
  );
  for (const { id, name, count } of revoked) {
    await audit.append(work, {
      action: 'app_password.revoked',
      actor: SYSTEM,
      subject: { kind: 'person', id, name },
      details: { reason: 'directory', count },
    });
  }
}
