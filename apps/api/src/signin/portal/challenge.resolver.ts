import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentHalf,
  CurrentSource,
  type GraphqlContext,
  type HalfViewer,
  type RequestSource,
} from '../../platform/index.js';
import { Challenges } from '../steps/challenges.js';
import { GqlChallenge } from './method.types.js';
import { Shown } from './shown.js';
import { Stepping } from './stepping.js';
import { SignInStep } from './viewer.types.js';

@Resolver()
@Allow('challenge')
export class ChallengeResolver {
  constructor(
    private readonly challenges: Challenges,
    private readonly shown: Shown,
    private readonly stepping: Stepping,
  ) {}

  @Query(() => GqlChallenge, { nullable: true, description: 'The live challenge of this half-session.' })
  async currentChallenge(@CurrentHalf() half: HalfViewer, @CurrentSource() source: RequestSource): Promise<GqlChallenge | null> {
    const view = await this.challenges.current(half, source);
    return view && this.shown.challenge(view);
  }

  @Mutation(() => GqlChallenge)
  async startChallenge(
    @Args('methodId', { type: () => ID }) methodId: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.challenges.start(half, methodId, source)));
  }

  @Mutation(() => GqlChallenge)
  async resendChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentHalf() half: HalfViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.challenges.resend(half, handle, source)));
  }

  @Mutation(() => SignInStep, { description: 'Recovery codes too: then the viewer is ENROLL, recovering.' })
  async verifyChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
    @Args('remember', { type: () => Boolean, nullable: true, defaultValue: false }) remember: boolean | null,
    @CurrentHalf() half: HalfViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    const request = { ...this.stepping.request(context), remember: remember === true };
    return this.stepping.take(context, await this.challenges.verify(half, handle, code, request));
  }

  @Mutation(() => SignInStep, { description: 'Once the progress says CONFIRMED.' })
  async redeemChallenge(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('remember', { type: () => Boolean, nullable: true, defaultValue: false }) remember: boolean | null,
    @CurrentHalf() half: HalfViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    const request = { ...this.stepping.request(context), remember: remember === true };
    return this.stepping.take(context, await this.challenges.redeem(half, handle, request));
  }
}
