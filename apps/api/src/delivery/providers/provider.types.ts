import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Length, MaxLength, ValidateNested } from 'class-validator';

@ObjectType()
export class ProviderSetting {
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true, description: 'Null for a secret, which never comes back.' }) value: string | null;
  @Field(() => Boolean) set: boolean;
}

@ObjectType()
export class Provider {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) name: string;
  @Field(() => Boolean) enabled: boolean;
  @Field(() => Int) position: number;
  @Field(() => [ProviderSetting]) settings: ProviderSetting[];
  @Field(() => String, { description: 'closed, open or half-open, in the process that answers.' }) circuit: string;
  @Field(() => String, { nullable: true }) lastOutcome: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) lastAt: Date | null;
  @Field(() => Boolean) demo: boolean;
  @Field(() => [String]) carries: string[];
}

@ObjectType('ProviderField')
export class ProviderFieldType {
  @Field(() => String) name: string;
  @Field(() => String, { description: 'text, url, number, e164 or select:a,b' }) form: string;
  @Field(() => Boolean) secret: boolean;
  @Field(() => Boolean) required: boolean;
}

@ObjectType()
export class ProviderKind {
  @Field(() => String) kind: string;
  @Field(() => [String]) carries: string[];
  @Field(() => [ProviderFieldType]) fields: ProviderFieldType[];
}

@ObjectType()
export class ProviderTest {
  @Field(() => Boolean) ok: boolean;
  @Field(() => [String], { description: 'The real exchange, with secrets masked.' }) lines: string[];
}

@InputType()
export class ProviderSettingInput {
  @Field(() => String) @Length(1, 40) name: string;
  @Field(() => String, { nullable: true, description: 'Null leaves a secret as it is.' })
  @IsOptional()
  @MaxLength(500)
  value?: string | null;
}

@InputType()
export class ProviderInput {
  @Field(() => String) @Length(1, 40) kind: string;
  @Field(() => String) @Length(1, 80) name: string;
  @Field(() => Boolean) enabled: boolean;
  @Field(() => [ProviderSettingInput])
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProviderSettingInput)
  settings: ProviderSettingInput[];
}
