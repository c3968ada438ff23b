import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentOperator, type FullViewer, type GqlMethod, type GraphqlContext } from '../../platform/index.js';
import { Stepping } from '../portal/stepping.js';
import { SignInStep } from '../portal/viewer.types.js';
import { MySignIn } from './mine.types.js';
import { MySignIns } from './my-sign-ins.js';

@Resolver()
@Allow('signed-in')
export class MySignInsResolver {
  constructor(
    private readonly mine: MySignIns,
    private readonly stepping: Stepping,
  ) {}

  @Query(() => [MySignIn], { description: 'Newest first.' })
  async mySignIns(
    @Args('limit', { type: () => Int, defaultValue: 20 }) limit: number,
    @CurrentOperator() full: FullViewer,
  ): Promise<MySignIn[]> {
    return (await this.mine.list(full, limit)).map((one) => ({ ...one, method: one.method as GqlMethod | null }));
  }

  @Mutation(() => SignInStep, { description: '"This was not me": blocks the person; nobody is signed in afterwards.' })
  async reportFraud(
    @Args('decisionId', { type: () => ID }) decisionId: string,
    @CurrentOperator() full: FullViewer,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    return this.stepping.take(context, await this.mine.reportFraud(full, decisionId, context.source));
  }
}
