import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { GqlEnrollment } from '../portal/enrollment.types.js';

@ObjectType({ description: 'A sealed way in for an admin that needs no directory.' })
export class EmergencyAccount {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'What is typed at the sign-in page.' }) login: string;
  @Field(() => String) reason: string;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => String) createdBy: string;
  @Field(() => String, { description: 'UNFINISHED: its app was not proven yet; NO_FACTOR: its app is gone; READY' })
  state: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The last sign-in with both factors: also what a drill is.' })
  lastUsedAt: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it has to be tried next; null while unfinished.' })
  drillDueAt: Date | null;
}

@ObjectType()
export class EmergencyAccounts {
  @Field(() => [EmergencyAccount]) items: EmergencyAccount[];
  @Field(() => Int, { description: 'How many there may be.' }) most: number;
  @Field(() => Int, { description: 'After how many days without use admins are reminded.' }) drillDays: number;
}

@ObjectType({ description: 'Shown once, and kept nowhere.' })
export class EmergencyAccountMade {
  @Field(() => EmergencyAccount) account: EmergencyAccount;
  @Field(() => String, { description: 'The sealed password, in groups.' }) password: string;
  @Field(() => GqlEnrollment, { description: 'The app that has to be proven for the account to open anything.' })
  enrollment: GqlEnrollment;
}
