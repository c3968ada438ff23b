import type { Challenge, ChallengeStore } from '@tessera/enrollment';
import { row, touched, type Work } from '../../platform/index.js';

const COLUMNS = `id, handle_hash AS "handleHash", person_id AS "personId", session_id AS "sessionId", purpose, method,
  authenticator_id AS "authenticatorId", hint, state, code_mac AS "codeMac", code_expires_at AS "codeExpiresAt", sends,
  resend_at AS "resendAt", tries, created_at AS "createdAt", expires_at AS "expiresAt"`;

export const challengeStore = ({ manager }: Work): ChallengeStore => ({
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

  findPending(handleHash, personId, sessionId, now) {
    return row<Challenge>(
      manager,
      `SELECT ${COLUMNS} FROM challenge
        WHERE handle_hash = $1 AND person_id = $2 AND session_id = $3 AND state = 'pending' AND expires_at > $4`,
      [handleHash, personId, sessionId, now],
    );
  },

  latestPending(personId, sessionId, now) {
    return row<Challenge>(
      manager,
      `SELECT ${COLUMNS} FROM challenge
        WHERE person_id = $1 AND session_id = $2 AND state = 'pending' AND expires_at > $3
        ORDER BY created_at DESC, id LIMIT 1`,
      [personId, sessionId, now],
    );
  },

  async rehandle(id, handleHash) {
    await touched(manager, 'UPDATE challenge SET handle_hash = $2 WHERE id = $1 RETURNING 1', [id, handleHash]);
  },

  countTry(handleHash, personId, sessionId, limit, now) {
    return row<Challenge>(
      manager,
      `UPDATE challenge SET tries = tries + 1
        WHERE handle_hash = $1 AND person_id = $2 AND session_id = $3 AND state = 'pending' AND expires_at > $5 AND tries < $4
        RETURNING ${COLUMNS}`,
      [handleHash, personId, sessionId, limit, now],
    );
  },

  async recordSend(id, codeMac, codeExpiresAt, resendAt, limit, now) {
    const sent = await touched(
      manager,
      `UPDATE challenge SET code_mac = $2, code_expires_at = $3, resend_at = $4, sends = sends + 1
        WHERE id = $1 AND state = 'pending' AND expires_at > $6 AND sends < $5 AND (resend_at IS NULL OR resend_at <= $6) RETURNING 1`,
      [id, codeMac, codeExpiresAt, resendAt, limit, now],
    );
    return sent === 1;
  },

  async transition(id, from, to, now) {
    const moved = await touched(
      manager,
      `UPDATE challenge SET state = $3, code_mac = NULL, code_expires_at = NULL, finished_at = $4
        WHERE id = $1 AND state = $2 RETURNING 1`,
      [id, from, to, now],
    );
    return moved === 1;
  },
});
