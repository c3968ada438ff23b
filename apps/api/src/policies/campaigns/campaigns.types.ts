import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';

@ObjectType({ description: 'A mail in one language, with {name}, {organisation}, {due} and {link}.' })
export class CampaignLetter {
  @Field(() => String, { description: 'en, de, fr, es, ja' }) locale: string;
  @Field(() => String) subject: string;
  @Field(() => String) text: string;
}

@InputType()
export class CampaignLetterInput {
  @Field(() => String) locale: string;
  @Field(() => String) @MaxLength(200) subject: string;
  @Field(() => String) @MaxLength(5000) text: string;
}

@InputType({ description: 'Either a group, nested ones included, or whom a policy requires.' })
export class CampaignInput {
  @Field(() => String) @MaxLength(200) name: string;
  @Field(() => ID, { nullable: true }) @IsOptional() groupId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() policyId?: string | null;
  @Field(() => GraphQLISODateTime) dueAt: Date;
  @Field(() => [CampaignLetterInput], { description: 'Languages that are left out are as `campaignLetters` says.' })
  letters: CampaignLetterInput[];
}

@ObjectType()
export class CampaignDay {
  @Field(() => GraphQLISODateTime, { description: 'Midnight UTC.' }) day: Date;
  @Field(() => Int) people: number;
  @Field(() => Int) done: number;
}

@ObjectType()
export class CampaignForecast {
  @Field(() => GraphQLISODateTime) day: Date;
  @Field(() => Int, { description: 'People who will have enrolled.' }) done: number;
}

@ObjectType({ description: 'Asking people to enroll by a date.' })
export class Campaign {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'Whom it asks: the name of the group or policy.' }) asks: string;
  @Field(() => ID, { nullable: true }) groupId: string | null;
  @Field(() => ID, { nullable: true }) policyId: string | null;
  @Field(() => String, { description: 'RUNNING, OVER, STOPPED' }) state: string;
  @Field(() => GraphQLISODateTime) dueAt: Date;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => String) createdBy: string;
  @Field(() => GraphQLISODateTime, { nullable: true }) stoppedAt: Date | null;
  @Field(() => String, { nullable: true }) stoppedBy: string | null;
  @Field(() => String, { nullable: true }) stopReason: string | null;
  @Field(() => Int) people: number;
  @Field(() => Int) done: number;
  @Field(() => Int, { description: 'Left, and without an address to write to.' }) withoutMail: number;
  @Field(() => [CampaignLetter]) letters: CampaignLetter[];
  @Field(() => [CampaignDay]) days: CampaignDay[];
  @Field(() => [CampaignForecast], {
    description: 'Exponential: those who are left go on enrolling at the rate of the last days.',
  })
  forecast: CampaignForecast[];
}

@ObjectType()
export class CampaignPerson {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
  @Field(() => String) login: string;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => String, { nullable: true }) mail: string | null;
  @Field(() => Boolean) done: boolean;
  @Field(() => Boolean, { description: 'Left when the time was up.' }) overdue: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'The last mail.' }) mailedAt: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Until when policy lets enrolling be put off; null where it does not.',
  })
  deadline: Date | null;
}

@ObjectType()
export class CampaignPersonPage {
  @Field(() => [CampaignPerson]) items: CampaignPerson[];
  @Field(() => Int) total: number;
}

@InputType()
export class CampaignPeopleFilter {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) search?: string | null;
  @Field(() => String, { nullable: true, description: 'left, done, overdue' }) @IsOptional() state?: string | null;
}
