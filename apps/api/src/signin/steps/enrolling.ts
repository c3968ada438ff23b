import { Injectable } from '@nestjs/common';
import type { Enrolled as CoreEnrolled, EnrollmentView, Method, OnSuccess, Outcome, TypedPhone } from '@tessera/enrollment';
import { EnrollmentService } from '../../enrollment/index.js';
import { Refused, type RequestSource, type Work } from '../../platform/index.js';
import { sourceNetwork } from '../first-factor/source-network.js';
import { Fresh } from '../sessions/fresh.js';
import { hasTwoKinds } from '../sessions/session-source.js';
import { Binding } from './binding.js';
import { enrollmentNeeds } from './enrollment-needs.js';
import { Offers } from './offers.js';
import { StepUp } from './step-up.js';
import { asker, coreOf, type Step, stepOf, type StepRequest, valueOf, type Visitor } from './step.js';

export interface Enrolled {
  readonly enrollment: EnrollmentView;
  readonly step: Step;
}
type Start = { readonly method: Method; readonly phone?: TypedPhone };

/** Enrolling: with the right that the password gave, or in a session that was proven anew a moment ago. */
@Injectable()
export class Enrolling {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly offers: Offers,
    private readonly stepUp: StepUp,
    private readonly binding: Binding,
  ) {}

  current(visitor: Visitor, source: RequestSource): Promise<EnrollmentView | null> {
    return coreOf(this.enrollment, visitor, source).currentEnrollment(asker(visitor));
  }

  /** `phone` absent: the directory's office phone. */
  async start(visitor: Visitor, { method, phone }: Start, source: RequestSource): Promise<EnrollmentView | Refused> {
    const stale = visitor.kind === 'full' ? Fresh.refusalOf(visitor) : null;
    if (stale) return stale;
    const terms = await this.offers.termsOf(visitor);
    if (terms.needsReview) return new Refused('needs_review');
    const proven = visitor.kind === 'half' ? visitor.recovering : hasTwoKinds(visitor.proven);
    const needs = proven ? null : enrollmentNeeds(terms.begins, source.address);
    if (needs) return new Refused(needs === 'network' ? 'enroll_from_network' : 'enroll_by_helpdesk');
    if (method === 'office-phone' && phone && !terms.officePhoneEditable) {
      return new Refused('method_not_allowed', { field: 'number' });
    }
    return valueOf(
      await coreOf(this.enrollment, visitor, source).startEnrollment({
        ...asker(visitor),
        method,
        ...(phone && { phone }),
        ...(method === 'office-phone' && !phone && terms.knownPhone && { knownPhone: terms.knownPhone }),
        account: visitor.login,
        allowedMethods: terms.methods,
        digitsOnCalls: terms.digitsOnCalls,
      }),
    );
  }

  async send(visitor: Visitor, handle: string, source: RequestSource): Promise<EnrollmentView | Refused> {
    const where = { source: sourceNetwork(source.address), locale: source.locale };
    return valueOf(await coreOf(this.enrollment, visitor, source).sendEnrollmentCode({ ...asker(visitor), handle, ...where }));
  }

  verify(visitor: Visitor, handle: string, code: string, request: StepRequest): Promise<Enrolled | Refused> {
    const core = coreOf(this.enrollment, visitor, request.source);
    return this.finish(visitor, request, (rest) => core.verifyEnrollment({ ...asker(visitor), handle, code, ...rest }));
  }

  /** After a key press, a reply or a device confirmed it. */
  redeem(visitor: Visitor, handle: string, request: StepRequest): Promise<Enrolled | Refused> {
    const core = coreOf(this.enrollment, visitor, request.source);
    return this.finish(visitor, request, (rest) => core.redeemEnrollment({ ...asker(visitor), handle, ...rest }));
  }

  async cancel(visitor: Visitor, handle: string, source: RequestSource): Promise<EnrollmentView | Refused> {
    return valueOf(await coreOf(this.enrollment, visitor, source).cancelEnrollment({ ...asker(visitor), handle }));
  }

  private finish(
    visitor: Visitor,
    request: StepRequest,
    answer: (rest: { readonly recovering: boolean; readonly onSuccess: OnSuccess<Work> }) => Promise<Outcome<CoreEnrolled>>,
  ): Promise<Enrolled | Refused> {
    return this.stepUp.guarded(request, async () => {
      let followed: Step | null = null;
      const outcome = await answer({
        recovering: visitor.kind === 'half' && visitor.recovering,
        onSuccess: async ({ host }, { method }) => {
          followed = await this.binding.bound(host, visitor, method, request);
        },
      });
      const step = stepOf(outcome, followed);
      return step instanceof Refused || !outcome.ok ? (step as Refused) : { enrollment: outcome.value.enrollment, step };
    });
  }
}
