import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { answered, DirectoryGroup } from '../../people/index.js';
import { Allow, CurrentSource, type RequestSource } from '../../platform/index.js';
import { Setup } from './setup.js';

@Resolver()
export class SetupResolver {
  constructor(private readonly setup: Setup) {}

  @Allow('anyone')
  @Query(() => [DirectoryGroup], { description: 'Setup: groups to choose from, by the one-time token.' })
  setupGroups(
    @Args('token', { type: () => String }) token: string,
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @CurrentSource() source: RequestSource,
  ): Promise<DirectoryGroup[]> {
    return answered(this.setup.groups(token, search ?? null, source));
  }

  @Allow('anyone')
  @Mutation(() => Boolean)
  claimSetup(
    @Args('token', { type: () => String }) token: string,
    @Args('groupId', { type: () => ID }) groupId: string,
    @CurrentSource() source: RequestSource,
  ): Promise<boolean> {
    return answered(this.setup.claim(token, groupId, source));
  }
}
