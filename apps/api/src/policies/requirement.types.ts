import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlMethod, GqlRequirementState } from '../platform/index.js';

@ObjectType()
export class RequirementReason {
  @Field(() => ID) policyId: string;
  @Field(() => String) policyName: string;
  @Field(() => ID) versionId: string;
  @Field(() => Int) versionNumber: number;
  @Field(() => String, { description: 'group, organisational-unit, everyone, console-role' }) condition: string;
  @Field(() => [String], { description: "Outermost first, e.g. ['All staff', 'Sales', 'Sales EU']; empty for everyone." })
  path: readonly string[];
}

@ObjectType()
export class Requirement {
  @Field(() => GqlRequirementState) state: GqlRequirementState;
  @Field(() => Boolean) required: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true }) since: Date | null;
  @Field(() => String, { description: 'One sentence in plain words.' }) sentence: string;
  @Field(() => [RequirementReason]) reasons: readonly RequirementReason[];
  @Field(() => [GqlMethod]) methods: readonly GqlMethod[];
  @Field(() => GraphQLISODateTime, { nullable: true }) computedAt: Date | null;
}

@ObjectType()
export class PersonMethod {
  @Field(() => ID) id: string;
  @Field(() => GqlMethod) method: GqlMethod;
  @Field(() => String) label: string;
  @Field(() => String) hint: string;
  @Field(() => GraphQLISODateTime) enrolledAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) lastUsedAt: Date | null;
  @Field(() => String, { description: 'ACTIVE or DISABLED (after too many wrong answers).' }) state: string;
}
