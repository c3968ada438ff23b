import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentHalf,
  CurrentSource,
  CurrentViewer,
  type FullViewer,
  GqlMethod,
  type GraphqlContext,
  type HalfViewer,
  type RequestSource,
} from '../../platform/index.js';
import { Challenges } from '../steps/challenges.js';
import { GqlChallenge, MyMethod } from './method.types.js';
import { Shown } from './shown.js';
import { Stepping } from './stepping.js';
import { SignInStep } from './viewer.types.js';

@Resolver()
export class ChallengeResolver {
  constructor(
    private readonly challenges: Challenges,
    private readonly shown: Shown,
    private readonly stepping: Stepping,
  ) {}

  @Allow('challenge', 'signed-in')
  @Query(() => [MyMethod], { description: "Half-session: the person's methods, masked. Full session: the same." })
  async myMethods(@CurrentViewer() viewer: HalfViewer | FullViewer): Promise<MyMethod[]> {
    return (await this.challenges.methods(viewer)).map((one) => ({ ...one, method: one.method as GqlMethod }));
  }

  @Allow('challenge')
  @Query(() => GqlChallenge, { nullable: true, description: 'The live challenge of this half-session.' })
  async currentChallenge(@CurrentHalf() half: HalfViewer, @CurrentSource() source: RequestSource): Promise<GqlChallenge | null> {
    const view = await this.challenges.current(half, source);
    return view && this.shown.challenge(view);
  }

  @Allow('challenge')
  @Mutation(() => GqlChallenge)
  async startChallenge(
    @Args('methodId', { type: () => ID }) methodId: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.challenges.start(half, methodId, source)));
  }

  @Allow('challenge')
  @Mutation(() => GqlChallenge)
  async resendChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.challenges.resend(half, handle, source)));
  }

  @Allow('challenge')
  @Mutation(() => SignInStep)
  async verifyChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
    @CurrentHalf() half: HalfViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    const step = await this.challenges.verify(half, handle, code, this.stepping.request(context));
    return this.stepping.take(context, step);
  }
}
