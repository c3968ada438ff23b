import { row, type Runner } from '../../platform/index.js';

/** Over `audit_event`; word for word the condition of the index that keeps this cheap. */
const WRONG = `action IN ('challenge.refused', 'challenge.failed', 'enrollment.refused', 'enrollment.failed', 'device.refused')
          AND code IN ('code_wrong', 'too_many_tries', 'number_wrong', 'second_factor_locked')`;
/** More in a minute are no accident, whatever is usual here; and fewer than the least never alarm. */
const MOST = 100;
const LEAST = 20;
const TIMES_USUAL = 5;
const MINUTES_A_WEEK = 7 * 24 * 60;

/** More wrong answers in a minute than this are a suspicion; `usual`: in a minute of the week before. */
export const alarmLevel = (usual: number): number => Math.min(MOST, Math.max(LEAST - 1, TIMES_USUAL * usual));

export interface WrongAnswers {
  readonly answers: number;
  readonly people: number;
  readonly addresses: number;
}

/** Wrong answers to the second step in the minute before `now`, over the whole installation. */
export async function inTheLastMinute(runner: Runner, now: Date): Promise<WrongAnswers> {
  const counted = await row<WrongAnswers>(
    runner,
    `SELECT count(*)::int AS answers, count(DISTINCT subject_id)::int AS people, count(DISTINCT source_address)::int AS addresses
       FROM audit_event WHERE ${WRONG} AND at > $1::timestamptz - interval '1 minute'`,
    [now],
  );
  return counted ?? { answers: 0, people: 0, addresses: 0 };
}

/** How many there are in a minute of the week before; without this minute. */
export async function usualInAMinute(runner: Runner, now: Date): Promise<number> {
  const counted = await row<{ answers: number }>(
    runner,
    `SELECT count(*)::int AS answers FROM audit_event
      WHERE ${WRONG} AND at > $1::timestamptz - interval '7 days' AND at <= $1::timestamptz - interval '1 minute'`,
    [now],
  );
  return (counted?.answers ?? 0) / MINUTES_A_WEEK;
}
