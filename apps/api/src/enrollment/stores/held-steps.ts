import { type Audit, SYSTEM } from '../../audit/index.js';
import { row, type Runner, touched, type Work } from '../../platform/index.js';

const NAME = 'time-steps';
/** PostgreSQL counts its timeline up with each promotion and each recovery; the name of a log file begins with it. */
const TIMELINE = 'substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)';

interface Held {
  readonly timeline: string;
  readonly seen: string | null;
  readonly after: Date | null;
}

const read = (runner: Runner): Promise<Held | null> =>
  row<Held>(
    runner,
    `SELECT ${TIMELINE} AS timeline, i.value ->> 'timeline' AS seen, (i.value ->> 'after')::timestamptz AS after
       FROM (VALUES (1)) always LEFT JOIN installation i ON i.name = $1`,
    [NAME],
  );

const hold = (runner: Runner, now: Date, guard: string): Promise<number> =>
  touched(
    runner,
    `INSERT INTO installation AS i (name, value) VALUES ($1, jsonb_build_object('timeline', ${TIMELINE}, 'after', $2::text))
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = now() WHERE ${guard} RETURNING 1`,
    [NAME, now.toISOString()],
  );

/**
 * Until which moment the use of time steps is unknown (attack B12). Whoever finds the database on another timeline than the last
 * verification did writes down when that was: a standby may have taken over that never heard of the newest used steps.
 */
export async function stepsAfter(work: Work, audit: Audit): Promise<Date | null> {
  const { manager, now } = work;
  const before = await read(manager);
  if (before && before.seen === before.timeline) return before.after;
  const first = await hold(manager, now, `i.value ->> 'timeline' IS DISTINCT FROM excluded.value ->> 'timeline'`);
  // Somebody else was first, and has committed: what they wrote holds.
  if (first === 0) return (await read(manager))?.after ?? now;
  await audit.append(work, {
    action: 'database.taken_over',
    actor: SYSTEM,
    details: { from: before?.seen ?? null, to: before?.timeline ?? null },
  });
  return now;
}

/** After a restore: no time step up to this moment is accepted again (attack B13). */
export async function holdSteps({ manager, now }: Work): Promise<void> {
  await hold(manager, now, 'true');
}
