import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentHalf,
  CurrentSource,
  CurrentViewer,
  GqlMethod,
  type GraphqlContext,
  type HalfViewer,
  Refused,
  type RequestSource,
} from '../../platform/index.js';
import { type Enrolled, Enrolling } from '../steps/enrolling.js';
import { Offers } from '../steps/offers.js';
import { PuttingOff } from '../steps/putting-off.js';
import type { Visitor } from '../steps/step.js';
import { EnrollmentOffer, EnrollmentResult, GqlEnrollment, PhoneInput } from './enrollment.types.js';
import { Shown } from './shown.js';
import { Stepping } from './stepping.js';
import { SignInStep } from './viewer.types.js';

const PHONES: readonly string[] = [GqlMethod.TEXT_MESSAGE, GqlMethod.VOICE_CALL, GqlMethod.OFFICE_PHONE];
const APPS: readonly string[] = [GqlMethod.APP_CODE, GqlMethod.APP_NOTIFICATION];

/** An enrolling half-session, or a full one; to begin, a full one must have been proven a moment ago. */
@Resolver()
@Allow('enroll', 'signed-in')
export class EnrollmentResolver {
  constructor(
    private readonly enrolling: Enrolling,
    private readonly offers: Offers,
    private readonly puttingOff: PuttingOff,
    private readonly shown: Shown,
    private readonly stepping: Stepping,
  ) {}

  @Query(() => [EnrollmentOffer], { description: 'What policy allows this person to set up.' })
  async enrollmentMethods(@CurrentViewer() visitor: Visitor): Promise<EnrollmentOffer[]> {
    return (await this.offers.of(visitor)).map(({ method, officePhone, editable }) => ({
      method: method as GqlMethod,
      editable,
      officePhone: officePhone && {
        country: officePhone.country,
        number: officePhone.national,
        extension: officePhone.extension,
        shown: officePhone.international,
      },
    }));
  }

  @Query(() => GqlEnrollment, {
    nullable: true,
    description: 'The live enrollment of this session, so that a reload resumes it.',
  })
  async currentEnrollment(
    @CurrentViewer() visitor: Visitor,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment | null> {
    const view = await this.enrolling.current(visitor, source);
    return view && this.shown.enrollment(view);
  }

  @Mutation(() => GqlEnrollment, { description: "Without a phone: the directory's office phone." })
  async startPhoneEnrollment(
    @Args('method', { type: () => GqlMethod }) method: GqlMethod,
    @Args('phone', { type: () => PhoneInput, nullable: true }) phone: PhoneInput | null,
    @CurrentViewer() visitor: Visitor,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    if (!PHONES.includes(method)) throw new Refused('bad_request', { field: 'method' });
    if (!phone && method !== GqlMethod.OFFICE_PHONE) throw new Refused('bad_request', { field: 'phone' });
    const typed = phone && { country: phone.country, number: phone.number, extension: phone.extension ?? undefined };
    return this.shown.enrollment(
      await answered(this.enrolling.start(visitor, { method, ...(typed && { phone: typed }) }, source)),
    );
  }

  @Mutation(() => GqlEnrollment)
  async startAppEnrollment(
    @Args('method', { type: () => GqlMethod }) method: GqlMethod,
    @CurrentViewer() visitor: Visitor,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    if (!APPS.includes(method)) throw new Refused('bad_request', { field: 'method' });
    return this.shown.enrollment(await answered(this.enrolling.start(visitor, { method }, source)));
  }

  @Mutation(() => GqlEnrollment, { description: "'Verify now', 'contact me', and 'send again'." })
  async sendEnrollmentCode(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentViewer() visitor: Visitor,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.send(visitor, handle, source)));
  }

  @Mutation(() => EnrollmentResult)
  async verifyEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
    @CurrentViewer() visitor: Visitor,
    @Context() context: GraphqlContext,
  ): Promise<EnrollmentResult> {
    const enrolled = await answered(this.enrolling.verify(visitor, handle, code, this.stepping.request(context)));
    return this.result(enrolled, context);
  }

  @Mutation(() => EnrollmentResult, { description: 'Once the progress says CONFIRMED.' })
  async redeemEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentViewer() visitor: Visitor,
    @Context() context: GraphqlContext,
  ): Promise<EnrollmentResult> {
    const enrolled = await answered(this.enrolling.redeem(visitor, handle, this.stepping.request(context)));
    return this.result(enrolled, context);
  }

  @Mutation(() => GqlEnrollment)
  async cancelEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentViewer() visitor: Visitor,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.cancel(visitor, handle, source)));
  }

  @Allow('enroll')
  @Mutation(() => SignInStep, { description: 'Puts enrolling off, while the grace period runs.' })
  async skipEnrollment(@CurrentHalf() half: HalfViewer, @Context() context: GraphqlContext): Promise<SignInStep> {
    return this.stepping.take(context, await this.puttingOff.putOff(half, this.stepping.request(context)));
  }

  private async result({ enrollment, step }: Enrolled, context: GraphqlContext): Promise<EnrollmentResult> {
    return { enrollment: await this.shown.enrollment(enrollment), viewer: await this.stepping.now(context, step.cookies) };
  }
}
