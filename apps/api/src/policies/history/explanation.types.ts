import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { GqlMethod, GqlRequirementState } from '../../platform/index.js';
import { PolicyException } from '../exceptions.types.js';
import { PolicyTermsView } from '../policies.types.js';

export enum UnmatchedBecause {
  NOT_INCLUDED = 'not-included',
  EXCLUDED = 'excluded',
  NOT_STARTED = 'not-started',
  EXCEPTION = 'exception',
  UNKNOWN = 'unknown',
}
registerEnumType(UnmatchedBecause, {
  name: 'UnmatchedBecause',
  description: 'UNKNOWN: at a past moment only that it did not match is kept.',
});

@ObjectType()
export class ExplainedPolicy {
  @Field(() => ID) policyId: string;
  @Field(() => String) policyName: string;
  @Field(() => ID) versionId: string;
  @Field(() => Int) versionNumber: number;
  @Field(() => Boolean, { description: 'Only observes.' }) observes: boolean;
}

@ObjectType()
export class MatchedPolicy extends ExplainedPolicy {
  @Field(() => String) condition: string;
  @Field(() => String, { description: 'Name of the condition’s group, unit, person or test.' }) label: string;
  @Field(() => [String], { description: 'Outermost first.' }) path: string[];
  @Field(() => String, { description: 'What would end it.' }) change: string;
}

@ObjectType()
export class UnmatchedPolicy extends ExplainedPolicy {
  @Field(() => UnmatchedBecause) because: UnmatchedBecause;
  @Field(() => String, { description: 'The first condition that failed, as a sentence.' }) sentence: string;
  @Field(() => [String], { description: 'The way into an exclusion, outermost first.' }) path: string[];
  @Field(() => String, { description: 'What would make it match.' }) change: string;
}

@ObjectType()
export class PolicyExplanation {
  @Field(() => ID) personId: string;
  @Field(() => String) personName: string;
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => Boolean, { description: 'Asked live, as the gate does; else from what was kept.' }) live: boolean;
  @Field(() => GqlRequirementState) state: GqlRequirementState;
  @Field(() => String) sentence: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) since: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) deadline: Date | null;
  @Field(() => [GqlMethod]) methods: GqlMethod[];
  @Field(() => PolicyTermsView, { nullable: true }) terms: PolicyTermsView | null;
  @Field(() => [MatchedPolicy]) matched: MatchedPolicy[];
  @Field(() => [UnmatchedPolicy]) unmatched: UnmatchedPolicy[];
  @Field(() => PolicyException, { nullable: true }) exception: PolicyException | null;
}
