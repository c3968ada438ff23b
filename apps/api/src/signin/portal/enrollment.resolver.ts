import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentHalf,
  CurrentSource,
  GqlMethod,
  type GraphqlContext,
  type HalfViewer,
  type RequestSource,
} from '../../platform/index.js';
import { Enrolling } from '../steps/enrolling.js';
import { EnrollmentResult, GqlEnrollment, PhoneInput } from './enrollment.types.js';
import { Shown } from './shown.js';
import { Stepping } from './stepping.js';

@Resolver()
@Allow('enroll')
export class EnrollmentResolver {
  constructor(
    private readonly enrolling: Enrolling,
    private readonly shown: Shown,
    private readonly stepping: Stepping,
  ) {}

  @Query(() => [GqlMethod], { description: 'Enrolling half-session: methods that policy allows this person to set up.' })
  enrollmentMethods(@CurrentHalf() half: HalfViewer): GqlMethod[] {
    return this.enrolling.methods(half) as GqlMethod[];
  }

  @Query(() => GqlEnrollment, {
    nullable: true,
    description: 'The live enrollment of this half-session, so that a reload resumes it.',
  })
  async currentEnrollment(
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment | null> {
    const view = await this.enrolling.current(half, source);
    return view && this.shown.enrollment(view);
  }

  @Mutation(() => GqlEnrollment)
  async startPhoneEnrollment(
    @Args('phone', { type: () => PhoneInput }) phone: PhoneInput,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.startPhone(half, phone, source)));
  }

  @Mutation(() => GqlEnrollment)
  async startAppEnrollment(@CurrentHalf() half: HalfViewer, @CurrentSource() source: RequestSource): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.startApp(half, source)));
  }

  @Mutation(() => GqlEnrollment, { description: "'Verify now', and 'send again'." })
  async sendEnrollmentCode(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.send(half, handle, source)));
  }

  @Mutation(() => EnrollmentResult)
  async verifyEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
    @CurrentHalf() half: HalfViewer,
    @Context() context: GraphqlContext,
  ): Promise<EnrollmentResult> {
    const { enrollment, step } = await answered(this.enrolling.verify(half, handle, code, this.stepping.request(context)));
    return { enrollment: await this.shown.enrollment(enrollment), viewer: await this.stepping.now(context, step.cookies) };
  }

  @Mutation(() => GqlEnrollment)
  async cancelEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlEnrollment> {
    return this.shown.enrollment(await answered(this.enrolling.cancel(half, handle, source)));
  }
}
