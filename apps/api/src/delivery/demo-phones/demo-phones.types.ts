import { Field, GraphQLISODateTime, ID, ObjectType } from '@nestjs/graphql';

@ObjectType()
export class DemoAccount {
  @Field(() => String)
  login: string;

  @Field(() => String)
  password: string;

  @Field(() => String)
  displayName: string;

  @Field(() => String)
  note: string;
}

@ObjectType()
export class DemoText {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  phone: string;

  @Field(() => String)
  body: string;
}
