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

  @Field(() => Boolean)
  fromPerson: boolean;
}

@ObjectType()
export class DemoCall {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  phone: string;

  @Field(() => String)
  from: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  state: string;

  @Field(() => String)
  locale: string;

  @Field(() => [String])
  said: string[];

  @Field(() => String)
  keys: string;

  @Field(() => String, { nullable: true })
  outcome: string | null;
}

@ObjectType()
export class DemoMail {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String)
  to: string;

  @Field(() => String)
  subject: string;

  @Field(() => String)
  text: string;
}

@ObjectType()
export class DemoNews {
  @Field(() => DemoText, { nullable: true })
  text?: DemoText | null;

  @Field(() => DemoCall, { nullable: true })
  call?: DemoCall | null;

  @Field(() => DemoMail, { nullable: true })
  mail?: DemoMail | null;
}
