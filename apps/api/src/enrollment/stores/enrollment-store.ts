import type { Enrollment, EnrollmentStore } from '@tessera/enrollment';
import { rows, touched, type Work } from '../../platform/index.js';
import { liveRows } from './live-rows.js';

const COLUMNS = `id, handle_hash AS "handleHash", person_id AS "personId", session_id AS "sessionId", method, state, secret, label, hint,
  code_mac AS "codeMac", code_expires_at AS "codeExpiresAt", sends, resend_at AS "resendAt", tries,
  created_at AS "createdAt", expires_at AS "expiresAt"`;

export function enrollmentStore(work: Work): EnrollmentStore {
  const { manager } = work;
  const awaiting = liveRows<Enrollment>(work, { table: 'enrollment', columns: COLUMNS, live: 'awaiting_proof' });
  return {
    async insert(one) {
      const inserted = await touched(
        manager,
        `INSERT INTO enrollment (id, handle_hash, person_id, session_id, method, state, secret, label, hint, code_mac, code_expires_at,
                               sends, resend_at, tries, created_at, expires_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)
       ON CONFLICT (person_id, method) WHERE state = 'awaiting_proof' DO NOTHING RETURNING 1`,
        [
          one.id,
          one.handleHash,
          one.personId,
          one.sessionId,
          one.method,
          one.state,
          one.secret,
          one.label,
          one.hint,
          one.codeMac,
          one.codeExpiresAt,
          one.sends,
          one.resendAt,
          one.tries,
          one.createdAt,
          one.expiresAt,
        ],
      );
      return inserted === 1;
    },

    async cancelLive(personId, method, now) {
      const ended = await rows<{ state: string }>(
        manager,
        `UPDATE enrollment SET state = CASE WHEN expires_at > $3 THEN 'cancelled' ELSE 'expired' END, code_mac = NULL,
                             code_expires_at = NULL, finished_at = $3
        WHERE person_id = $1 AND method = $2 AND state = 'awaiting_proof' RETURNING state`,
        [personId, method, now],
      );
      return ended.filter(({ state }) => state === 'cancelled').length;
    },

    findLive: awaiting.find,
    latestLive: awaiting.latest,
    countTry: awaiting.countTry,
    rehandle: awaiting.rehandle,
    recordSend: awaiting.recordSend,
    transition: awaiting.transition,
  };
}
