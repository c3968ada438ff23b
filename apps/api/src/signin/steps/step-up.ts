import { Injectable } from '@nestjs/common';
import type { Method } from '@tessera/enrollment';
import { Audit } from '../../audit/index.js';
import { SlowAnswers } from '../../fraud/index.js';
import { Database, type HalfViewer, Refused, type Work } from '../../platform/index.js';
import { EmergencyUse } from '../emergency/emergency-use.js';
import { KnownDevice } from '../first-factor/known-device.js';
import type { CookieChange } from '../sessions/cookies.js';
import { RememberedDevices } from '../sessions/remembered-devices.js';
import { SessionEnd } from '../sessions/session-end.js';
import { Sessions } from '../sessions/sessions.js';
import { Decisions, type SignInDecision } from './decisions.js';
import { signInEvent } from './sign-in-event.js';
import type { Step, StepRequest } from './step.js';

/** Thrown inside the accepting transaction, so that nothing of it stays; becomes a value again in `guarded`. */
export class StepUpRefused extends Error {
  override readonly name = 'StepUpRefused';
  constructor(
    readonly refused: Refused,
    readonly decision: SignInDecision | null,
    readonly decisionId: string,
  ) {
    super('the step up was refused');
  }
}

/** From a password and a proven second factor to a full session, in the transaction that accepts the proof. */
@Injectable()
export class StepUp {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly ends: SessionEnd,
    private readonly decisions: Decisions,
    private readonly devices: KnownDevice,
    private readonly remembered: RememberedDevices,
    private readonly audit: Audit,
    private readonly slow: SlowAnswers,
    private readonly emergency: EmergencyUse,
  ) {}

  /** Ends the half-session and opens a session of a new id. */
  async fromHalf(work: Work, half: HalfViewer, method: Method, request: StepRequest): Promise<Step> {
    await this.consume(work, half);
    return this.open(work, half, method, request);
  }

  /** Takes the half-session's place in the queue of its person's steps, and ends it. */
  async consume(work: Work, half: HalfViewer): Promise<void> {
    await this.sessions.oneAtATime(work.manager, half.personId);
    if (!(await this.sessions.consumeHalf(work, half.sessionId))) {
      throw new StepUpRefused(new Refused('session_over'), null, half.decisionId);
    }
    await this.sessions.endEnrolling(work, half.personId);
  }

  /** Decides again, with the proof in hand and from live data, before anything is opened. */
  async open(
    work: Work,
    who: { readonly personId: string; readonly decisionId: string },
    method: Method,
    request: StepRequest,
  ): Promise<Step> {
    const { personId, decisionId } = who;
    const { source } = request;
    const decision = await this.decisions.make(work, personId, { proven: [method], address: source.address });
    if (decision.outcome === 'enroll' && decision.reason === 'recovering')
      return this.recover(work, decision, decisionId, request);
    if (decision.outcome !== 'allow') throw new StepUpRefused(new Refused('signin_denied', { decisionId }), decision, decisionId);
    await this.ends.end(work, request.presented, source.address, 'signed_in_again');
    const proven = ['password', method];
    const { operator } = decision;
    const opened = await this.sessions.open(work, { personId, decisionId, proven, fresh: true, operator, source });
    const details = { proven, sessionId: opened.id };
    await this.audit.append(work, signInEvent('signin.completed', decision, decisionId, source, details));
    if (operator) await this.emergency.used(work, decision, decisionId, source);
    const device = this.devices.issue(personId, work.now);
    const remembered = await this.remember(work, decision, decisionId, request);
    return { cookies: { half: null, session: opened.token, device, ...remembered } };
  }

  /** Attack F06: a recovery code gives the right to bind something new, for ten minutes, and no session. */
  private async recover(work: Work, decision: SignInDecision, decisionId: string, request: StepRequest): Promise<Step> {
    const { personId, methods } = decision;
    const { source } = request;
    const half = await this.sessions.openHalf(work, {
      personId,
      purpose: 'enroll',
      decisionId,
      methods,
      recovering: true,
      source,
    });
    const details = { halfSessionId: half.id };
    await this.audit.append(work, signInEvent('signin.recovering', decision, decisionId, source, details));
    return { cookies: { half: half.token, session: null } };
  }

  private async remember(work: Work, decision: SignInDecision, decisionId: string, request: StepRequest): Promise<CookieChange> {
    const { personId, rememberDays } = decision;
    const { source, presented } = request;
    if (!request.remember || rememberDays <= 0) return {};
    const remembered = await this.remembered.remember(work, personId, rememberDays, source, presented.remembered);
    await this.audit.append(work, signInEvent('browser.remembered', decision, decisionId, source, { days: rememberDays }));
    return { remembered };
  }

  /** Runs a flow that may step up. A refusal on the way undid everything; it is written down and answered, late where that is called for. */
  async guarded<T>(request: StepRequest, flow: () => Promise<T | Refused>): Promise<T | Refused> {
    try {
      return await flow();
    } catch (cause) {
      if (!(cause instanceof StepUpRefused)) throw cause;
      const { decision, decisionId, refused } = cause;
      if (decision) {
        const details = { outcome: decision.outcome, reason: decision.reason };
        await this.database.transaction((work) =>
          this.audit.append(work, {
            ...signInEvent('signin.denied', decision, decisionId, request.source, details),
            outcome: 'refused',
            code: decision.reason,
          }),
        );
      }
      return refused;
    } finally {
      await this.slow.hold();
    }
  }
}
