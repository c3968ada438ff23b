/** Minutes between two scheduled runs while one waits for a decision, so that it is not replaced under the eyes of whoever looks at it. */
const HELD_MINUTES = 30;
/** Seconds without a sign of life after which a running run counts as dead. */
export const DEAD_AFTER = 30;

/**
 * When the next scheduled run over everything is due, as SQL; null for a directory that is paused or removed. `minutes`: between
 * two runs where the directory has no number of its own. At once when a process died over one, or when something else is to be
 * read than the last one did, and soon when changes cannot be told any more. A directory that was never read is left to the
 * first sync at start, and taken up here a minute later in case that never came.
 */
export const nextRunSql = (directoryId: string, minutes: string): string => `
  (SELECT CASE
            WHEN last.at IS NULL THEN home.created_at + interval '1 minute'
            WHEN EXISTS (SELECT 1 FROM sync_run s WHERE s.directory_id = home.id AND s.state = 'running'
                            AND s.heartbeat_at < now() - interval '${DEAD_AFTER} seconds') THEN now()
            WHEN home.reads_since > last.at THEN home.reads_since
            ELSE greatest(last.at + CASE WHEN home.stale AND last.state <> 'failed' THEN interval '1 minute' ELSE make_interval(mins => coalesce(home.sync_minutes, ${minutes})) END,
                          held.at + interval '${HELD_MINUTES} minutes')
          END
     FROM directory home
     LEFT JOIN LATERAL (SELECT s.started_at AS at, s.state FROM sync_run s WHERE s.directory_id = home.id AND s.mode = 'full'
                         ORDER BY s.started_at DESC LIMIT 1) last ON TRUE
    CROSS JOIN LATERAL (SELECT max(s.started_at) AS at FROM sync_run s WHERE s.directory_id = home.id AND s.state = 'held') held
    WHERE home.id = ${directoryId} AND home.paused_at IS NULL AND home.removed_at IS NULL)`;
