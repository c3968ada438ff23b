import type { Challenge, ChallengeStore } from '@tessera/enrollment';
import { touched, type Work } from '../../platform/index.js';
import { liveRows } from './live-rows.js';

const COLUMNS = `id, handle_hash AS "handleHash", person_id AS "personId", session_id AS "sessionId", purpose, method,
  authenticator_id AS "authenticatorId", hint, state, code_mac AS "codeMac", code_expires_at AS "codeExpiresAt", sends,
  resend_at AS "resendAt", tries, created_at AS "createdAt", expires_at AS "expiresAt"`;

export function challengeStore(work: Work): ChallengeStore {
  const { manager } = work;
  const awaiting = liveRows<Challenge>(work, { table: 'challenge', columns: COLUMNS, live: 'pending' });
  return {
    async insert(one) {
      const inserted = await touched(
        manager,
        `INSERT INTO challenge (id, handle_hash, person_id, session_id, purpose, method, authenticator_id, hint, state, code_mac,
                              code_expires_at, sends, resend_at, tries, created_at, expires_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)
       ON CONFLICT (person_id, purpose) WHERE state = 'pending' DO NOTHING RETURNING 1`,
        [
          one.id,
          one.handleHash,
          one.personId,
          one.sessionId,
          one.purpose,
          one.method,
          one.authenticatorId,
          one.hint,
          one.state,
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

    endPending(personId, purpose, now) {
      return touched(
        manager,
        `UPDATE challenge SET state = 'expired', code_mac = NULL, code_expires_at = NULL, finished_at = $3
        WHERE person_id = $1 AND purpose = $2 AND state = 'pending' RETURNING 1`,
        [personId, purpose, now],
      );
    },

    findPending: awaiting.find,
    latestPending: awaiting.latest,
    countTry: awaiting.countTry,
    rehandle: awaiting.rehandle,
    recordSend: awaiting.recordSend,
    transition: awaiting.transition,
  };
}
