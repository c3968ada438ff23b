import { Injectable } from '@nestjs/common';
import type { Method } from '@tessera/enrollment';
import { Audit } from '../../audit/index.js';
import { type FullViewer, type HalfViewer, Refused, row, type Work } from '../../platform/index.js';
import { Fresh } from '../sessions/fresh.js';
import { hasTwoKinds } from '../sessions/session-source.js';
import { Sessions } from '../sessions/sessions.js';
import { Decisions } from './decisions.js';
import { ownEvent } from './sign-in-event.js';
import { StepUp, StepUpRefused } from './step-up.js';
import type { Step, StepRequest, Visitor } from './step.js';

/** What a finished enrollment is worth to whoever finished it, in the transaction that binds the authenticator. */
@Injectable()
export class Binding {
  constructor(
    private readonly sessions: Sessions,
    private readonly stepUp: StepUp,
    private readonly decisions: Decisions,
    private readonly fresh: Fresh,
    private readonly audit: Audit,
  ) {}

  bound(work: Work, visitor: Visitor, method: Method, request: StepRequest): Promise<Step> {
    if (visitor.kind === 'full') return this.inSession(work, visitor, method, request);
    return visitor.recovering
      ? this.recovered(work, visitor, method, request)
      : this.stepUp.fromHalf(work, visitor, method, request);
  }

  /** Attack F06: nobody is signed in by recovering; a full sign-in with the new authenticator follows. */
  private async recovered(work: Work, half: HalfViewer, method: Method, { source }: StepRequest): Promise<Step> {
    await this.stepUp.consume(work, half);
    const { decisionId } = half;
    const decision = await this.decisions.make(work, half.personId, { proven: [method], address: source.address });
    if (decision.outcome !== 'allow') throw new StepUpRefused(new Refused('signin_denied', { decisionId }), decision, decisionId);
    await this.audit.append(work, ownEvent('signin.recovered', half, source, { method }));
    return { cookies: { half: null, session: null } };
  }

  /**
   * A session of one factor becomes one of two, under a new id, and only while nothing else was bound meanwhile; whoever holds
   * no more than the password loses the right to enroll. A session of two factors stays as it is.
   */
  private async inSession(work: Work, full: FullViewer, method: Method, request: StepRequest): Promise<Step> {
    const { personId, sessionId, decisionId } = full;
    const over = new StepUpRefused(new Refused('session_over'), null, decisionId);
    await this.sessions.oneAtATime(work.manager, personId);
    const live = await row<{ bound: number }>(
      work.manager,
      `SELECT (SELECT count(*)::int FROM authenticator a WHERE a.person_id = s.person_id AND a.removed_at IS NULL) AS bound
         FROM session s WHERE s.id = $1 AND s.ended_at IS NULL`,
      [sessionId],
    );
    if (!live) throw over;
    await this.sessions.endEnrolling(work, personId);
    if (hasTwoKinds(full.proven)) {
      await this.fresh.enrolled(work, sessionId);
      return { cookies: {} };
    }
    if (live.bound > 1) throw over;
    return this.stepUp.open(work, { personId, decisionId }, method, request);
  }
}
