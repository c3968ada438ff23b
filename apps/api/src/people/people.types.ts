import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { GqlRequirementState, GqlRole } from '../platform/index.js';

export const DIRECTORY_STATES = ['ACTIVE', 'DISABLED', 'EXPIRED', 'LOCKED', 'MISSING'] as const;
export type DirectoryState = (typeof DIRECTORY_STATES)[number];

/** Fields that cost a query of their own (roles, groups, requirement, methods) are resolved per request, in batches. */
@ObjectType()
export class Person {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
  @Field(() => String) login: string;
  @Field(() => String, { nullable: true }) mail: string | null;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) officePhone: string | null;
  @Field(() => String) directoryName: string;
  @Field(() => String) dn: string;
  @Field(() => String, { description: 'ACTIVE, DISABLED, EXPIRED, LOCKED, MISSING: as the directory says.' })
  directoryState: DirectoryState;
  @Field(() => GraphQLISODateTime) firstSeenAt: Date;
  @Field(() => String, {
    nullable: true,
    description: 'Why an admin has to look before this person may enroll; null when nobody has to.',
  })
  reviewReason: string | null;
}

@ObjectType()
export class PersonPage {
  @Field(() => [Person]) items: Person[];
  @Field(() => Int) total: number;
}

@InputType()
export class PeopleFilter {
  @Field(() => String, { nullable: true, description: 'Name, login in any form, mail, department.' })
  @IsOptional()
  @MaxLength(200)
  search?: string | null;

  @Field(() => GqlRequirementState, { nullable: true })
  @IsOptional()
  state?: GqlRequirementState | null;

  @Field(() => String, { nullable: true, description: 'ACTIVE, DISABLED, EXPIRED, LOCKED, MISSING' })
  @IsOptional()
  @IsIn(DIRECTORY_STATES)
  directoryState?: DirectoryState | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  groupId?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  ids?: string[] | null;
}

@ObjectType()
export class DirectoryGroup {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) dn: string;
  /** People of nested groups included. */
  @Field(() => Int) members: number;
  @Field(() => String) directoryName: string;
}

@ObjectType()
export class DirectoryGroupPage {
  @Field(() => [DirectoryGroup]) items: DirectoryGroup[];
  @Field(() => Int) total: number;
}

@ObjectType()
export class OrganisationalUnit {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) dn: string;
  /** People of the whole subtree. */
  @Field(() => Int) people: number;
  @Field(() => String) directoryName: string;
}

@ObjectType()
export class OrganisationalUnitPage {
  @Field(() => [OrganisationalUnit]) items: OrganisationalUnit[];
  @Field(() => Int) total: number;
}

@ObjectType()
export class RoleMapping {
  @Field(() => ID) id: string;
  @Field(() => GqlRole) role: GqlRole;
  @Field(() => DirectoryGroup) group: DirectoryGroup;
  @Field(() => GraphQLISODateTime) createdAt: Date;
  @Field(() => String, { nullable: true }) createdBy: string | null;
}
