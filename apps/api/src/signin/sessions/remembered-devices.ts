import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { newToken, type RequestSource, row, rows, type Runner, tokenHash, touched, type Work } from '../../platform/index.js';

/** Policy's own limit is lower; a cookie outlives no row. */
export const REMEMBERED_DAYS = 30;

export interface Remembered {
  readonly id: string;
  readonly userAgent: string;
  readonly rememberedAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
  readonly current: boolean;
}

/**
 * Browsers in which a person chose not to be asked for the second factor for some days (attack E14). Bound to the person;
 * only a hash is kept; worth nothing once a factor changes, fraud is reported or the person leaves the directory.
 */
@Injectable()
export class RememberedDevices {
  /** A new mark; the one that this browser held before ends. */
  async remember({ manager }: Work, personId: string, days: number, source: RequestSource, before?: string): Promise<string> {
    await this.end(manager, 'token_hash = $1', tokenHash(before ?? ''), 'replaced');
    const token = newToken();
    await row(
      manager,
      `INSERT INTO remembered_device (id, token_hash, person_id, user_agent, source_address, remembered_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, now(), now() + $6 * interval '1 day')`,
      [randomUUID(), tokenHash(token), personId, source.userAgent, source.address, days],
    );
    return token;
  }

  /** `days`: what policy allows by now, which may be less than when it was remembered. Notes the use. */
  async recognise({ manager }: Work, personId: string, token: string | undefined, days: number): Promise<boolean> {
    if (!token || days <= 0) return false;
    const used = await touched(
      manager,
      `UPDATE remembered_device SET last_used_at = now()
        WHERE token_hash = $1 AND person_id = $2 AND ended_at IS NULL AND expires_at > now()
          AND remembered_at > now() - $3 * interval '1 day' RETURNING 1`,
      [tokenHash(token), personId, days],
    );
    return used === 1;
  }

  list(runner: Runner, personId: string, token: string | undefined): Promise<Remembered[]> {
    return rows<Remembered>(
      runner,
      `SELECT id, user_agent AS "userAgent", remembered_at AS "rememberedAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
              token_hash = $2 AS current
         FROM remembered_device WHERE person_id = $1 AND ended_at IS NULL AND expires_at > now() ORDER BY remembered_at DESC, id`,
      [personId, tokenHash(token ?? '')],
    );
  }

  async forget({ manager }: Work, personId: string, id: string): Promise<boolean> {
    const ended = await touched(
      manager,
      `UPDATE remembered_device SET ended_at = now(), end_reason = 'forgotten'
        WHERE id::text = $1 AND person_id = $2 AND ended_at IS NULL RETURNING 1`,
      [id, personId],
    );
    return ended === 1;
  }

  endAll({ manager }: Work, personId: string, reason: string): Promise<number> {
    return this.end(manager, 'person_id = $1', personId, reason);
  }

  private end(runner: Runner, which: 'person_id = $1' | 'token_hash = $1', value: unknown, reason: string): Promise<number> {
    return touched(
      runner,
      `UPDATE remembered_device SET ended_at = now(), end_reason = $2 WHERE ${which} AND ended_at IS NULL RETURNING 1`,
      [value, reason],
    );
  }
}
