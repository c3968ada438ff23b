import { Injectable } from '@nestjs/common';
import type { ChallengeView, OnSuccess, Outcome } from '@tessera/enrollment';
import { Audit } from '../../audit/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { type FullViewer, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { Fresh, SETTLED_HOURS } from '../sessions/fresh.js';
import { hasTwoKinds } from '../sessions/session-source.js';
import { Sessions } from '../sessions/sessions.js';
import { AskedFrom } from './asked-from.js';
import { ownEvent } from './sign-in-event.js';
import { Standing } from './standing.js';
import { StepUp, StepUpRefused } from './step-up.js';
import { asker, coreOf, type Step, stepOf, type StepRequest, valueOf } from './step.js';

const PURPOSE = 'fresh-proof';
/** Answers that were looked at and were wrong; everything else costs no try of the session. */
const WRONG: readonly string[] = ['code_wrong', 'too_many_tries'];

/** Proof once more, inside a full session, before a sensitive change (attacks A12, E15). */
@Injectable()
export class FreshProofs {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly standing: Standing,
    private readonly from: AskedFrom,
    private readonly fresh: Fresh,
    private readonly sessions: Sessions,
    private readonly stepUp: StepUp,
    private readonly audit: Audit,
  ) {}

  current(full: FullViewer, source: RequestSource): Promise<ChallengeView | null> {
    return coreOf(this.enrollment, full, source).currentChallenge(asker(full));
  }

  /** Recovery codes are no proof for changes: they lead to something new, at sign-in. */
  async start(full: FullViewer, authenticatorId: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const { allowed, digitsOnCalls } = await this.standing.of(full.personId);
    return valueOf(
      await coreOf(this.enrollment, full, source).startChallenge({
        ...asker(full),
        authenticatorId,
        purpose: PURPOSE,
        allowedMethods: allowed.filter((method) => method !== 'recovery-codes'),
        digitsOnCalls,
        context: this.from.context(source),
        source: sourceNetwork(source.address),
        locale: source.locale,
        minimumAge: SETTLED_HOURS * 3600,
      }),
    );
  }

  async resend(full: FullViewer, handle: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const where = { source: sourceNetwork(source.address), locale: source.locale };
    return valueOf(await coreOf(this.enrollment, full, source).resendChallenge({ ...asker(full), handle, ...where }));
  }

  /** Counted on the session before the core counts it on the person and looks at it. */
  async verify(full: FullViewer, handle: string, code: string, request: StepRequest): Promise<Step | Refused> {
    if (!(await this.fresh.count(full.sessionId))) return new Refused('session_over');
    const core = coreOf(this.enrollment, full, request.source);
    const step = await this.finish(full, request, (onSuccess) =>
      core.verifyChallenge({ ...asker(full), handle, code, purpose: PURPOSE, onSuccess }),
    );
    if (!(step instanceof Refused)) return step;
    if (!WRONG.includes(String(step.extensions['code']))) {
      await this.fresh.takeBack(full.sessionId);
      return step;
    }
    return (await this.fresh.wrong(full)) ? new Refused('session_over') : step;
  }

  redeem(full: FullViewer, handle: string, request: StepRequest): Promise<Step | Refused> {
    const core = coreOf(this.enrollment, full, request.source);
    return this.finish(full, request, (onSuccess) =>
      core.redeemChallenge({ ...asker(full), handle, purpose: PURPOSE, onSuccess }),
    );
  }

  private finish(
    full: FullViewer,
    request: StepRequest,
    answer: (onSuccess: OnSuccess<Work>) => Promise<Outcome<unknown>>,
  ): Promise<Step | Refused> {
    const { sessionId, decisionId } = full;
    return this.stepUp.guarded(request, async () => {
      let step: Step | null = null;
      const outcome = await answer(async ({ host }, { method }) => {
        await this.sessions.oneAtATime(host.manager, full.personId);
        if (!(await this.fresh.prove(host, sessionId))) {
          throw new StepUpRefused(new Refused('session_over'), null, decisionId);
        }
        await this.audit.append(host, ownEvent('session.proven', full, request.source, { sessionId, method }));
        // What rested on a remembered browser rests on two factors from now on, under a new id (attack E13).
        step = hasTwoKinds(full.proven) ? { cookies: {} } : await this.stepUp.open(host, full, method, request);
      });
      return stepOf(outcome, step);
    });
  }
}
