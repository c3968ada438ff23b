import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { GqlMethod } from '../platform/index.js';
import { AttributeTestInput, AttributeTestView, GqlEnrollFrom, GqlPolicyMode } from './policy-model.types.js';
import { MOST, type PolicyTerms } from './terms.js';

const NETWORKS_MOST = 50;

@ObjectType()
export class PolicyCondition {
  @Field(() => String, { description: 'group, organisational-unit, attribute, everyone, person' }) kind: string;
  @Field(() => ID, { nullable: true, description: 'Id of the group, unit or person; null for everyone.' }) targetId:
    string | null;
  @Field(() => AttributeTestView, { nullable: true, description: 'Of an attribute only.' }) attribute: AttributeTestView | null;
  @Field(() => String, { description: 'Name to show.' }) label: string;
}

@ObjectType('PolicyTerms')
export class PolicyTermsView {
  @Field(() => Boolean, { description: 'On calls the two digits on the page are typed instead of #.' }) digitsOnCalls: boolean;
  @Field(() => Boolean) officePhoneEditable: boolean;
  @Field(() => Boolean) backupRequired: boolean;
  @Field(() => Int, { description: 'Life of an app password; 0: there are none.' }) appPasswordDays: number;
  @Field(() => Int) appPasswordsMost: number;
  @Field(() => Int, { description: 'How long a browser may be remembered; 0: never.' }) rememberDays: number;
  @Field(() => Int, { description: 'Days within which enrolling can be put off; 0: none.' }) graceDays: number;
  @Field(() => Int, { description: 'Methods below it do not satisfy: 1 phone, 2 app code, 3 app notification; 0: any.' })
  minimumStrength: number;
  @Field(() => [String], { description: 'CIDR; from these nothing more is asked of whoever has enrolled.' })
  networks: readonly string[];
  @Field(() => GqlEnrollFrom) enrollFrom: PolicyTerms['enrollFrom'];
  @Field(() => [String], { description: 'CIDR; where enrolling may begin, with NETWORK.' }) enrollNetworks: readonly string[];
}

@ObjectType()
export class PolicyVersion {
  @Field(() => ID) id: string;
  @Field(() => Int, { nullable: true, description: 'Null while it is a draft.' }) number: number | null;
  @Field(() => String) description: string;
  @Field(() => [PolicyCondition]) include: PolicyCondition[];
  @Field(() => [PolicyCondition]) exclude: PolicyCondition[];
  @Field(() => [GqlMethod]) methods: GqlMethod[];
  @Field(() => PolicyTermsView) terms: PolicyTermsView;
  @Field(() => GqlPolicyMode) mode: 'enforce' | 'observe';
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Matches nobody before; null: from when it is published.' })
  startsAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => String, { nullable: true }) publishedBy: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType()
export class Policy {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'DRAFT (never published), PUBLISHED, WITHDRAWN' }) state: string;
  @Field(() => Boolean, { description: "Built in and not editable, e.g. 'Console operators'." }) system: boolean;
  @Field(() => PolicyVersion, { nullable: true }) active: PolicyVersion | null;
  @Field(() => PolicyVersion, { nullable: true }) draft: PolicyVersion | null;
  @Field(() => [PolicyVersion]) versions: PolicyVersion[];
  @Field(() => Int, { description: 'People it requires now, or would if it did not only observe.' }) people: number;
  @Field(() => GraphQLISODateTime) updatedAt: Date;
  /** The rule that made it, which `managedBy` answers; null: made by hand. */
  ruleId: string | null;
}

@ObjectType()
export class PolicyPage {
  @Field(() => [Policy]) items: Policy[];
  @Field(() => Int) total: number;
}

@InputType()
export class PolicyConditionInput {
  @Field(() => String) @MaxLength(40) kind: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() targetId?: string | null;
  @Field(() => AttributeTestInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AttributeTestInput)
  attribute?: AttributeTestInput | null;
}

@InputType()
export class PolicyTermsInput implements PolicyTerms {
  @Field(() => Boolean, { defaultValue: false }) digitsOnCalls: boolean = false;
  @Field(() => Boolean, { defaultValue: false }) officePhoneEditable: boolean = false;
  @Field(() => Boolean, { defaultValue: false }) backupRequired: boolean = false;
  @Field(() => Int, { defaultValue: 0 }) @Min(0) @Max(MOST.appPasswordDays) appPasswordDays: number = 0;
  @Field(() => Int, { defaultValue: 10 }) @Min(1) @Max(MOST.appPasswordsMost) appPasswordsMost: number = 10;
  @Field(() => Int, { defaultValue: 0 }) @Min(0) @Max(MOST.rememberDays) rememberDays: number = 0;
  @Field(() => Int, { defaultValue: 0 }) @Min(0) @Max(MOST.graceDays) graceDays: number = 0;
  @Field(() => Int, { defaultValue: 0 }) @Min(0) @Max(MOST.minimumStrength) minimumStrength: number = 0;
  @Field(() => [String], { defaultValue: [] }) @ArrayMaxSize(NETWORKS_MOST) @MaxLength(64, { each: true }) networks: string[] =
    [];
  @Field(() => GqlEnrollFrom, { defaultValue: GqlEnrollFrom.PASSWORD }) enrollFrom: PolicyTerms['enrollFrom'] = 'password';
  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(NETWORKS_MOST)
  @MaxLength(64, { each: true })
  enrollNetworks: string[] = [];
}

@InputType()
export class PolicyDraftInput {
  @Field(() => String) @MaxLength(1000) name: string;
  @Field(() => String, { defaultValue: '' }) @MaxLength(4000) description: string = '';
  @Field(() => [PolicyConditionInput])
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PolicyConditionInput)
  include: PolicyConditionInput[];
  @Field(() => [PolicyConditionInput])
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => PolicyConditionInput)
  exclude: PolicyConditionInput[];
  @Field(() => [GqlMethod]) @ArrayMaxSize(20) methods: GqlMethod[];
  @Field(() => PolicyTermsInput, { nullable: true, description: 'Left out: nothing is loosened.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyTermsInput)
  terms?: PolicyTermsInput | null;
  @Field(() => GqlPolicyMode, { defaultValue: GqlPolicyMode.ENFORCE }) mode: 'enforce' | 'observe' = 'enforce';
  @Field(() => GraphQLISODateTime, { nullable: true }) @IsOptional() startsAt?: Date | null;
}
