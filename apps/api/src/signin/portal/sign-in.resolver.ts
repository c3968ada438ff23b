import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer, type GraphqlContext, type Viewer } from '../../platform/index.js';
import { SessionEnd } from '../sessions/session-end.js';
import { GivingUp } from '../steps/giving-up.js';
import { SignIn } from '../steps/sign-in.js';
import { Stepping } from './stepping.js';
import { SignInStep } from './viewer.types.js';

@Resolver()
export class SignInResolver {
  constructor(
    private readonly signIns: SignIn,
    private readonly givingUp: GivingUp,
    private readonly ends: SessionEnd,
    private readonly stepping: Stepping,
  ) {}

  @Allow('anyone')
  @Mutation(() => SignInStep, { description: 'First factor. `appCode` may come along to do both steps in one.' })
  async signIn(
    @Args('login', { type: () => String }) login: string,
    @Args('password', { type: () => String }) password: string,
    @Args('appCode', { type: () => String, nullable: true }) appCode: string | null,
    @Context() context: GraphqlContext,
  ): Promise<SignInStep> {
    const input = { login, password, appCode: appCode ?? null };
    return this.stepping.take(context, await this.signIns.signIn(input, this.stepping.request(context)));
  }

  @Allow('anyone')
  @Mutation(() => SignInStep)
  async cancelSignIn(@CurrentViewer() viewer: Viewer, @Context() context: GraphqlContext): Promise<SignInStep> {
    if (viewer.kind === 'half') await this.givingUp.giveUp(viewer, this.stepping.request(context));
    return { viewer: await this.stepping.now(context, { half: null }) };
  }

  @Allow('anyone')
  @Mutation(() => SignInStep)
  async signOut(@Context() context: GraphqlContext): Promise<SignInStep> {
    await this.ends.signOut(this.stepping.request(context).presented, context.source.address);
    return { viewer: await this.stepping.now(context, { half: null, session: null }) };
  }
}
