import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { GqlMethod, GqlRequirementState } from '../../platform/index.js';
import { RequirementReason } from '../requirement.types.js';

@ObjectType({ description: 'Everyone whom the directories knew at a moment, whatever the state of their account was.' })
export class RequirementCounts {
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => Int) people: number;
  @Field(() => Int, { description: 'Not required.' }) disabled: number;
  @Field(() => Int, { description: 'Required and not enrolled.' }) enabled: number;
  @Field(() => Int, { description: 'Required and enrolled.' }) enforced: number;
  @Field(() => Int, { description: 'With a temporary exception.' }) excepted: number;
  @Field(() => Int, { description: 'Matched by policies that only observe.' }) observed: number;
}

@ObjectType()
export class PersonAsOf {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
  @Field(() => String) login: string;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => GqlRequirementState) state: GqlRequirementState;
  @Field(() => GraphQLISODateTime, { nullable: true }) since: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) deadline: Date | null;
  @Field(() => [GqlMethod]) methods: GqlMethod[];
  @Field(() => [RequirementReason]) reasons: RequirementReason[];
  @Field(() => String, { description: 'One sentence in plain words.' }) sentence: string;
}

@ObjectType()
export class PersonAsOfPage {
  @Field(() => [PersonAsOf]) items: PersonAsOf[];
  @Field(() => Int) total: number;
}

@InputType()
export class AsOfFilter {
  @Field(() => String, { nullable: true, description: 'Names and departments as they are now.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
  @Field(() => GqlRequirementState, { nullable: true }) @IsOptional() state?: GqlRequirementState | null;
}
