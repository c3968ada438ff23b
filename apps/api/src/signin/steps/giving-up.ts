import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { Database, type HalfViewer } from '../../platform/index.js';
import { Sessions } from '../sessions/sessions.js';
import { ownEvent } from './sign-in-event.js';
import { asker, coreOf, type StepRequest } from './step.js';

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
    const core = coreOf(this.enrollment, half, source);
    const challenge = half.purpose === 'challenge' ? await core.currentChallenge(asker(half)) : null;
    if (challenge) await core.cancelChallenge({ ...asker(half), handle: challenge.handle });
    const enrollment = half.purpose === 'enroll' ? await core.currentEnrollment(asker(half)) : null;
    if (enrollment) await core.cancelEnrollment({ ...asker(half), handle: enrollment.handle });
    await this.database.transaction(async (work) => {
      if (!(await this.sessions.consumeHalf(work, half.sessionId))) return;
      await this.audit.append(work, ownEvent('signin.cancelled', half, source, { halfSessionId: half.sessionId }));
    });
  }
}
