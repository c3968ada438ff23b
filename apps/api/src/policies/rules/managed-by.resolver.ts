import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { perRequest } from '../../people/index.js';
import { Allow } from '../../platform/index.js';
import { Policy } from '../policies.types.js';
import { type RuleFacts, RuleList } from './rule-list.js';
import { PolicyRule } from './rules.types.js';

@Resolver(() => Policy)
@Allow('admin', 'auditor')
export class ManagedByResolver {
  constructor(private readonly list: RuleList) {}

  @ResolveField(() => PolicyRule, {
    nullable: true,
    description: 'The rule that made it and that it follows; null when it was made by hand. It cannot be edited here.',
  })
  async managedBy(@Parent() { ruleId }: Policy, @Context() context: object): Promise<RuleFacts | null> {
    return ruleId ? perRequest<RuleFacts | null>(context, this.list.byIds, () => null).load(ruleId) : null;
  }
}
