import type { Authenticator, AuthenticatorStore } from '@tessera/enrollment';
import { isUUID } from 'class-validator';
import { row, rows, touched, type Work } from '../../platform/index.js';
import { lockSet } from './lock-set.js';

const COLUMNS = `id, person_id AS "personId", method, label, hint, secret, last_step::float8 AS "lastStep", preferred,
  enrolled_at AS "enrolledAt", last_used_at AS "lastUsedAt", failures_in_a_row AS "failuresInARow", disabled_at AS "disabledAt"`;
const MINE = 'id = $1 AND person_id = $2 AND removed_at IS NULL';
const ORDER = 'preferred DESC, enrolled_at, id';

export function authenticatorStore({ manager }: Work): AuthenticatorStore {
  /** An update of one person's own; true when it touched its row. */
  const change = async (set: string, id: string, personId: string, values: readonly unknown[], guard = ''): Promise<boolean> =>
    isUUID(id) &&
    (await touched(manager, `UPDATE authenticator SET ${set} WHERE ${MINE} ${guard} RETURNING 1`, [id, personId, ...values])) ===
      1;

  return {
    list: (personId) =>
      rows<Authenticator>(
        manager,
        `SELECT ${COLUMNS} FROM authenticator WHERE person_id = $1 AND removed_at IS NULL ORDER BY ${ORDER}`,
        [personId],
      ),

    find: async (id, personId) =>
      isUUID(id) ? row<Authenticator>(manager, `SELECT ${COLUMNS} FROM authenticator WHERE ${MINE}`, [id, personId]) : null,

    findDevice: async (id) =>
      isUUID(id)
        ? row<Authenticator>(
            manager,
            `SELECT ${COLUMNS} FROM authenticator WHERE id = $1 AND method = 'app-notification' AND removed_at IS NULL`,
            [id],
          )
        : null,

    async insert(one) {
      await row(
        manager,
        `INSERT INTO authenticator (id, person_id, method, label, hint, secret, last_step, preferred, enrolled_at, last_used_at,
                                    failures_in_a_row, disabled_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
        [
          one.id,
          one.personId,
          one.method,
          one.label,
          one.hint,
          one.secret,
          one.lastStep,
          one.preferred,
          one.enrolledAt,
          one.lastUsedAt,
          one.failuresInARow,
          one.disabledAt,
        ],
      );
    },

    consumeStep: (id, personId, step, now) =>
      change('last_step = $3, last_used_at = $4', id, personId, [step, now], 'AND last_step < $3 AND disabled_at IS NULL'),

    consumeCounter: (id, personId, counter) =>
      change('last_step = $3', id, personId, [counter], 'AND last_step < $3 AND disabled_at IS NULL'),

    async recordUse(id, personId, now) {
      await change('last_used_at = $3, failures_in_a_row = 0', id, personId, [now]);
    },

    async countFailure(id, personId, disableAt, now) {
      const counted = await row<{ failures: number }>(
        manager,
        `UPDATE authenticator SET failures_in_a_row = failures_in_a_row + 1,
                disabled_at = CASE WHEN failures_in_a_row + 1 >= $3 THEN coalesce(disabled_at, $4) ELSE disabled_at END
          WHERE ${MINE} RETURNING failures_in_a_row AS failures`,
        [id, personId, disableAt, now],
      );
      return counted?.failures ?? 0;
    },

    rename: (id, personId, label) => change('label = $3', id, personId, [label]),

    async setHint(id, personId, hint) {
      await change('hint = $3', id, personId, [hint]);
    },

    async prefer(id, personId) {
      if (!isUUID(id)) return false;
      await lockSet(manager, personId);
      const preferred = await touched(
        manager,
        `UPDATE authenticator SET preferred = (id = $1)
          WHERE person_id = $2 AND removed_at IS NULL AND (preferred OR id = $1)
            AND EXISTS (SELECT 1 FROM authenticator WHERE ${MINE}) RETURNING 1`,
        [id, personId],
      );
      return preferred > 0;
    },

    /** What it proved with goes at once: nothing of a number or key is left of a removed one. */
    remove: (id, personId, now) => change(`removed_at = $3, preferred = false, secret = ''`, id, personId, [now]),

    lock: (personId) => lockSet(manager, personId),
  };
}
