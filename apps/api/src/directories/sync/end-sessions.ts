import type { Runner } from '../../platform/index.js';

const GONE = `SELECT p.id FROM person p
  WHERE p.directory_id = $1 AND (p.missing_since IS NOT NULL OR p.directory_state IN ('disabled', 'expired'))`;

/** Whoever is gone from their directory, or disabled or expired in it, is signed out. A directory's timed lock signs nobody out. */
export async function endSessions(runner: Runner, directoryId: string): Promise<void> {
  await runner.query(
    `UPDATE session SET ended_at = now(), end_reason = 'directory' WHERE ended_at IS NULL AND person_id IN (${GONE})`,
    [directoryId],
  );
  await runner.query(
    `UPDATE remembered_device SET ended_at = now(), end_reason = 'directory' WHERE ended_at IS NULL AND person_id IN (${GONE})`,
    [directoryId],
  );
  await runner.query(`UPDATE half_session SET ended_at = now() WHERE ended_at IS NULL AND person_id IN (${GONE})`, [directoryId]);
}
