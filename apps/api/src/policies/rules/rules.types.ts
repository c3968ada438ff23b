import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { DirectoryGroup } from '../../people/index.js';
import { GqlMethod } from '../../platform/index.js';
import { PolicyTermsInput, PolicyTermsView } from '../policies.types.js';
import { PolicyPreview } from '../preview.types.js';
import { RULE_KINDS, type RuleKind } from './matching.js';

@ObjectType({ description: 'A policy that a rule has made, for one group.' })
export class RulePolicy {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'DN of the group that it follows.' }) groupDn: string;
  @Field(() => Int, { description: 'People in the group, nested ones included.' }) people: number;
}

@ObjectType({ description: 'Groups of a directory that are the requirement themselves.' })
export class PolicyRule {
  @Field(() => ID) id: string;
  @Field(() => ID) directoryId: string;
  @Field(() => String) directoryName: string;
  @Field(() => String, { description: 'group, below, filter' }) by: RuleKind;
  @Field(() => String, { description: 'Id of a group, a DN, or a filter (RFC 4515).' }) value: string;
  @Field(() => String, { description: 'Name to show.' }) label: string;
  @Field(() => [GqlMethod]) methods: GqlMethod[];
  @Field(() => PolicyTermsView) terms: PolicyTermsView;
  @Field(() => String) madeBy: string;
  @Field(() => String) reason: string;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => GraphQLISODateTime) updatedAt: Date;
  @Field(() => GraphQLISODateTime, { nullable: true }) removedAt: Date | null;
  @Field(() => Int, { description: 'Groups that it matches, each with a policy in force.' }) groups: number;
  @Field(() => Int, { description: 'People whom these policies require.' }) people: number;
  @Field(() => String, {
    nullable: true,
    description: 'Why the directory could not say which groups the filter matches; what it said last holds on.',
  })
  problem: string | null;
}

@InputType()
export class PolicyRuleInput {
  @Field(() => ID) @IsUUID() directoryId: string;
  @Field(() => String, { description: 'group, below, filter' }) @IsIn(RULE_KINDS) by: RuleKind;
  @Field(() => String, { description: 'Id of a group, a DN, or a filter (RFC 4515).' }) @MaxLength(4096) value: string;
  @Field(() => [GqlMethod]) @ArrayMaxSize(20) methods: GqlMethod[];
  @Field(() => PolicyTermsInput, { nullable: true, description: 'Left out: nothing is loosened.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyTermsInput)
  terms?: PolicyTermsInput | null;
}

@ObjectType({ description: 'What saving a rule would do now.' })
export class PolicyRulePreview {
  @Field(() => Int, { description: 'Groups that it matches.' }) groupCount: number;
  @Field(() => [DirectoryGroup], { description: 'The first fifty of them, by name.' }) groups: DirectoryGroup[];
  @Field(() => PolicyPreview, { description: 'The people in them.' }) people: PolicyPreview;
}
