import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { Database, type HalfViewer, Refused } from '../../platform/index.js';
import { KnownDevice } from '../first-factor/known-device.js';
import { Sessions } from '../sessions/sessions.js';
import { Decisions } from './decisions.js';
import { signInEvent } from './sign-in-event.js';
import { StepUp, StepUpRefused } from './step-up.js';
import type { Step, StepRequest } from './step.js';

/** "Remind me later", while the grace period runs: a session of one factor, which ends with the grace at the latest. */
@Injectable()
export class PuttingOff {
  constructor(
    private readonly database: Database,
    private readonly stepUp: StepUp,
    private readonly decisions: Decisions,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevice,
    private readonly audit: Audit,
  ) {}

  putOff(half: HalfViewer, request: StepRequest): Promise<Step | Refused> {
    const { personId, decisionId } = half;
    const { source } = request;
    return this.stepUp.guarded(request, () =>
      this.database.transaction(async (work): Promise<Step> => {
        await this.stepUp.consume(work, half);
        const decision = await this.decisions.make(work, personId, { proven: [], address: source.address });
        const { outcome, skipUntil } = decision;
        if (half.recovering || outcome !== 'enroll' || skipUntil === null || skipUntil <= work.now) {
          throw new StepUpRefused(new Refused('skip_over', { decisionId }), decision, decisionId);
        }
        const proven = ['password'];
        const session = { personId, decisionId, proven, fresh: true, operator: decision.operator, source };
        const opened = await this.sessions.open(work, session);
        const details = { proven, sessionId: opened.id, skipUntil: skipUntil.toISOString() };
        await this.audit.append(
          work,
          signInEvent('signin.put_off', decision, decisionId, source, { skipUntil: details.skipUntil }),
        );
        await this.audit.append(work, signInEvent('signin.completed', decision, decisionId, source, details));
        return { cookies: { half: null, session: opened.token, device: this.devices.issue(personId, work.now) } };
      }),
    );
  }
}
