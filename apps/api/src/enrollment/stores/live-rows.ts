import type { AttemptStore } from '@tessera/enrollment';
import { isUUID } from 'class-validator';
import { row, rows, touched, type Work } from '../../platform/index.js';
import type { TellProgress } from './progress.js';

export interface LiveTable {
  readonly table: 'enrollment' | 'challenge';
  /** Select list, named as the core names the fields. */
  readonly columns: string;
  /** The state in which an answer is awaited; it and `confirmed` are live. */
  readonly awaiting: 'awaiting_proof' | 'pending';
}

/**
 * The guarded statements over live rows: enrollments and challenges keep tries, sends and the texted code alike, so a guard
 * stands here once. Each is one statement whose condition decides who wins; whoever waits for the row is told when it moved.
 */
export function liveRows<Row, State extends string>(
  { manager }: Work,
  tell: TellProgress,
  { table, columns, awaiting }: LiveTable,
): AttemptStore<Row, State> {
  const live = `state IN ('${awaiting}', 'confirmed')`;
  const one = (condition: string, values: readonly unknown[]): Promise<Row | null> =>
    row<Row>(manager, `SELECT ${columns} FROM ${table} WHERE ${condition}`, values);
  return {
    find: (handleHash, personId, sessionId, now) =>
      one(`handle_hash = $1 AND person_id = $2 AND session_id = $3 AND ${live} AND expires_at > $4`, [
        handleHash,
        personId,
        sessionId,
        now,
      ]),

    findAny: (handleHash, personId, sessionId) =>
      one('handle_hash = $1 AND person_id = $2 AND session_id = $3', [handleHash, personId, sessionId]),

    findById: async (id, now) => (isUUID(id) ? one(`id = $1 AND ${live} AND expires_at > $2`, [id, now]) : null),

    findByDestination: (destinationMac, now) =>
      rows<Row>(
        manager,
        `SELECT ${columns} FROM ${table}
          WHERE destination_mac = $1 AND state = '${awaiting}' AND expires_at > $2 AND code_expires_at > $2
          ORDER BY created_at DESC, id LIMIT 5`,
        [destinationMac, now],
      ),

    latest: (personId, sessionId, now) =>
      one(`person_id = $1 AND session_id = $2 AND ${live} AND expires_at > $3 ORDER BY created_at DESC, id LIMIT 1`, [
        personId,
        sessionId,
        now,
      ]),

    async rehandle(id, handleHash) {
      await touched(manager, `UPDATE ${table} SET handle_hash = $2 WHERE id = $1 RETURNING 1`, [id, handleHash]);
    },

    countTry: (id, limit, now) =>
      row<Row>(
        manager,
        `UPDATE ${table} SET tries = tries + 1
          WHERE id = $1 AND state = '${awaiting}' AND expires_at > $3 AND tries < $2 RETURNING ${columns}`,
        [id, limit, now],
      ),

    async recordSend(id, { codeMac, codeExpiresAt, resendAt, destinationMac, number }, limit, now) {
      const sent = await touched(
        manager,
        `UPDATE ${table} SET code_mac = $2, code_expires_at = $3, resend_at = $4, destination_mac = $5, number = $6, sends = sends + 1
          WHERE id = $1 AND state = '${awaiting}' AND expires_at > $8 AND sends < $7 AND (resend_at IS NULL OR resend_at <= $8)
          RETURNING 1`,
        [id, codeMac, codeExpiresAt, resendAt, destinationMac, number, limit, now],
      );
      if (sent === 1) await tell([id]);
      return sent === 1;
    },

    async transition(id, from, to, now) {
      const moved = await touched(
        manager,
        `UPDATE ${table} SET state = $3, code_mac = NULL, code_expires_at = NULL,
                             finished_at = CASE WHEN $3 <> 'confirmed' THEN $4::timestamptz END
          WHERE id = $1 AND state = $2 RETURNING 1`,
        [id, from, to, now],
      );
      if (moved === 1) await tell([id]);
      return moved === 1;
    },
  };
}
