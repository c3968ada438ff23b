import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered } from '../../people/index.js';
import { Allow, CurrentOperator, CurrentSource, type FullViewer, type RequestSource } from '../../platform/index.js';
import { AppPassword, AppPasswordTerms, NewAppPassword } from './mine.types.js';
import { MyAppPasswords } from './my-app-passwords.js';

@Resolver()
@Allow('signed-in')
export class MyAppPasswordsResolver {
  constructor(private readonly mine: MyAppPasswords) {}

  @Query(() => AppPasswordTerms)
  async appPasswordTerms(@CurrentOperator() full: FullViewer): Promise<AppPasswordTerms> {
    const { allowed, most, days } = await this.mine.terms(full);
    const live = await this.mine.list(full);
    return { allowed, left: allowed ? Math.max(0, most - live.length) : 0, days };
  }

  @Query(() => [AppPassword])
  myAppPasswords(@CurrentOperator() full: FullViewer): Promise<AppPassword[]> {
    return this.mine.list(full);
  }

  @Mutation(() => NewAppPassword, { description: 'Needs a fresh proof.' })
  async createAppPassword(
    @Args('name', { type: () => String }) name: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<NewAppPassword> {
    const { password, ...appPassword } = await answered(this.mine.create(full, name, source));
    return { appPassword, password };
  }

  @Mutation(() => [AppPassword])
  revokeAppPassword(
    @Args('id', { type: () => ID }) id: string,
    @CurrentOperator() full: FullViewer,
    @CurrentSource() source: RequestSource,
  ): Promise<AppPassword[]> {
    return answered(this.mine.revoke(full, id, source));
  }
}
