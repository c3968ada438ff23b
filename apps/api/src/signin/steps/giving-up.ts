import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { Database, type HalfViewer } from '../../platform/index.js';
import { Sessions } from '../sessions/sessions.js';
import { asker } from './challenges.js';
import type { StepRequest } from './step.js';

/** Leaving a sign-in half way: what was pending ends with it. */
@Injectable()
export class GivingUp {
  constructor(
    private readonly database: Database,
    private readonly enrollment: EnrollmentService,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  async giveUp(half: HalfViewer, { source }: StepRequest): Promise<void> {
    const core = this.enrollment.for({ sourceAddress: source.address, decisionId: half.decisionId });
    const challenge = half.purpose === 'challenge' ? await core.currentChallenge(asker(half)) : null;
    if (challenge) await core.cancelChallenge({ ...asker(half), handle: challenge.handle });
    const enrollment = half.purpose === 'enroll' ? await core.currentEnrollment(asker(half)) : null;
    if (enrollment) await core.cancelEnrollment({ ...asker(half), handle: enrollment.handle });
    await this.database.transaction(async (work) => {
      if (!(await this.sessions.consumeHalf(work, half.sessionId))) return;
      await this.audit.append(work, {
        action: 'signin.cancelled',
        actor: { kind: 'person', id: half.personId, name: half.displayName },
        subject: { kind: 'person', id: half.personId, name: half.displayName },
        sourceAddress: source.address,
        decisionId: half.decisionId,
        details: { halfSessionId: half.sessionId },
      });
    });
  }
}
