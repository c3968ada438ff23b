import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlMethod } from '../../platform/index.js';
import { DeliveryEventType } from '../../delivery/index.js';

@ObjectType()
export class MyMethod {
  @Field(() => ID)
  id: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String)
  label: string;

  @Field(() => String, { description: "For a phone '+49 ••• ••42', for an app its name, for recovery codes how many are left." })
  hint: string;

  @Field(() => Boolean)
  preferred: boolean;

  @Field(() => GraphQLISODateTime)
  enrolledAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  lastUsedAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'After too many wrong answers: it proves nothing any more.' })
  disabledAt: Date | null;

  @Field(() => Boolean, { description: 'False for the last one that policy accepts.' })
  removable: boolean;

  @Field(() => Boolean, { description: 'Enrolled too recently to confirm changes.' })
  tooNew: boolean;
}

@ObjectType('ChallengeView')
export class GqlChallenge {
  @Field(() => ID, { description: 'The random handle that names this challenge; the row behind it decides everything.' })
  handle: string;

  @Field(() => GqlMethod)
  method: GqlMethod;

  @Field(() => String)
  hint: string;

  @Field(() => String, { description: 'PENDING, CONFIRMED, APPROVED, DENIED, FRAUD_REPORTED, FAILED, EXPIRED' })
  state: string;

  @Field(() => String, { nullable: true, description: 'Two digits to type on the phone or device.' })
  number: string | null;

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

  @Field(() => [DeliveryEventType])
  delivery: DeliveryEventType[];
}
