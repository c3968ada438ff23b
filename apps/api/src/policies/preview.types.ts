import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlRequirementState } from '../platform/index.js';

@ObjectType()
export class DepartmentCount {
  @Field(() => String) department: string;
  @Field(() => Int) people: number;
}

@ObjectType()
export class PreviewPerson {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
  @Field(() => String) login: string;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => GqlRequirementState) state: GqlRequirementState;
  @Field(() => [String]) path: string[];
}

@ObjectType({ description: 'What publishing would do, before it is done.' })
export class PolicyPreview {
  @Field(() => Int, { description: 'Matched by the draft.' }) matched: number;
  @Field(() => Int, { description: 'Of those, newly required; and required today by this policy alone but no longer.' })
  newlyRequired: number;
  @Field(() => Int) noLongerRequired: number;
  @Field(() => Int) ready: number;
  @Field(() => Int, { description: 'Asked to enroll at their next sign-in.' }) toEnroll: number;
  @Field(() => [DepartmentCount]) byDepartment: DepartmentCount[];
  @Field(() => [PreviewPerson], { description: 'The first hundred, by name.' }) sample: PreviewPerson[];
}
