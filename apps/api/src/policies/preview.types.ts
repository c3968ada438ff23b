import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { GqlRequirementState } from '../platform/index.js';

export enum PreviewOutcome {
  READY = 'ready',
  TO_ENROLL = 'to-enroll',
  STRANDED = 'stranded',
}
registerEnumType(PreviewOutcome, { name: 'PreviewOutcome' });

export enum StrandedReason {
  NO_METHOD = 'no-method',
  OTHER_METHOD = 'other-method',
  NEEDS_PASS = 'needs-pass',
  SERVICE_LIKE = 'service-like',
  NO_PHONE = 'no-phone',
}
registerEnumType(StrandedReason, {
  name: 'StrandedReason',
  description:
    'The first that applies: no method is left by all policies together; what is enrolled is not accepted; only the helpdesk lets enrolling begin; looks like an account that no person uses; only phones are accepted and the directory knows none.',
});

export enum PreviewChange {
  NEW = 'new',
  GONE = 'gone',
  BOTH = 'both',
}
registerEnumType(PreviewChange, {
  name: 'PreviewChange',
  description: 'Required by nothing today; required no longer; required before and after.',
});

@ObjectType()
export class PreviewCount {
  @Field(() => String, { description: 'Empty where the directory says nothing.' }) name: string;
  @Field(() => ID, { nullable: true, description: 'Of a unit.' }) id: string | null;
  @Field(() => Int) people: number;
  @Field(() => Int) ready: number;
  @Field(() => Int) toEnroll: number;
  @Field(() => Int) stranded: number;
}

@ObjectType()
export class DepartmentCount {
  @Field(() => String) department: string;
  @Field(() => Int) people: number;
  @Field(() => Int) ready: number;
  @Field(() => Int) toEnroll: number;
  @Field(() => Int) stranded: number;
}

@ObjectType()
export class StrandedCount {
  @Field(() => StrandedReason) reason: StrandedReason;
  @Field(() => Int) people: number;
}

@ObjectType()
export class PreviewPerson {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
  @Field(() => String) login: string;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => GqlRequirementState) state: GqlRequirementState;
  @Field(() => PreviewOutcome, { nullable: true, description: 'Null for whoever is required no longer.' })
  outcome: PreviewOutcome | null;
  @Field(() => StrandedReason, { nullable: true }) because: StrandedReason | null;
  @Field(() => PreviewChange) change: PreviewChange;
  @Field(() => [String]) path: string[];
}

@ObjectType()
export class PreviewPersonPage {
  @Field(() => [PreviewPerson]) items: PreviewPerson[];
  @Field(() => Int) total: number;
}

@InputType()
export class PreviewFilter {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(200) search?: string | null;
  @Field(() => PreviewOutcome, { nullable: true }) @IsOptional() outcome?: PreviewOutcome | null;
  @Field(() => PreviewChange, { nullable: true }) @IsOptional() change?: PreviewChange | null;
}

@ObjectType({ description: 'What publishing would do, before it is done. A draft that only observes is shown as if it did not.' })
export class PolicyPreview {
  @Field(() => Int, { description: 'Matched by the draft: ready, to enroll and stranded together.' }) matched: number;
  @Field(() => Int, { description: 'Of those, newly required.' }) newlyRequired: number;
  @Field(() => Int, { description: 'Required today by this policy alone but no longer.' }) noLongerRequired: number;
  @Field(() => Int, { description: 'Have enrolled what all policies together accept.' }) ready: number;
  @Field(() => Int, { description: 'Asked to enroll at their next sign-in.' }) toEnroll: number;
  @Field(() => Int, { description: 'Could not sign in, and not enroll either.' }) stranded: number;
  @Field(() => [StrandedCount]) strandedBecause: StrandedCount[];
  @Field(() => Int, { description: 'With the role, among those matched.' }) admins: number;
  @Field(() => Int) helpdesk: number;
  @Field(() => Int, { description: 'Of those to enroll and stranded, by the share in policySettings.' }) expectedCalls: number;
  @Field(() => Int, { description: 'The share, of a hundred.' }) callsPercent: number;
  @Field(() => [DepartmentCount], { description: 'The twenty largest.' }) byDepartment: DepartmentCount[];
  @Field(() => [PreviewCount], { description: 'By the unit that a person lies in directly; the twenty largest.' })
  byUnit: PreviewCount[];
  @Field(() => [PreviewCount], { description: 'The twenty largest.' }) byCountry: PreviewCount[];
  @Field(() => [PreviewPerson], { description: 'The first hundred, by name.' }) sample: PreviewPerson[];
}
