import { Injectable } from '@nestjs/common';
import { type ChallengeView, type Method, METHODS, type OnSuccess, type Outcome } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { type HalfViewer, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { AskedFrom } from './asked-from.js';
import { Standing } from './standing.js';
import { StepUp } from './step-up.js';
import { asker, coreOf, type Step, stepOf, type StepRequest, valueOf } from './step.js';

export const methodsOf = (half: HalfViewer): Method[] => METHODS.filter((method) => half.methods.includes(method));

/** The second step of a sign-in: proof by one of the ways that the decision left open. */
@Injectable()
export class Challenges {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly standing: Standing,
    private readonly from: AskedFrom,
    private readonly stepUp: StepUp,
  ) {}

  current(half: HalfViewer, source: RequestSource): Promise<ChallengeView | null> {
    return coreOf(this.enrollment, half, source).currentChallenge(asker(half));
  }

  async start(half: HalfViewer, authenticatorId: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const { digitsOnCalls } = await this.standing.of(half.personId);
    return valueOf(
      await coreOf(this.enrollment, half, source).startChallenge({
        ...asker(half),
        authenticatorId,
        purpose: 'sign-in',
        allowedMethods: methodsOf(half),
        digitsOnCalls,
        context: this.from.context(source),
        source: sourceNetwork(source.address),
        locale: source.locale,
      }),
    );
  }

  async resend(half: HalfViewer, handle: string, source: RequestSource): Promise<ChallengeView | Refused> {
    const where = { source: sourceNetwork(source.address), locale: source.locale };
    return valueOf(await coreOf(this.enrollment, half, source).resendChallenge({ ...asker(half), handle, ...where }));
  }

  verify(half: HalfViewer, handle: string, code: string, request: StepRequest): Promise<Step | Refused> {
    const core = coreOf(this.enrollment, half, request.source);
    return this.finish(half, request, (onSuccess) =>
      core.verifyChallenge({ ...asker(half), handle, code, purpose: 'sign-in', onSuccess }),
    );
  }

  /** After a key press, a reply or a device confirmed it. */
  redeem(half: HalfViewer, handle: string, request: StepRequest): Promise<Step | Refused> {
    const core = coreOf(this.enrollment, half, request.source);
    return this.finish(half, request, (onSuccess) =>
      core.redeemChallenge({ ...asker(half), handle, purpose: 'sign-in', onSuccess }),
    );
  }

  private finish(
    half: HalfViewer,
    request: StepRequest,
    answer: (onSuccess: OnSuccess<Work>) => Promise<Outcome<unknown>>,
  ): Promise<Step | Refused> {
    return this.stepUp.guarded(request, async () => {
      let step: Step | null = null;
      const outcome = await answer(async ({ host }, { method }) => {
        step = await this.stepUp.fromHalf(host, half, method, request);
      });
      return stepOf(outcome, step);
    });
  }
}
