import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlMethod } from '../../platform/index.js';

@ObjectType()
export class RecoveryCodes {
  @Field(() => [String], { description: 'Shown once.' })
  codes: string[];

  @Field(() => GraphQLISODateTime)
  issuedAt: Date;
}

@ObjectType({ description: 'What policy says about app passwords of this person.' })
export class AppPasswordTerms {
  @Field(() => Boolean)
  allowed: boolean;

  @Field(() => Int, { description: 'How many more there may be.' })
  left: number;

  @Field(() => Int, { description: 'How long one lives.' })
  days: number;
}

@ObjectType()
export class AppPassword {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => GraphQLISODateTime)
  createdAt: Date;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastUsedAt: Date | null;

  @Field(() => String, { nullable: true })
  lastUsedFrom: string | null;
}

@ObjectType()
export class NewAppPassword {
  @Field(() => AppPassword)
  appPassword: AppPassword;

  @Field(() => String, { description: 'Shown once.' })
  password: string;
}

@ObjectType({ description: 'A browser in which the second step is not asked for.' })
export class RememberedDevice {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  browser: string;

  @Field(() => GraphQLISODateTime)
  rememberedAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastUsedAt: Date | null;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => Boolean, { description: 'This very browser.' })
  current: boolean;
}

@ObjectType()
export class MySignIn {
  @Field(() => ID)
  decisionId: string;

  @Field(() => GraphQLISODateTime)
  at: Date;

  @Field(() => String, {
    description:
      'completed, recovered (by a recovery code), denied, step_refused (the second step was not passed), password_refused',
  })
  outcome: string;

  @Field(() => GqlMethod, { nullable: true })
  method: GqlMethod | null;

  @Field(() => String)
  place: string;

  @Field(() => String)
  browser: string;

  @Field(() => Boolean, { description: 'The session that asks.' })
  current: boolean;
}
