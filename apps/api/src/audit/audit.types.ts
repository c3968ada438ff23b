import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { JsonScalar } from '../platform/index.js';

@ObjectType()
export class AuditEvent {
  @Field(() => ID) id: string;
  @Field(() => GraphQLISODateTime) at: Date;
  @Field(() => String, { description: 'Dotted name, e.g. signin.completed, policy.published.' }) action: string;
  @Field(() => String, { description: 'SUCCESS or REFUSED' }) outcome: string;
  @Field(() => String, { nullable: true }) code: string | null;
  @Field(() => String, { description: 'PERSON, OPERATOR, SYSTEM, ANONYMOUS' }) actorKind: string;
  @Field(() => ID, { nullable: true }) actorId: string | null;
  @Field(() => String, { nullable: true }) actorName: string | null;
  @Field(() => String, { nullable: true }) subjectKind: string | null;
  @Field(() => ID, { nullable: true }) subjectId: string | null;
  @Field(() => String, { nullable: true }) subjectName: string | null;
  @Field(() => String, { nullable: true }) sourceAddress: string | null;
  @Field(() => ID, { nullable: true }) decisionId: string | null;
  @Field(() => JsonScalar) details: Record<string, unknown>;
  @Field(() => String, { description: 'One sentence in plain words.' }) sentence: string;
}

@ObjectType()
export class AuditPage {
  @Field(() => [AuditEvent]) items: AuditEvent[];
  @Field(() => String, { nullable: true }) nextCursor: string | null;
}

@InputType()
export class AuditFilter {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(80) action?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(20) outcome?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() actorId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() subjectId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() decisionId?: string | null;
  @Field(() => String, { nullable: true, description: 'Free text in names, action and code.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) @IsOptional() since?: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) @IsOptional() until?: Date | null;
}

@ObjectType()
export class AuditSeals {
  @Field(() => Int, { description: 'Number of the last seal, 0 when none.' }) lastNumber: number;
  @Field(() => GraphQLISODateTime, { nullable: true }) lastSealedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Hex SHA-256.' }) lastHash: string | null;
  @Field(() => Int) sealedEvents: number;
  @Field(() => Int) waitingEvents: number;
}

@ObjectType()
export class AuditVerification {
  @Field(() => Boolean) ok: boolean;
  @Field(() => Int) seals: number;
  @Field(() => Int) events: number;
  @Field(() => Int, { nullable: true, description: 'First seal that does not hold, with the reason.' }) firstBadSeal:
    number | null;
  @Field(() => String, { nullable: true }) reason: string | null;
}
