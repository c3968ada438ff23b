import { Audit, SYSTEM } from '../../audit/index.js';
import { holdSteps } from '../../enrollment/index.js';
import { type Database, row, rows, touched, type Work } from '../../platform/index.js';

const REASON = 'restored';
/** What a backup brings back to life, how all of it ends, and under which name it is reported. Live rows only. */
const ENDS = {
  sessions: `UPDATE session SET ended_at = now(), end_reason = '${REASON}' WHERE ended_at IS NULL`,
  signInsUnderWay: 'UPDATE half_session SET ended_at = now() WHERE ended_at IS NULL',
  rememberedBrowsers: `UPDATE remembered_device SET ended_at = now(), end_reason = '${REASON}' WHERE ended_at IS NULL`,
  requests: `UPDATE challenge SET state = 'expired', code_mac = NULL, code_expires_at = NULL, finished_at = now()
              WHERE state IN ('pending', 'confirmed')`,
  enrollments: `UPDATE enrollment SET state = 'cancelled', code_mac = NULL, code_expires_at = NULL, finished_at = now()
                 WHERE state IN ('awaiting_proof', 'confirmed')`,
  appPasswords: `UPDATE app_password SET revoked_at = now(), revoke_reason = '${REASON}' WHERE revoked_at IS NULL`,
  recoveryCodes: 'DELETE FROM recovery_code',
} as const;
/** Disabled and not removed: whoever has nothing else must not count as somebody who never enrolled (attack E02). */
const END_SETS = `UPDATE authenticator SET disabled_at = now()
  WHERE method = 'recovery-codes' AND removed_at IS NULL AND disabled_at IS NULL`;

export type Ended = { readonly [K in keyof typeof ENDS]: number };
export interface ToReview {
  readonly method: string;
  /** Neither removed nor disabled. */
  readonly usable: number;
  /** Enrolled, disabled or removed at the date asked for or later, as far as the backup knows. */
  readonly changed: number;
}
export interface Restored {
  readonly epoch: number;
  readonly ended: Ended;
  readonly since: Date;
  readonly review: readonly ToReview[];
}

/**
 * After a backup was put back: whatever was ended, used or revoked since it was made is alive again in it, and nobody here knows
 * what that was. So everything that lets somebody in without a proof of today ends, all at once or not at all (attack B13).
 */
export class AfterRestore {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  run(since: Date | null): Promise<Restored> {
    return this.database.transaction(async (work) => {
      // A big installation takes longer than a request may, and nobody opens anything meanwhile.
      await work.manager.query('SET LOCAL statement_timeout = 0');
      await work.manager.query(
        `LOCK TABLE session, half_session, remembered_device, challenge, enrollment, app_password, recovery_code, authenticator
           IN SHARE ROW EXCLUSIVE MODE`,
      );
      const ended = await this.end(work);
      await holdSteps(work);
      const epoch = await nextEpoch(work);
      await this.audit.append(work, { action: 'installation.restored', actor: SYSTEM, details: { epoch, ...ended } });
      const from = since ?? new Date(work.now.getTime() - WEEK_MS);
      return { epoch, ended, since: from, review: await toReview(work, from) };
    });
  }

  private async end({ manager }: Work): Promise<Ended> {
    const ended: Record<string, number> = {};
    for (const [name, sql] of Object.entries(ENDS)) {
      const counted = await row<{ rows: number }>(
        manager,
        `WITH ended AS (${sql} RETURNING 1) SELECT count(*)::int AS rows FROM ended`,
      );
      ended[name] = counted?.rows ?? 0;
    }
    await rows(manager, END_SETS);
    return ended as Ended;
  }
}

const WEEK_MS = 7 * 86_400_000;

const nextEpoch = async ({ manager }: Work): Promise<number> => {
  await touched(
    manager,
    `INSERT INTO installation AS i (name, value) VALUES ('security-epoch', '1')
     ON CONFLICT (name) DO UPDATE SET value = to_jsonb((i.value #>> '{}')::integer + 1), updated_at = now() RETURNING 1`,
  );
  const epoch = await row<{ value: number }>(manager, `SELECT value FROM installation WHERE name = 'security-epoch'`);
  return epoch?.value ?? 0;
};

const toReview = ({ manager }: Work, since: Date): Promise<ToReview[]> =>
  rows<ToReview>(
    manager,
    `SELECT method, count(*) FILTER (WHERE removed_at IS NULL AND disabled_at IS NULL)::int AS usable,
            count(*) FILTER (WHERE greatest(enrolled_at, disabled_at, removed_at) >= $1)::int AS changed
       FROM authenticator WHERE method <> 'recovery-codes' GROUP BY method ORDER BY method`,
    [since],
  );
