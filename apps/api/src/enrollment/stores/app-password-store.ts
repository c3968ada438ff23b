import type { AppPassword, AppPasswordStore } from '@tessera/enrollment';
import { row, rows, touched, type Work } from '../../platform/index.js';
import { isUUID } from 'class-validator';

const COLUMNS = `id, person_id AS "personId", name, mac, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", last_used_from AS "lastUsedFrom"`;
const LIVE = (now: string): string => `revoked_at IS NULL AND expires_at > ${now}`;

/** Whoever is gone from their directory, or switched off in it, has none that works. */
const THERE = `EXISTS (SELECT 1 FROM person p WHERE p.id = person_id AND p.missing_since IS NULL AND p.directory_state NOT IN ('disabled', 'expired'))`;

export function appPasswordStore({ manager }: Work): AppPasswordStore {
  return {
    list: (personId, now) =>
      rows<AppPassword>(
        manager,
        `SELECT ${COLUMNS} FROM app_password WHERE person_id = $1 AND ${LIVE('$2')} ORDER BY created_at DESC, id`,
        [personId, now],
      ),

    async insert(one) {
      await row(
        manager,
        `INSERT INTO app_password (id, person_id, name, mac, created_at, expires_at, last_used_at, last_used_from)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
        [one.id, one.personId, one.name, one.mac, one.createdAt, one.expiresAt, one.lastUsedAt, one.lastUsedFrom],
      );
    },

    async revoke(id, personId, why, now) {
      if (!isUUID(id)) return false;
      const revoked = await touched(
        manager,
        `UPDATE app_password SET revoked_at = $4, revoke_reason = $3 WHERE id = $1 AND person_id = $2 AND ${LIVE('$4')} RETURNING 1`,
        [id, personId, why, now],
      );
      return revoked === 1;
    },

    revokeAll: (personId, why, now) =>
      touched(
        manager,
        `UPDATE app_password SET revoked_at = $3, revoke_reason = $2 WHERE person_id = $1 AND ${LIVE('$3')} RETURNING 1`,
        [personId, why, now],
      ),

    use: (personId, mac, from, now) =>
      row<AppPassword>(
        manager,
        `UPDATE app_password SET last_used_at = $4, last_used_from = $3
          WHERE person_id = $1 AND mac = $2 AND ${LIVE('$4')} AND ${THERE} RETURNING ${COLUMNS}`,
        [personId, mac, from, now],
      ),
  };
}
