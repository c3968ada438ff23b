import { Injectable } from '@nestjs/common';
import { EnrollmentService } from '../../enrollment/index.js';
import { Database, type FullViewer, Refused, type RequestSource, row, rows } from '../../platform/index.js';
import { STAND_INS } from '../sessions/second-factor.js';
import { AskedFrom, browserOf } from '../steps/asked-from.js';
import { coreOf, type Step } from '../steps/step.js';

const MOST = 100;

export interface OwnSignIn {
  readonly decisionId: string;
  readonly at: Date;
  readonly outcome: 'completed' | 'recovered' | 'denied' | 'step_refused' | 'password_refused';
  readonly method: string | null;
  readonly place: string;
  readonly browser: string;
  readonly current: boolean;
}
type Found = Omit<OwnSignIn, 'browser'> & { readonly userAgent: string | null };

/** Half-sessions and sessions of before keep the address for decisions that do not. */
const SIGN_INS = `
  SELECT d.id AS "decisionId", d.at, s.method, coalesce(s.id = $2, false) AS current,
         CASE WHEN s.id IS NOT NULL THEN 'completed' WHEN d.reason = 'password_refused' THEN 'password_refused'
              WHEN d.outcome = 'deny' THEN 'denied'
              WHEN EXISTS (SELECT 1 FROM half_session r WHERE r.decision_id = d.id AND r.recovering) THEN 'recovered' ELSE 'step_refused' END AS outcome,
         coalesce(d.source_address, s.source_address, h.source_address, '') AS place, coalesce(d.user_agent, s.user_agent) AS "userAgent"
    FROM decision d
    LEFT JOIN LATERAL (
      SELECT one.id, one.source_address, one.user_agent,
             (SELECT kind FROM unnest(one.proven) kind WHERE kind NOT IN (${['password', ...STAND_INS].map((kind) => `'${kind}'`).join(', ')}) LIMIT 1) AS method
        FROM session one WHERE one.decision_id = d.id AND one.person_id = d.person_id
       ORDER BY one.id = $2 DESC, one.created_at DESC LIMIT 1) s ON true
    LEFT JOIN LATERAL (
      SELECT half.source_address FROM half_session half WHERE half.decision_id = d.id ORDER BY half.created_at LIMIT 1) h ON true
   WHERE d.person_id = $1`;

const seen = ({ userAgent, ...found }: Found): OwnSignIn => ({ ...found, browser: browserOf(userAgent) });

/** A person's sign-ins as they remember them, and "this was not me". */
@Injectable()
export class MySignIns {
  constructor(
    private readonly database: Database,
    private readonly enrollment: EnrollmentService,
    private readonly from: AskedFrom,
  ) {}

  /** Newest first. */
  async list({ personId, sessionId }: FullViewer, limit: number): Promise<OwnSignIn[]> {
    const found = await rows<Found>(this.database.manager, `${SIGN_INS} ORDER BY d.at DESC, d.id LIMIT $3`, [
      personId,
      sessionId,
      Math.min(Math.max(limit, 0), MOST),
    ]);
    return found.map(seen);
  }

  /** Blocks the person and ends whatever is signed in, this very session included (S16). */
  async reportFraud(full: FullViewer, decisionId: string, source: RequestSource): Promise<Step | Refused> {
    const { personId, sessionId } = full;
    const found = await row<Found>(this.database.manager, `${SIGN_INS} AND d.id::text = $3`, [personId, sessionId, decisionId]);
    if (!found) return new Refused('not_found', { field: 'decisionId' });
    const { method, place, userAgent } = found;
    const { application, browser } = this.from.context({ address: place, userAgent: userAgent ?? '' });
    await coreOf(this.enrollment, full, source).reportFraud({
      personId,
      report: { by: 'portal', regardingId: null, decisionId, method, hint: null, application, place, browser },
    });
    return { cookies: { half: null, session: null, remembered: null } };
  }
}
