/** Minutes between two scheduled runs while one waits for a decision, so that it is not replaced under the eyes of whoever looks at it. */
const HELD_MINUTES = 30;

/**
 * When the next scheduled run of a directory is due, as SQL. A directory that was never read is left to the first sync at start,
 * and taken up here a minute later in case that never came.
 */
export const nextRunSql = (directoryId: string, minutes: string): string => `
  (SELECT coalesce(
     (SELECT s.started_at + make_interval(mins => CASE s.state WHEN 'held' THEN greatest(${minutes}, ${HELD_MINUTES}) ELSE ${minutes} END)
        FROM sync_run s WHERE s.directory_id = d.id ORDER BY s.started_at DESC LIMIT 1),
     d.created_at + interval '1 minute')
   FROM directory d WHERE d.id = ${directoryId})`;
