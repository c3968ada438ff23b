import type { GuessStore } from '@tessera/enrollment';
import { row, touched, type Work } from '../../platform/index.js';

/** This answer and those of the hour before it, in order. */
const RECENT = `(hits_since(g.recent, $2 - interval '1 hour') || $2)`;
/** A pause lasts as long as its turn says, and at least until the hour has room again. */
const PAUSE = `greatest($2 + ($4::int[])[least(g.locks_in_a_row + 1, cardinality($4::int[]))] * interval '1 second', ${RECENT}[1] + interval '1 hour')`;
/**
 * The row lock of ON CONFLICT makes the limit exact: each waiting statement sees the row as the last one left it. Whoever is
 * paused is not counted, and learns until when.
 */
const COUNT = `
  INSERT INTO second_factor_guess AS g (person_id, recent, locked_until, locks_in_a_row)
  VALUES ($1, ARRAY[$2::timestamptz], CASE WHEN $3 <= 1 THEN $2 + greatest(($4::int[])[1], 3600) * interval '1 second' END, ($3 <= 1)::int)
  ON CONFLICT (person_id) DO UPDATE SET
    recent = ${RECENT},
    locked_until = CASE WHEN cardinality(${RECENT}) >= $3 THEN ${PAUSE} END,
    locks_in_a_row = g.locks_in_a_row + (cardinality(${RECENT}) >= $3)::int
  WHERE g.locked_until IS NULL OR g.locked_until <= $2
  RETURNING cardinality(recent) AS "inHour", locked_until AS "lockStarts"`;

export const guessStore = ({ manager }: Work): GuessStore => {
  const lockedUntil = async (personId: string, now: Date): Promise<Date | null> => {
    const locked = await row<{ until: Date }>(
      manager,
      'SELECT locked_until AS until FROM second_factor_guess WHERE person_id = $1 AND locked_until > $2',
      [personId, now],
    );
    return locked?.until ?? null;
  };
  return {
    async count(personId, limits, now) {
      const values = [personId, now, limits.perHour, limits.lockSeconds];
      const counted = await row<{ inHour: number; lockStarts: Date | null }>(manager, COUNT, values);
      return counted
        ? { evaluate: true, ...counted }
        : { evaluate: false, lockedUntil: (await lockedUntil(personId, now)) ?? now };
    },

    async clear(personId) {
      await touched(
        manager,
        `UPDATE second_factor_guess SET recent = '{}', locked_until = NULL, locks_in_a_row = 0 WHERE person_id = $1 RETURNING 1`,
        [personId],
      );
    },

    lockedUntil,
  };
};
