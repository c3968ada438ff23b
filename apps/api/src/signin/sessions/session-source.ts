import { Injectable } from '@nestjs/common';
import {
  Database,
  type FullViewer,
  type HalfViewer,
  type OperatorRole,
  row,
  tokenHash,
  touched,
  type Viewer,
  type ViewerSource,
} from '../../platform/index.js';
import { Cookies } from './cookies.js';
import { LACKS_SECOND_FACTOR, OWES_BACKUP, STAND_INS } from './second-factor.js';

const ANONYMOUS: Viewer = { kind: 'anonymous' };
const IDLE_MINUTES = 30;
const IDLE_MINUTES_OPERATOR = 15;
const TOTAL_HOURS_OPERATOR = 8;
/** Attack E15: a sensitive change rests on a proof that is no older. */
export const FRESH_MINUTES = 5;

type FullRow = Omit<FullViewer, 'kind' | 'expiresAt' | 'owes'> & {
  readonly owesBackup: boolean;
  readonly endsAt: Date;
  readonly lastSeenAt: Date;
  readonly createdAt: Date;
  readonly stale: boolean;
  readonly now: Date;
};

const FULL = `
  SELECT s.id AS "sessionId", s.person_id AS "personId", s.decision_id AS "decisionId", s.proven, p.display_name AS "displayName",
         p.login, s.expires_at AS "endsAt", s.last_seen_at AS "lastSeenAt", s.created_at AS "createdAt", now() AS now,
         s.last_seen_at < now() - interval '1 minute' AS stale,
         CASE WHEN s.proven_at > now() - interval '${FRESH_MINUTES} minutes'
              THEN s.proven_at + interval '${FRESH_MINUTES} minutes' END AS "freshUntil",
         ARRAY(SELECT DISTINCT role FROM person_role pr WHERE pr.person_id = p.id ORDER BY role) AS roles,
         ${OWES_BACKUP} AS "owesBackup"
    FROM session s JOIN person p ON p.id = s.person_id
   WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > now()
     AND p.missing_since IS NULL AND p.directory_state = 'active' AND NOT ${LACKS_SECOND_FACTOR}`;

const HALF = `
  SELECT h.id AS "sessionId", h.person_id AS "personId", h.purpose, h.decision_id AS "decisionId", h.methods, h.recovering,
         CASE WHEN h.skip_until > now() THEN h.skip_until END AS "skipUntil", h.remember_days AS "rememberDays",
         p.display_name AS "displayName", p.login, h.expires_at AS "expiresAt"
    FROM half_session h JOIN person p ON p.id = h.person_id
   WHERE h.token_hash = $1 AND h.ended_at IS NULL AND h.expires_at > now()
     AND p.missing_since IS NULL AND p.directory_state = 'active'`;

/** Two kinds of factors were proven in this session itself; a remembered browser or a network is none. */
export const hasTwoKinds = (proven: readonly string[]): boolean =>
  new Set(proven.filter((kind) => !STAND_INS.includes(kind))).size >= 2;

/**
 * Who a request's cookies stand for, judged anew each time: directory state, roles and requirement are live, so a session
 * outlives none of them.
 */
@Injectable()
export class SessionSource implements ViewerSource {
  constructor(
    private readonly database: Database,
    private readonly cookies: Cookies,
  ) {}

  async viewerOf(cookies: Readonly<Record<string, string | undefined>>): Promise<Viewer> {
    const { session, half } = this.cookies.read(cookies);
    const full = session ? await this.full(session) : null;
    return full ?? (half ? await this.half(half) : null) ?? ANONYMOUS;
  }

  private async full(token: string): Promise<FullViewer | null> {
    const found = await row<FullRow>(this.database.manager, FULL, [tokenHash(token)]);
    if (!found) return null;
    const { endsAt, lastSeenAt, createdAt, stale, now, owesBackup, ...viewer } = found;
    const twoKinds = hasTwoKinds(viewer.proven);
    const owes: FullViewer['owes'] = owesBackup && twoKinds ? ['backup'] : [];
    const operator = viewer.roles.length > 0;
    const idle = operator ? IDLE_MINUTES_OPERATOR : IDLE_MINUTES;
    const total = operator ? createdAt.getTime() + TOTAL_HOURS_OPERATOR * 3_600_000 : Infinity;
    const end = Math.min(endsAt.getTime(), total);
    if (Math.min(end, lastSeenAt.getTime() + idle * 60_000) <= now.getTime()) return null;
    if (stale) await this.seen(viewer.sessionId);
    const expiresAt = new Date(Math.min(end, (stale ? now : lastSeenAt).getTime() + idle * 60_000));
    const roles: readonly OperatorRole[] = twoKinds && owes.length === 0 ? viewer.roles : [];
    return { kind: 'full', ...viewer, roles, owes, expiresAt };
  }

  private async half(token: string): Promise<HalfViewer | null> {
    const found = await row<Omit<HalfViewer, 'kind'>>(this.database.manager, HALF, [tokenHash(token)]);
    return found && { kind: 'half', ...found };
  }

  /** At most once a minute, and never on a session that has ended meanwhile. */
  private async seen(sessionId: string): Promise<void> {
    await touched(
      this.database.manager,
      `UPDATE session SET last_seen_at = now()
        WHERE id = $1 AND ended_at IS NULL AND last_seen_at < now() - interval '1 minute' RETURNING 1`,
      [sessionId],
    );
  }
}
