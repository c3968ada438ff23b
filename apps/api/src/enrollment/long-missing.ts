import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Audit, SYSTEM } from '../audit/index.js';
import { Database, Leader, rows } from '../platform/index.js';
import { lockTrust } from './trust.js';

const DAYS = 30;
const DAY_SECONDS = 86_400;
const LOOK_MS = 3_600_000;
/** People a transaction. */
const SOME = 100;

/** Whoever was missing from their directory for 30 days comes back without what they verified with (attack I08). */
@Injectable()
export class LongMissing {
  constructor(
    private readonly database: Database,
    private readonly leader: Leader,
    private readonly audit: Audit,
  ) {}

  @Interval(LOOK_MS)
  async tick(): Promise<void> {
    if (await this.leader.claims('long-missing', DAY_SECONDS)) await this.remove();
  }

  /** Returns of how many people something was removed. */
  async remove(): Promise<number> {
    let people = 0;
    for (let some = await this.some(); some > 0; some = await this.some()) people += some;
    return people;
  }

  private some(): Promise<number> {
    return this.database.transaction(async (work) => {
      const { manager } = work;
      const found = await rows<{ id: string; name: string; since: Date }>(
        manager,
        `SELECT p.id, p.display_name AS name, p.missing_since AS since FROM person p
          WHERE p.missing_since < now() - interval '${DAYS} days'
            AND (EXISTS (SELECT 1 FROM authenticator a WHERE a.person_id = p.id AND a.removed_at IS NULL)
              OR EXISTS (SELECT 1 FROM app_password w WHERE w.person_id = p.id AND w.revoked_at IS NULL AND w.expires_at > now())
              OR EXISTS (SELECT 1 FROM recovery_code c WHERE c.person_id = p.id))
          ORDER BY p.id LIMIT ${SOME} FOR UPDATE OF p SKIP LOCKED`,
      );
      for (const { id, name, since } of found) {
        await lockTrust(manager, id);
        const methods = await rows<{ method: string }>(
          manager,
          `UPDATE authenticator SET removed_at = now(), preferred = FALSE, secret = '' WHERE person_id = $1 AND removed_at IS NULL RETURNING method`,
          [id],
        );
        await manager.query(
          `UPDATE app_password SET revoked_at = now(), revoke_reason = 'long_missing' WHERE person_id = $1 AND revoked_at IS NULL`,
          [id],
        );
        await manager.query('DELETE FROM recovery_code WHERE person_id = $1', [id]);
        await this.audit.append(work, {
          action: 'person.factors_removed',
          actor: SYSTEM,
          subject: { kind: 'person', id, name },
          details: { missingSince: since.toISOString(), methods: methods.map(({ method }) => method) },
        });
      }
      return found.length;
    });
  }
}
