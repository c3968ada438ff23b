import { Injectable } from '@nestjs/common';
import { type AuthenticatorView, type ChallengeView, type EnrollmentCore, type Method, METHODS } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { type FullViewer, type HalfViewer, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { StepUp } from './step-up.js';
import { type Step, stepOf, type StepRequest } from './step.js';

export const methodsOf = (half: HalfViewer): Method[] => METHODS.filter((method) => half.methods.includes(method));

/** The second step of a sign-in: which ways there are, and proof by one of them. */
@Injectable()
export class Challenges {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly stepUp: StepUp,
  ) {}

  /** A half-session sees what it may prove with; a full session everything that works. */
  async methods(viewer: HalfViewer | FullViewer): Promise<AuthenticatorView[]> {
    const all = await this.enrollment.for({ sourceAddress: null, decisionId: null }).listMethods({ personId: viewer.personId });
    return all.filter((one) => one.disabledAt === null && (viewer.kind === 'full' || viewer.methods.includes(one.method)));
  }

  current(half: HalfViewer, source: RequestSource): Promise<ChallengeView | null> {
    return this.core(half, source).currentChallenge(asker(half));
  }

  async start(half: HalfViewer, authenticatorId: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const outcome = await this.core(half, source).startChallenge({
      ...asker(half),
      authenticatorId,
      purpose: 'sign-in',
      allowedMethods: methodsOf(half),
      source: sourceNetwork(source.address),
    });
    return outcome.ok ? outcome.value : Refused.of(outcome);
  }

  async resend(half: HalfViewer, handle: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const outcome = await this.core(half, source).resendChallenge({
      ...asker(half),
      handle,
      source: sourceNetwork(source.address),
    });
    return outcome.ok ? outcome.value : Refused.of(outcome);
  }

  verify(half: HalfViewer, handle: string, code: string, request: StepRequest): Promise<Step | Refused> {
    return this.stepUp.guarded(request, async () => {
      let step: Step | null = null;
      const outcome = await this.core(half, request.source).verifyChallenge({
        ...asker(half),
        handle,
        code,
        purpose: 'sign-in',
        onSuccess: async ({ host }, { method }) => {
          step = await this.stepUp.fromHalf(host, half, method, request);
        },
      });
      return stepOf(outcome, step);
    });
  }

  private core(half: HalfViewer, source: RequestSource): EnrollmentCore<Work> {
    return this.enrollment.for({ sourceAddress: source.address, decisionId: half.decisionId });
  }
}

export const asker = ({ personId, sessionId }: HalfViewer) => ({ personId, sessionId });
