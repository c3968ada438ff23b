import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlMethod } from '../../platform/index.js';

@ObjectType()
export class MyMethod {
  @Field(() => ID)
  id: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String)
  label: string;

  @Field(() => String, { description: "For a phone '+49 ••• ••42', for an app its name." })
  hint: string;

  @Field(() => Boolean)
  preferred: boolean;

  @Field(() => GraphQLISODateTime)
  enrolledAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastUsedAt: Date | null;
}

@ObjectType('ChallengeView')
export class GqlChallenge {
  @Field(() => ID, { description: 'The random handle that names this challenge; the row behind it decides everything.' })
  handle: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String)
  hint: string;

  @Field(() => GraphQLISODateTime)
  expiresAt: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When another text may be sent; null when none may, or the method sends nothing.',
  })
  resendAt: Date | null;

  @Field(() => Int)
  sendsLeft: number;

  @Field(() => Int)
  triesLeft: number;

  @Field(() => String, { nullable: true, description: 'queued, sent, delivered, failed; null for methods that send nothing.' })
  delivery: string | null;
}
