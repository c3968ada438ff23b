import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlMethod } from '../platform/index.js';

/** One report, with the block that it began or joined. The person is resolved per request, in batches. */
@ObjectType()
export class FraudReport {
  @Field(() => ID) id: string;
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => String, { description: 'notification, call, text, portal' }) by: string;
  @Field(() => GqlMethod, { nullable: true }) method: GqlMethod | null;
  @Field(() => String, { nullable: true }) hint: string | null;
  @Field(() => String, { nullable: true }) application: string | null;
  @Field(() => String, { nullable: true }) place: string | null;
  @Field(() => String, { nullable: true }) browser: string | null;
  @Field(() => ID, { nullable: true }) decisionId: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) blockedSince: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) liftedAt: Date | null;
  @Field(() => String, { nullable: true }) liftedBy: string | null;
  @Field(() => String, { nullable: true }) liftReason: string | null;

  readonly personId: string;
}

@ObjectType()
export class FraudReportPage {
  @Field(() => [FraudReport]) items: FraudReport[];
  @Field(() => Int) total: number;
}
