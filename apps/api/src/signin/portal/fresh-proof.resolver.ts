import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import {
  Allow,
  CurrentOperator,
  CurrentSource,
  type FullViewer,
  type GraphqlContext,
  type RequestSource,
} from '../../platform/index.js';
import { FreshProofs } from '../steps/fresh-proofs.js';
import { GqlChallenge } from './method.types.js';
import { Shown } from './shown.js';
import { Stepping } from './stepping.js';
import { SignInStep } from './viewer.types.js';

@Resolver()
@Allow('signed-in')
export class FreshProofResolver {
  constructor(
    private readonly proofs: FreshProofs,
    private readonly shown: Shown,
    private readonly stepping: Stepping,
  ) {}

  @Query(() => GqlChallenge, { nullable: true, description: 'The live request for a fresh proof of this session.' })
  async currentFreshProof(
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge | null> {
    const view = await this.proofs.current(full, source);
    return view && this.shown.challenge(view);
  }

  @Mutation(() => GqlChallenge)
  async startFreshProof(
    @Args('methodId', { type: () => ID }) methodId: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.proofs.start(full, methodId, source)));
  }

  @Mutation(() => GqlChallenge)
  async resendFreshProof(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<GqlChallenge> {
    return this.shown.challenge(await answered(this.proofs.resend(full, handle, source)));
  }

  @Mutation(() => SignInStep, { description: 'The third wrong answer ends the session.' })
  async verifyFreshProof(
    @Args('handle', { type: () => ID }) handle: string,
    @Args('code', { type: () => String }) code: string,
    @CurrentOperator() full: FullViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    return this.stepping.take(context, await this.proofs.verify(full, handle, code, this.stepping.request(context)));
  }

  @Mutation(() => SignInStep)
  async redeemFreshProof(
    @Args('handle', { type: () => ID }) handle: string,
    @CurrentOperator() full: FullViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    return this.stepping.take(context, await this.proofs.redeem(full, handle, this.stepping.request(context)));
  }
}
