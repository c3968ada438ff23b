import type { Challenge, ChallengeState, ChallengeStore } from '@tessera/enrollment';
import { row, rows, touched, type Work } from '../../platform/index.js';
import { liveRows } from './live-rows.js';
import type { TellProgress } from './progress.js';

const COLUMNS = `id, handle_hash AS "handleHash", person_id AS "personId", session_id AS "sessionId", purpose, method,
  authenticator_id AS "authenticatorId", hint, state, context, code_mac AS "codeMac", code_expires_at AS "codeExpiresAt", sends,
  resend_at AS "resendAt", destination_mac AS "destinationMac", number, tries, created_at AS "createdAt", expires_at AS "expiresAt"`;
const LIVE = `state IN ('pending', 'confirmed')`;

export function challengeStore(work: Work, tell: TellProgress): ChallengeStore {
  const { manager } = work;
  return {
    ...liveRows<Challenge, ChallengeState>(work, tell, { table: 'challenge', columns: COLUMNS, awaiting: 'pending' }),

    async insert(one) {
      const inserted = await touched(
        manager,
        `INSERT INTO challenge (id, handle_hash, person_id, session_id, purpose, method, authenticator_id, hint, state, context, code_mac,
                                code_expires_at, sends, resend_at, destination_mac, number, tries, created_at, expires_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19)
         ON CONFLICT (person_id, purpose) WHERE ${LIVE} DO NOTHING RETURNING 1`,
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
          JSON.stringify(one.context),
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

    async endPending(personId, purpose, now) {
      const ended = await rows<{ id: string }>(
        manager,
        `UPDATE challenge SET state = 'expired', code_mac = NULL, code_expires_at = NULL, finished_at = $3
          WHERE person_id = $1 AND ($2::text IS NULL OR purpose = $2) AND ${LIVE} RETURNING id`,
        [personId, purpose, now],
      );
      await tell(ended.map(({ id }) => id));
      return ended.length;
    },

    livePush: (personId, now) =>
      row<Challenge>(
        manager,
        `SELECT ${COLUMNS} FROM challenge
          WHERE person_id = $1 AND method = 'app-notification' AND state = 'pending' AND expires_at > $2
          ORDER BY created_at DESC, id LIMIT 1`,
        [personId, now],
      ),
  };
}
