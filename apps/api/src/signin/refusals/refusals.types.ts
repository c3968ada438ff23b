import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class RefusingPolicy {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => Int, { description: 'People whom it refused, perhaps together with others.' }) refused: number;
  @Field(() => Int, { nullable: true, description: 'The version in force; null when it was withdrawn meanwhile.' }) version:
    number | null;
  @Field(() => Int, { nullable: true, description: 'The version that a roll back leads to; null when there is none.' })
  previousVersion: number | null;
  @Field(() => Boolean, { description: 'Another version came into force, or none, since the alarm.' }) changedSince: boolean;
}

@ObjectType({ description: 'Policy refused many of those whose password was right.' })
export class PolicyRefusals {
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => Int, { description: 'People whose password was right within ten minutes.' }) people: number;
  @Field(() => Int) refused: number;
  @Field(() => [RefusingPolicy]) policies: RefusingPolicy[];
}
