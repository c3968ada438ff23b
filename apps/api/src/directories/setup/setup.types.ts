import { Field, GraphQLISODateTime, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { DirectoryMapping, DirectoryRights } from '../directories.types.js';

/** Wider than anything that is accepted: what is too long is told with the name of its field. */
const WIDE = 65_536;

@InputType()
export class DirectoryMappingInput {
  @Field(() => String) @MaxLength(WIDE) field: string;
  @Field(() => String) @MaxLength(WIDE) attribute: string;
}

@InputType()
export class DirectoryInput {
  @Field(() => String) @MaxLength(WIDE) name: string;
  @Field(() => String, { description: 'open-ldap, active-directory, generic' }) @MaxLength(WIDE) kind: string;
  @Field(() => String, { description: 'ldaps:// or ldap:// addresses of one directory, with spaces between them.' })
  @MaxLength(WIDE)
  url: string;
  @Field(() => Boolean) startTls: boolean;
  @Field(() => String, { nullable: true, description: 'PEM; without it, the system’s own list of CAs.' })
  @IsOptional()
  @MaxLength(WIDE)
  caPem?: string | null;
  @Field(() => String) @MaxLength(WIDE) bindDn: string;
  @Field(() => String, {
    nullable: true,
    description: 'May be left out for a directory that is known, while its addresses stay the same.',
  })
  @IsOptional()
  @MaxLength(WIDE)
  bindPassword?: string | null;
  @Field(() => String) @MaxLength(WIDE) baseDn: string;
  @Field(() => String, { nullable: true, description: 'RFC 4515; people who do not match are not there.' })
  @IsOptional()
  @MaxLength(WIDE)
  peopleFilter?: string | null;
  @Field(() => String, { nullable: true, description: 'RFC 4515; groups that do not match are not there.' })
  @IsOptional()
  @MaxLength(WIDE)
  groupFilter?: string | null;
  @Field(() => [DirectoryMappingInput])
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => DirectoryMappingInput)
  mapping: DirectoryMappingInput[];
  @Field(() => [String]) @ArrayMaxSize(50) @MaxLength(WIDE, { each: true }) extraAttributes: string[];
  @Field(() => Int) syncMinutes: number;
  @Field(() => Int) syncSeconds: number;
}

@ObjectType()
export class DirectoryDefaults {
  @Field(() => String) kind: string;
  @Field(() => [DirectoryMapping]) mapping: DirectoryMapping[];
}

@ObjectType()
export class DirectoryCertificate {
  @Field(() => String) subject: string;
  @Field(() => String) issuer: string;
  @Field(() => [String]) names: string[];
  @Field(() => GraphQLISODateTime) notBefore: Date;
  @Field(() => GraphQLISODateTime) notAfter: Date;
  @Field(() => String) sha256: string;
  @Field(() => Boolean) trusted: boolean;
  @Field(() => String, { nullable: true }) problem: string | null;
  @Field(() => String, { nullable: true }) issuerPem: string | null;
}

@ObjectType()
export class DirectoryCheckStep {
  @Field(() => String, { description: 'reach, tls, bind, base, people, groups, rights' }) step: string;
  @Field(() => Boolean, { nullable: true, description: 'Null: not reached.' }) ok: boolean | null;
  @Field(() => String, { nullable: true }) code: string | null;
  @Field(() => String) message: string;
  @Field(() => String, { nullable: true, description: 'What to do about it.' }) cure: string | null;
  @Field(() => Int, { nullable: true }) milliseconds: number | null;
  @Field(() => String, { nullable: true, description: 'The server’s own words.' }) detail: string | null;
}

@ObjectType()
export class CheckedPerson {
  @Field(() => String) login: string;
  @Field(() => String) displayName: string;
  @Field(() => [String]) logins: string[];
  @Field(() => String, { nullable: true }) givenName: string | null;
  @Field(() => String, { nullable: true }) familyName: string | null;
  @Field(() => String, { nullable: true }) mail: string | null;
  @Field(() => String, { nullable: true }) officePhone: string | null;
  @Field(() => String, { nullable: true }) department: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) country: string | null;
  @Field(() => String, { nullable: true }) language: string | null;
  @Field(() => String) state: string;
  @Field(() => String) dn: string;
}

@ObjectType()
export class SampleAttribute {
  @Field(() => String) attribute: string;
  @Field(() => [String]) values: string[];
}

@ObjectType()
export class CheckedGroup {
  @Field(() => String) name: string;
  @Field(() => String) dn: string;
}

@ObjectType()
export class DirectoryCheck {
  @Field(() => Boolean) ok: boolean;
  @Field(() => [DirectoryCheckStep], { description: 'All seven, in order.' }) steps: DirectoryCheckStep[];
  @Field(() => DirectoryCertificate, { nullable: true }) certificate: DirectoryCertificate | null;
  @Field(() => String, { nullable: true }) vendor: string | null;
  @Field(() => [String]) namingContexts: string[];
  @Field(() => [CheckedPerson], { description: 'The first five, as they would come in.' }) people: CheckedPerson[];
  @Field(() => Int) quarantined: number;
  @Field(() => [SampleAttribute], { description: 'Everything readable of the first person.' }) samples: SampleAttribute[];
  @Field(() => [CheckedGroup]) groups: CheckedGroup[];
  @Field(() => DirectoryRights, { nullable: true }) rights: DirectoryRights | null;
}
