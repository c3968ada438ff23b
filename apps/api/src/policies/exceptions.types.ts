import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsUUID, MaxLength } from 'class-validator';

@ObjectType({
  description:
    'Until it ends policies require nothing of the person, but for built-in ones. What is enrolled is still asked for.',
})
export class PolicyException {
  @Field(() => ID) id: string;
  @Field(() => ID) personId: string;
  @Field(() => String) personName: string;
  @Field(() => String, { description: 'Who answers for it.' }) owner: string;
  @Field(() => String) reason: string;
  @Field(() => GraphQLISODateTime) startsAt: Date;
  @Field(() => GraphQLISODateTime) endsAt: Date;
  @Field(() => String) madeBy: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Ended before its time.' }) endedAt: Date | null;
  @Field(() => String, { nullable: true }) endedBy: string | null;
  @Field(() => Boolean) running: boolean;
}

@InputType()
export class PolicyExceptionInput {
  @Field(() => ID) @IsUUID() personId: string;
  @Field(() => String) @MaxLength(120) owner: string;
  @Field(() => String) @MaxLength(500) reason: string;
  @Field(() => GraphQLISODateTime, { description: 'At most seven days from now.' }) endsAt: Date;
}
