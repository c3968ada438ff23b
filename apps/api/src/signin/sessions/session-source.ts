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

const ANONYMOUS: Viewer = { kind: 'anonymous' };
const IDLE_MINUTES = 30;
const IDLE_MINUTES_OPERATOR = 15;
const TOTAL_HOURS_OPERATOR = 8;

type FullRow = Omit<FullViewer, 'kind' | 'expiresAt'> & {
  readonly endsAt: Date;
  readonly lastSeenAt: Date;
  readonly createdAt: Date;
  readonly stale: boolean;
  readonly mustProveTwo: boolean;
  readonly now: Date;
};

const FULL = `
  SELECT s.id AS "sessionId", s.person_id AS "personId", s.decision_id AS "decisionId", s.proven, p.display_name AS "displayName",
         p.login, s.expires_at AS "endsAt", s.last_seen_at AS "lastSeenAt", s.created_at AS "createdAt", now() AS now,
         s.last_seen_at < now() - interval '1 minute' AS stale,
         ARRAY(SELECT DISTINCT role FROM person_role pr WHERE pr.person_id = p.id ORDER BY role) AS roles,
         EXISTS (SELECT 1 FROM requirement r WHERE r.person_id = p.id)
           OR EXISTS (SELECT 1 FROM person_role pr WHERE pr.person_id = p.id) AS "mustProveTwo"
    FROM session s JOIN person p ON p.id = s.person_id
   WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.expires_at > now()
     AND p.missing_since IS NULL AND p.directory_state = 'active'`;

const HALF = `
  SELECT h.id AS "sessionId", h.person_id AS "personId", h.purpose, h.decision_id AS "decisionId", h.methods,
         p.display_name AS "displayName", p.login, h.expires_at AS "expiresAt"
    FROM half_session h JOIN person p ON p.id = h.person_id
   WHERE h.token_hash = $1 AND h.ended_at IS NULL AND h.expires_at > now()
     AND p.missing_since IS NULL AND p.directory_state = 'active'`;

const kindsOf = (proven: readonly string[]): number => new Set(proven).size;

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
    const { endsAt, lastSeenAt, createdAt, stale, mustProveTwo, now, ...viewer } = found;
    const twoKinds = kindsOf(viewer.proven) >= 2;
    if (mustProveTwo && !twoKinds) return null;
    const roles: readonly OperatorRole[] = twoKinds ? viewer.roles : [];
    const idle = roles.length > 0 ? IDLE_MINUTES_OPERATOR : IDLE_MINUTES;
    const total = roles.length > 0 ? createdAt.getTime() + TOTAL_HOURS_OPERATOR * 3_600_000 : Infinity;
    const end = Math.min(endsAt.getTime(), total);
    if (Math.min(end, lastSeenAt.getTime() + idle * 60_000) <= now.getTime()) return null;
    if (stale) await this.seen(viewer.sessionId);
    const expiresAt = new Date(Math.min(end, (stale ? now : lastSeenAt).getTime() + idle * 60_000));
    return { kind: 'full', ...viewer, roles, expiresAt };
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
