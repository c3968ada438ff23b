import type { RecoveryCode, RecoveryCodeStore } from '@tessera/enrollment';
import { row, rows, touched, type Work } from '../../platform/index.js';
import { lockSet } from './lock-set.js';

const COLUMNS = 'id, person_id AS "personId", number, hash, issued_at AS "issuedAt", used_at AS "usedAt"';

export function recoveryCodeStore({ manager }: Work): RecoveryCodeStore {
  const forget = (personId: string): Promise<unknown> =>
    rows(manager, 'DELETE FROM recovery_code WHERE person_id = $1', [personId]);
  return {
    async replace(personId, codes) {
      await lockSet(manager, personId);
      await forget(personId);
      await rows(
        manager,
        `INSERT INTO recovery_code (id, person_id, number, hash, issued_at, used_at)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::timestamptz[], $6::timestamptz[])`,
        [
          codes.map(({ id }) => id),
          codes.map(() => personId),
          codes.map(({ number }) => number),
          codes.map(({ hash }) => hash),
          codes.map(({ issuedAt }) => issuedAt),
          codes.map(({ usedAt }) => usedAt),
        ],
      );
    },

    find: (personId, number) =>
      row<RecoveryCode>(manager, `SELECT ${COLUMNS} FROM recovery_code WHERE person_id = $1 AND number = $2`, [personId, number]),

    async consume(id, now) {
      const consumed = await touched(
        manager,
        'UPDATE recovery_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL RETURNING 1',
        [id, now],
      );
      return consumed === 1;
    },

    async left(personId) {
      const counted = await row<{ left: number }>(
        manager,
        'SELECT count(*)::int AS left FROM recovery_code WHERE person_id = $1 AND used_at IS NULL',
        [personId],
      );
      return counted?.left ?? 0;
    },

    async voidAll(personId) {
      await forget(personId);
    },
  };
}
