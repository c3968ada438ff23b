import type { ChallengeStore, EnrollmentStore } from '@tessera/enrollment';
import { row, touched, type Work } from '../../platform/index.js';

export interface LiveTable {
  readonly table: 'enrollment' | 'challenge';
  /** Select list, named as the core names the fields. */
  readonly columns: string;
  /** The one state in which an answer is awaited. */
  readonly live: 'awaiting_proof' | 'pending';
}

type Shared = Pick<ChallengeStore & EnrollmentStore, 'rehandle' | 'recordSend'> & {
  transition(id: string, from: string, to: string, now: Date): Promise<boolean>;
};

export interface LiveRows<Row> extends Shared {
  find(handleHash: Uint8Array, personId: string, sessionId: string, now: Date): Promise<Row | null>;
  latest(personId: string, sessionId: string, now: Date): Promise<Row | null>;
  countTry(handleHash: Uint8Array, personId: string, sessionId: string, limit: number, now: Date): Promise<Row | null>;
}

/**
 * The guarded statements over rows that await an answer: enrollments and challenges keep tries, sends and the texted code
 * alike, so a guard stands here once. Each is one statement whose condition decides who wins.
 */
export function liveRows<Row>({ manager }: Work, { table, columns, live }: LiveTable): LiveRows<Row> {
  const mine = `person_id = $1 AND session_id = $2 AND state = '${live}' AND expires_at > $3`;
  return {
    find: (handleHash, personId, sessionId, now) =>
      row<Row>(manager, `SELECT ${columns} FROM ${table} WHERE ${mine} AND handle_hash = $4`, [
        personId,
        sessionId,
        now,
        handleHash,
      ]),

    latest: (personId, sessionId, now) =>
      row<Row>(manager, `SELECT ${columns} FROM ${table} WHERE ${mine} ORDER BY created_at DESC, id LIMIT 1`, [
        personId,
        sessionId,
        now,
      ]),

    countTry: (handleHash, personId, sessionId, limit, now) =>
      row<Row>(
        manager,
        `UPDATE ${table} SET tries = tries + 1 WHERE ${mine} AND handle_hash = $4 AND tries < $5 RETURNING ${columns}`,
        [personId, sessionId, now, handleHash, limit],
      ),

    async rehandle(id, handleHash) {
      await touched(manager, `UPDATE ${table} SET handle_hash = $2 WHERE id = $1 RETURNING 1`, [id, handleHash]);
    },

    async recordSend(id, codeMac, codeExpiresAt, resendAt, limit, now) {
      const sent = await touched(
        manager,
        `UPDATE ${table} SET code_mac = $2, code_expires_at = $3, resend_at = $4, sends = sends + 1
          WHERE id = $1 AND state = '${live}' AND expires_at > $6 AND sends < $5 AND (resend_at IS NULL OR resend_at <= $6)
          RETURNING 1`,
        [id, codeMac, codeExpiresAt, resendAt, limit, now],
      );
      return sent === 1;
    },

    async transition(id, from, to, now) {
      const moved = await touched(
        manager,
        `UPDATE ${table} SET state = $3, code_mac = NULL, code_expires_at = NULL, finished_at = $4
          WHERE id = $1 AND state = $2 RETURNING 1`,
        [id, from, to, now],
      );
      return moved === 1;
    },
  };
}
