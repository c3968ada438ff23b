import type { Enrollment, EnrollmentState, EnrollmentStore } from '@tessera/enrollment';
import { row, rows, touched, type Work } from '../../platform/index.js';
import { liveRows } from './live-rows.js';
import type { TellProgress } from './progress.js';

/** The driver reads a bigint as text, and a float8 as the number it is: exact for counters of milliseconds. */
const COLUMNS = `id, handle_hash AS "handleHash", person_id AS "personId", session_id AS "sessionId", method, state, secret,
  activation_hash AS "activationHash", activated_at AS "activatedAt", counter::float8 AS counter, label, hint, code_mac AS "codeMac",
  code_expires_at AS "codeExpiresAt", sends, resend_at AS "resendAt", destination_mac AS "destinationMac", number, tries,
  created_at AS "createdAt", expires_at AS "expiresAt"`;
const LIVE = `state IN ('awaiting_proof', 'confirmed')`;

export function enrollmentStore(work: Work, tell: TellProgress): EnrollmentStore {
  const { manager } = work;
  return {
    ...liveRows<Enrollment, EnrollmentState>(work, tell, { table: 'enrollment', columns: COLUMNS, awaiting: 'awaiting_proof' }),

    async insert(one) {
      const inserted = await touched(
        manager,
        `INSERT INTO enrollment (id, handle_hash, person_id, session_id, method, state, secret, activation_hash, activated_at, counter,
                                 label, hint, code_mac, code_expires_at, sends, resend_at, destination_mac, number, tries,
                                 created_at, expires_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21)
         ON CONFLICT (person_id, method) WHERE ${LIVE} DO NOTHING RETURNING 1`,
        [
          one.id,
          one.handleHash,
          one.personId,
          one.sessionId,
          one.method,
          one.state,
          one.secret,
          one.activationHash,
          one.activatedAt,
          one.counter,
          one.label,
          one.hint,
          one.codeMac,
          one.codeExpiresAt,
          one.sends,
          one.resendAt,
          one.destinationMac,
          one.number,
          one.tries,
          one.createdAt,
          one.expiresAt,
        ],
      );
      return inserted === 1;
    },

    async cancelLive(personId, method, now) {
      const ended = await rows<{ id: string; state: EnrollmentState }>(
        manager,
        `UPDATE enrollment SET state = CASE WHEN expires_at > $3 THEN 'cancelled' ELSE 'expired' END, code_mac = NULL,
                               code_expires_at = NULL, finished_at = $3
          WHERE person_id = $1 AND ($2::text IS NULL OR method = $2) AND ${LIVE} RETURNING id, state`,
        [personId, method, now],
      );
      await tell(ended.map(({ id }) => id));
      return ended.filter(({ state }) => state === 'cancelled').length;
    },

    findByActivation: (activationHash, now) =>
      row<Enrollment>(
        manager,
        `SELECT ${COLUMNS} FROM enrollment WHERE activation_hash = $1 AND activated_at IS NULL AND ${LIVE} AND expires_at > $2`,
        [activationHash, now],
      ),

    async activate(id, { secret, label, hint }, now) {
      const activated = await touched(
        manager,
        `UPDATE enrollment SET secret = $2, label = $3, hint = $4, activated_at = $5
          WHERE id = $1 AND activated_at IS NULL AND ${LIVE} AND expires_at > $5 RETURNING 1`,
        [id, secret, label, hint, now],
      );
      if (activated === 1) await tell([id]);
      return activated === 1;
    },

    async consumeCounter(id, counter) {
      const consumed = await touched(
        manager,
        `UPDATE enrollment SET counter = $2 WHERE id = $1 AND counter < $2 AND activated_at IS NOT NULL AND ${LIVE} RETURNING 1`,
        [id, counter],
      );
      return consumed === 1;
    },
  };
}
