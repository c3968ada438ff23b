import { Field, Int, ObjectType } from '@nestjs/graphql';

/** Numbers that add up: people = required + notRequired, required = enrolled + unenrolled. */
@ObjectType()
export class Coverage {
  /** Present and active in their directory. */
  @Field(() => Int) people: number;
  @Field(() => Int) required: number;
  @Field(() => Int) enrolled: number;
  @Field(() => Int) unenrolled: number;
  @Field(() => Int) notRequired: number;
  /** Full sessions begun since midnight UTC. */
  @Field(() => Int) signInsToday: number;
}
