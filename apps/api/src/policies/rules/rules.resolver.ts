import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { answered, GroupList, perRequest } from '../../people/index.js';
import { Allow, CurrentOperator, Database, type FullViewer, Refused } from '../../platform/index.js';
import { checkRule, type CheckedRule } from './checked-rule.js';
import { PolicyRules } from './policy-rules.js';
import { type RuleCover, type RuleFacts, RuleList } from './rule-list.js';
import { RulePreview } from './rule-preview.js';
import { PolicyRule, PolicyRuleInput, PolicyRulePreview, RulePolicy } from './rules.types.js';

const SHOWN_GROUPS = 50;

@Resolver(() => PolicyRule)
@Allow('admin')
export class RulesResolver {
  constructor(
    private readonly database: Database,
    private readonly list: RuleList,
    private readonly rules: PolicyRules,
    private readonly preview: RulePreview,
    private readonly groupList: GroupList,
  ) {}

  @Query(() => [PolicyRule])
  @Allow('admin', 'auditor')
  policyRules(): Promise<RuleFacts[]> {
    return this.list.all();
  }

  @Query(() => PolicyRulePreview, {
    description: 'Asks the directory when the rule is a filter. `id`: the rule that this would replace.',
  })
  async previewPolicyRule(
    @Args('id', { type: () => ID, nullable: true }, new ParseUUIDPipe({ optional: true })) id: string | null,
    @Args('input', { type: () => PolicyRuleInput }) input: PolicyRuleInput,
  ): Promise<PolicyRulePreview> {
    const { manager } = this.database;
    const rule = await answered<CheckedRule>(checkRule(manager, input, id ?? null));
    const asked = await answered<readonly string[] | null>(this.preview.ask(rule));
    const groupIds = await this.preview.groupsOf(manager, rule, asked);
    const { items } = await this.groupList.page(null, groupIds, { offset: 0, limit: SHOWN_GROUPS });
    return { groupCount: groupIds.length, groups: items, people: await this.preview.people(manager, rule, groupIds, id ?? null) };
  }

  @Mutation(() => PolicyRule, {
    description:
      'In force at once. `expectedPeople` is the number that the admin saw in the preview; refused when the world has moved by more than a tenth.',
  })
  createPolicyRule(
    @CurrentOperator() operator: FullViewer,
    @Args('input', { type: () => PolicyRuleInput }) input: PolicyRuleInput,
    @Args('reason', { type: () => String }) reason: string,
    @Args('expectedPeople', { type: () => Int }) expectedPeople: number,
  ): Promise<RuleFacts> {
    return this.shown(this.rules.create(operator, input, reason, expectedPeople));
  }

  @Mutation(() => PolicyRule, { description: 'Publishes a new version of each policy that the rule has made.' })
  updatePolicyRule(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('input', { type: () => PolicyRuleInput }) input: PolicyRuleInput,
    @Args('reason', { type: () => String }) reason: string,
    @Args('expectedPeople', { type: () => Int }) expectedPeople: number,
  ): Promise<RuleFacts> {
    return this.shown(this.rules.update(operator, id, input, reason, expectedPeople));
  }

  @Mutation(() => Boolean, { description: 'Ends the policies that the rule has made; their history stays.' })
  removePolicyRule(
    @CurrentOperator() operator: FullViewer,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('reason', { type: () => String }) reason: string,
  ): Promise<boolean> {
    return answered(this.rules.remove(operator, id, reason));
  }

  @ResolveField()
  @Allow('admin', 'auditor')
  async groups(@Parent() rule: RuleFacts, @Context() context: object): Promise<number> {
    return (await this.cover(rule, context)).groups;
  }

  @ResolveField()
  @Allow('admin', 'auditor')
  async people(@Parent() rule: RuleFacts, @Context() context: object): Promise<number> {
    return (await this.cover(rule, context)).people;
  }

  @ResolveField(() => [RulePolicy], { description: 'The first hundred that are in force, by name.' })
  @Allow('admin', 'auditor')
  policies(@Parent() rule: RuleFacts, @Context() context: object): Promise<RulePolicy[]> {
    return perRequest(context, this.list.policies, () => []).load(rule.id);
  }

  private cover(rule: RuleFacts, context: object): Promise<RuleCover> {
    return perRequest(context, this.list.cover, () => ({ groups: 0, people: 0 })).load(rule.id);
  }

  private async shown(answer: Promise<string | Refused>): Promise<RuleFacts> {
    const rule = (await this.list.byIds([await answered(answer)])).values().next().value;
    if (!rule) throw new Refused('not_found');
    return rule;
  }
}
