import type { Authenticator, AuthenticatorStore } from '@tessera/enrollment';
import { row, rows, touched, type Work } from '../../platform/index.js';

type Stored = Omit<Authenticator, 'lastStep'> & { readonly lastStep: string };

const COLUMNS = `id, person_id AS "personId", method, label, hint, secret, last_step AS "lastStep", preferred,
  enrolled_at AS "enrolledAt", last_used_at AS "lastUsedAt", failures_in_a_row AS "failuresInARow", disabled_at AS "disabledAt"`;

/** The driver reads a bigint as text. */
const read = (stored: Stored): Authenticator => ({ ...stored, lastStep: Number(stored.lastStep) });

export const authenticatorStore = ({ manager }: Work): AuthenticatorStore => ({
  async list(personId) {
    const found = await rows<Stored>(
      manager,
      `SELECT ${COLUMNS} FROM authenticator WHERE person_id = $1 AND removed_at IS NULL ORDER BY preferred DESC, enrolled_at, id`,
      [personId],
    );
    return found.map(read);
  },

  async find(id, personId) {
    const found = await row<Stored>(
      manager,
      `SELECT ${COLUMNS} FROM authenticator WHERE id::text = $1 AND person_id = $2 AND removed_at IS NULL`,
      [id, personId],
    );
    return found && read(found);
  },

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

  async consumeStep(id, personId, step, now) {
    const consumed = await touched(
      manager,
      `UPDATE authenticator SET last_step = $3, last_used_at = $4
        WHERE id = $1 AND person_id = $2 AND last_step < $3 AND removed_at IS NULL AND disabled_at IS NULL RETURNING 1`,
      [id, personId, step, now],
    );
    return consumed === 1;
  },

  async recordUse(id, personId, now) {
    await touched(
      manager,
      `UPDATE authenticator SET last_used_at = $3, failures_in_a_row = 0
        WHERE id = $1 AND person_id = $2 AND removed_at IS NULL RETURNING 1`,
      [id, personId, now],
    );
  },

  async countFailure(id, personId, disableAt, now) {
    const counted = await row<{ failures: number }>(
      manager,
      `UPDATE authenticator SET failures_in_a_row = failures_in_a_row + 1,
              disabled_at = CASE WHEN failures_in_a_row + 1 >= $3 THEN coalesce(disabled_at, $4) ELSE disabled_at END
        WHERE id = $1 AND person_id = $2 AND removed_at IS NULL RETURNING failures_in_a_row AS failures`,
      [id, personId, disableAt, now],
    );
    return counted?.failures ?? 0;
  },
});
