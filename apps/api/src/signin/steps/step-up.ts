import { Injectable } from '@nestjs/common';
import type { Method } from '@tessera/enrollment';
import { Audit } from '../../audit/index.js';
import { Database, type HalfViewer, Refused, type Work } from '../../platform/index.js';
import { KnownDevice } from '../first-factor/known-device.js';
import { SessionEnd } from '../sessions/session-end.js';
import { Sessions } from '../sessions/sessions.js';
import { Decisions, type SignInDecision } from './decisions.js';
import type { Step, StepRequest } from './step.js';

/** Thrown inside the accepting transaction, so that nothing of it stays; becomes a value again in `guarded`. */
class StepUpRefused extends Error {
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
    private readonly audit: Audit,
  ) {}

  /** Ends the half-session and opens a session of a new id. */
  async fromHalf(work: Work, half: HalfViewer, method: Method, request: StepRequest): Promise<Step> {
    await this.sessions.oneAtATime(work.manager, half.personId);
    if (!(await this.sessions.consumeHalf(work, half.sessionId))) {
      throw new StepUpRefused(new Refused('session_over'), null, half.decisionId);
    }
    await this.sessions.endEnrolling(work, half.personId);
    return this.open(work, half, method, request);
  }

  /** Decides again, with the proof in hand and from live data, before anything is opened. */
  async open(
    work: Work,
    who: { readonly personId: string; readonly decisionId: string },
    method: Method,
    request: StepRequest,
  ): Promise<Step> {
    const { personId, decisionId } = who;
    const { source, presented } = request;
    const decision = await this.decisions.make(work, personId, [method]);
    if (decision.outcome !== 'allow') throw new StepUpRefused(new Refused('signin_denied', { decisionId }), decision, decisionId);
    await this.ends.end(work, presented, source.address, 'signed_in_again');
    const proven = ['password', method];
    const opened = await this.sessions.open(work, { personId, decisionId, proven, operator: decision.operator, source });
    await this.audit.append(work, {
      action: 'signin.completed',
      actor: { kind: 'person', id: personId, name: decision.name },
      subject: { kind: 'person', id: personId, name: decision.name },
      sourceAddress: source.address,
      decisionId,
      details: { proven, sessionId: opened.id },
    });
    return { cookies: { half: null, session: opened.token, device: this.devices.issue(personId, work.now) } };
  }

  /** Runs a flow that may step up. A refusal on the way undid everything; it is written down and answered. */
  async guarded<T>(request: StepRequest, flow: () => Promise<T | Refused>): Promise<T | Refused> {
    try {
      return await flow();
    } catch (cause) {
      if (!(cause instanceof StepUpRefused)) throw cause;
      if (cause.decision) await this.writeDown(cause.decision, cause.decisionId, request);
      return cause.refused;
    }
  }

  private async writeDown(decision: SignInDecision, decisionId: string, request: StepRequest): Promise<void> {
    const { personId, name, outcome, reason } = decision;
    await this.database.transaction((work) =>
      this.audit.append(work, {
        action: 'signin.denied',
        outcome: 'refused',
        code: reason,
        actor: { kind: 'person', id: personId, name },
        subject: { kind: 'person', id: personId, name },
        sourceAddress: request.source.address,
        decisionId,
        details: { outcome, reason },
      }),
    );
  }
}
