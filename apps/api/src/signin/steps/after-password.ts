import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Audit } from '../../audit/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { People } from '../../people/index.js';
import { Database, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { KnownDevice } from '../first-factor/known-device.js';
import { REMEMBERED, TRUSTED_NETWORK } from '../sessions/second-factor.js';
import { SessionEnd } from '../sessions/session-end.js';
import { Sessions } from '../sessions/sessions.js';
import { Decisions, type SignInDecision } from './decisions.js';
import { signInEvent } from './sign-in-event.js';
import { StepUp } from './step-up.js';
import { type Step, stepOf, type StepRequest } from './step.js';

interface Decided {
  readonly decision: SignInDecision;
  readonly decisionId: string;
  /** Null when a code that came along is to be looked at first. */
  readonly step: Step | Refused | null;
}

/** The password was right: what now? One decision, kept with its trace, and the session that it allows. */
@Injectable()
export class AfterPassword {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly decisions: Decisions,
    private readonly sessions: Sessions,
    private readonly ends: SessionEnd,
    private readonly stepUp: StepUp,
    private readonly enrollment: EnrollmentService,
    private readonly devices: KnownDevice,
    private readonly audit: Audit,
  ) {}

  async go(personId: string, appCode: string | null, request: StepRequest): Promise<Step | Refused> {
    const decided = await this.database.transaction(async (work): Promise<Decided> => {
      await this.people.spokeIn(work.manager, personId, request.source.locale);
      const decision = await this.decisions.make(work, personId, {
        proven: [],
        remembered: request.presented.remembered,
        address: request.source.address,
      });
      const decisionId = await this.decisions.keep(work, decision, request.source);
      const codeFirst = appCode !== null && decision.outcome === 'challenge' && decision.methods.includes('app-code');
      if (codeFirst) await this.write(work, 'signin.step_required', decision, decisionId, request.source, { withAppCode: true });
      return { decision, decisionId, step: codeFirst ? null : await this.open(work, decision, decisionId, request) };
    });
    return decided.step ?? this.withAppCode(decided, appCode ?? '', request);
  }

  private async open(work: Work, decision: SignInDecision, decisionId: string, request: StepRequest): Promise<Step | Refused> {
    const { personId, operator, outcome, reason, methods, skipUntil, rememberDays } = decision;
    const { source } = request;
    if (outcome === 'deny') {
      await this.write(work, 'signin.denied', decision, decisionId, source, { reason });
      return refusalOf(decision, decisionId);
    }
    await this.ends.end(work, request.presented, source.address, 'signed_in_again');
    if (outcome === 'allow') {
      const standsIn = { device_remembered: REMEMBERED, network: TRUSTED_NETWORK }[reason as string];
      const proven = standsIn ? ['password', standsIn] : ['password'];
      const opened = await this.sessions.open(work, { personId, decisionId, proven, fresh: !standsIn, operator, source });
      await this.write(work, 'signin.completed', decision, decisionId, source, { proven, sessionId: opened.id });
      return { cookies: { half: null, session: opened.token, device: this.devices.issue(personId, work.now) } };
    }
    const offer = outcome === 'challenge' ? { rememberDays } : { skipUntil };
    const half = await this.sessions.openHalf(work, { personId, purpose: outcome, decisionId, methods, source, ...offer });
    await this.write(work, 'signin.step_required', decision, decisionId, source, { outcome, halfSessionId: half.id });
    return { cookies: { half: half.token, session: null } };
  }

  /** S7: both factors in one request, over the same counter as every other second factor. */
  private withAppCode({ decision, decisionId }: Decided, code: string, request: StepRequest): Promise<Step | Refused> {
    const { personId, methods } = decision;
    return this.stepUp.guarded(request, async () => {
      let step: Step | null = null;
      const outcome = await this.enrollment.for({ sourceAddress: request.source.address, decisionId }).verifyAppCode({
        personId,
        sessionId: randomUUID(),
        code,
        allowedMethods: methods,
        onSuccess: async ({ host }, { method }) => {
          step = await this.stepUp.open(host, { personId, decisionId }, method, request);
        },
      });
      return stepOf(outcome, step);
    });
  }

  private async write(
    work: Work,
    action: string,
    decision: SignInDecision,
    decisionId: string,
    source: RequestSource,
    details: Record<string, unknown>,
  ): Promise<void> {
    const event = signInEvent(action, decision, decisionId, source, details);
    const denied = decision.outcome === 'deny';
    await this.audit.append(work, denied ? { ...event, outcome: 'refused', code: decision.reason } : event);
  }
}

/** Only to somebody who knows the password. */
function refusalOf({ reason, lockedUntil }: SignInDecision, decisionId: string): Refused {
  if (reason === 'blocked' || reason === 'needs_review' || reason === 'enroll_from_network' || reason === 'enroll_by_helpdesk')
    return new Refused(reason, { decisionId });
  return reason === 'second_factor_locked' && lockedUntil
    ? new Refused('second_factor_locked', { retryAt: lockedUntil, decisionId })
    : new Refused('signin_denied', { decisionId });
}
