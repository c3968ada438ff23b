import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('DeliveryEvent')
export class DeliveryEventType {
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => String, { description: 'text-message, voice-call, push, mail or alert' }) kind: string;
  @Field(() => String, {
    description:
      'queued, accepted, delivered, failed, ringing, answered, voicemail, key_pressed, replied, no_answer, busy or expired',
  })
  state: string;
  @Field(() => String, { nullable: true, description: 'The provider’s reason, where it failed.' }) reason: string | null;
  @Field(() => String, { nullable: true, description: 'Name of the provider; for operators only.' }) provider: string | null;
}

@ObjectType()
export class Delivery {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String, { description: 'Masked.' }) to: string;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => [DeliveryEventType]) events: DeliveryEventType[];
}

@ObjectType()
export class DeliveryHealth {
  @Field(() => Int, { description: 'Texts and calls that may be sent in a day.' }) budget: number;
  @Field(() => Int) spentToday: number;
  @Field(() => Int) sentToday: number;
  @Field(() => Int) failedToday: number;
}
