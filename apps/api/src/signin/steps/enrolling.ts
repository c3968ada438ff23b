import { Injectable } from '@nestjs/common';
import type { EnrollmentCore, EnrollmentView, Method } from '@tessera/enrollment';
import { DeliveryService } from '../../delivery/index.js';
import { EnrollmentService } from '../../enrollment/index.js';
import { type HalfViewer, Refused, type RequestSource, type Work } from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { asker, methodsOf } from './challenges.js';
import { StepUp } from './step-up.js';
import { type Step, stepOf, type StepRequest } from './step.js';

export interface Enrolled {
  readonly enrollment: EnrollmentView;
  readonly step: Step;
}

/** Enrolling with the right that the password gave, from the prompt to the full session. */
@Injectable()
export class Enrolling {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly delivery: DeliveryService,
    private readonly stepUp: StepUp,
  ) {}

  methods(half: HalfViewer): Method[] {
    return methodsOf(half).filter((method) => this.delivery.canSend(method));
  }

  current(half: HalfViewer, source: RequestSource): Promise<EnrollmentView | null> {
    return this.core(half, source).currentEnrollment(asker(half));
  }

  startPhone(
    half: HalfViewer,
    phone: { country: string; number: string },
    source: RequestSource,
  ): Promise<EnrollmentView | Refused> {
    return this.start(half, source, { method: 'text-message', phone });
  }

  startApp(half: HalfViewer, source: RequestSource): Promise<EnrollmentView | Refused> {
    return this.start(half, source, { method: 'app-code' });
  }

  async send(half: HalfViewer, handle: string, source: RequestSource): Promise<EnrollmentView | Refused> {
    const outcome = await this.core(half, source).sendEnrollmentCode({
      ...asker(half),
      handle,
      source: sourceNetwork(source.address),
    });
    return outcome.ok ? outcome.value : Refused.of(outcome);
  }

  verify(half: HalfViewer, handle: string, code: string, request: StepRequest): Promise<Enrolled | Refused> {
    return this.stepUp.guarded(request, async () => {
      let opened: Step | null = null;
      const outcome = await this.core(half, request.source).verifyEnrollment({
        ...asker(half),
        handle,
        code,
        onSuccess: async ({ host }, { method }) => {
          opened = await this.stepUp.fromHalf(host, half, method, request);
        },
      });
      const step = stepOf(outcome, opened);
      return step instanceof Refused || !outcome.ok ? (step as Refused) : { enrollment: outcome.value.enrollment, step };
    });
  }

  async cancel(half: HalfViewer, handle: string, source: RequestSource): Promise<EnrollmentView | Refused> {
    const outcome = await this.core(half, source).cancelEnrollment({ ...asker(half), handle });
    return outcome.ok ? outcome.value : Refused.of(outcome);
  }

  private async start(
    half: HalfViewer,
    source: RequestSource,
    what: { readonly method: Method; readonly phone?: { readonly country: string; readonly number: string } },
  ): Promise<EnrollmentView | Refused> {
    const outcome = await this.core(half, source).startEnrollment({
      ...asker(half),
      ...what,
      account: half.login,
      allowedMethods: this.methods(half),
    });
    return outcome.ok ? outcome.value : Refused.of(outcome);
  }

  private core(half: HalfViewer, source: RequestSource): EnrollmentCore<Work> {
    return this.enrollment.for({ sourceAddress: source.address, decisionId: half.decisionId });
  }
}
