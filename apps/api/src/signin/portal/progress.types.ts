import { Field, GraphQLISODateTime, Int, ObjectType } from '@nestjs/graphql';
import { DeliveryEventType } from '../../delivery/index.js';

@ObjectType({ description: 'How an enrollment or a challenge goes on, for a page that waits.' })
export class StepProgress {
  @Field(() => String, {
    description:
      'AWAITING_PROOF or PENDING, CONFIRMED (redeem it), COMPLETED, APPROVED, DENIED, FRAUD_REPORTED, FAILED, CANCELLED, EXPIRED',
  })
  state: string;

  @Field(() => Boolean, { description: 'Mobile app: the phone has become the device.' })
  activated: boolean;

  @Field(() => String, { nullable: true })
  deviceName: string | null;

  @Field(() => String, { nullable: true, description: 'Two digits to type on the phone or device.' })
  number: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  resendAt: Date | null;

  @Field(() => Int)
  sendsLeft: number;

  @Field(() => [DeliveryEventType])
  delivery: DeliveryEventType[];
}
