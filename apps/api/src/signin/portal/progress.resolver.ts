import { Args, Context, ID, Query, Resolver, Subscription } from '@nestjs/graphql';
import { EnrollmentService } from '../../enrollment/index.js';
import {
  Allow,
  CurrentHalf,
  CurrentOperator,
  CurrentViewer,
  type FullViewer,
  type GraphqlContext,
  type HalfViewer,
} from '../../platform/index.js';
import { asker, coreOf, type Visitor } from '../steps/step.js';
import { type Look, ProgressStream } from './progress-stream.js';
import { StepProgress } from './progress.types.js';
import { Shown } from './shown.js';

const OVER = 'Null when it is over.';
const LIVE = { nullable: true, description: 'At once as it stands, then each change, to its end.' } as const;

/** How a step goes on; to whoever began it, by the handle that they alone hold. */
@Resolver()
export class ProgressResolver {
  constructor(
    private readonly enrollment: EnrollmentService,
    private readonly shown: Shown,
    private readonly stream: ProgressStream,
  ) {}

  @Allow('enroll', 'signed-in')
  @Query(() => StepProgress, { nullable: true, description: OVER })
  async enrollmentProgress(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentViewer() visitor: Visitor,
    @Context() { source }: GraphqlContext,
  ): Promise<StepProgress | null> {
    return (await this.enrolling(visitor, handle, source))?.progress ?? null;
  }

  @Allow('challenge')
  @Query(() => StepProgress, { nullable: true, description: OVER })
  async challengeProgress(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @Context() { source }: GraphqlContext,
  ): Promise<StepProgress | null> {
    return (await this.proving(half, handle, source))?.progress ?? null;
  }

  @Allow('signed-in')
  @Query(() => StepProgress, { nullable: true, description: OVER })
  async freshProofProgress(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentOperator() full: FullViewer,
    @Context() { source }: GraphqlContext,
  ): Promise<StepProgress | null> {
    return (await this.proving(full, handle, source))?.progress ?? null;
  }

  @Allow('enroll', 'signed-in')
  @Subscription(() => StepProgress, { ...LIVE, name: 'enrollmentProgress' })
  watchEnrollment(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentViewer() visitor: Visitor,
    @Context() { cookies, source }: GraphqlContext,
  ): AsyncIterable<{ enrollmentProgress: StepProgress | null }> {
    const looks = this.stream.of(visitor, cookies, () => this.enrolling(visitor, handle, source));
    return named(looks, (enrollmentProgress) => ({ enrollmentProgress }));
  }

  @Allow('challenge')
  @Subscription(() => StepProgress, { ...LIVE, name: 'challengeProgress' })
  watchChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @Context() { cookies, source }: GraphqlContext,
  ): AsyncIterable<{ challengeProgress: StepProgress | null }> {
    const looks = this.stream.of(half, cookies, () => this.proving(half, handle, source));
    return named(looks, (challengeProgress) => ({ challengeProgress }));
  }

  @Allow('signed-in')
  @Subscription(() => StepProgress, { ...LIVE, name: 'freshProofProgress' })
  watchFreshProof(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentOperator() full: FullViewer,
    @Context() { cookies, source }: GraphqlContext,
  ): AsyncIterable<{ freshProofProgress: StepProgress | null }> {
    const looks = this.stream.of(full, cookies, () => this.proving(full, handle, source));
    return named(looks, (freshProofProgress) => ({ freshProofProgress }));
  }

  private async enrolling(visitor: Visitor, handle: string, source: GraphqlContext['source']): Promise<Look | null> {
    const view = await coreOf(this.enrollment, visitor, source).watchEnrollment({ ...asker(visitor), handle });
    return view && { regardingId: view.regardingId, progress: await this.shown.enrollmentProgress(view) };
  }

  private async proving(visitor: Visitor, handle: string, source: GraphqlContext['source']): Promise<Look | null> {
    const view = await coreOf(this.enrollment, visitor, source).watchChallenge({ ...asker(visitor), handle });
    return view && { regardingId: view.regardingId, progress: await this.shown.challengeProgress(view) };
  }
}

async function* named<T>(looks: AsyncIterable<StepProgress | null>, name: (look: StepProgress | null) => T): AsyncGenerator<T> {
  for await (const look of looks) yield name(look);
}
