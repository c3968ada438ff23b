import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { Max, Min } from 'class-validator';

/** Enum values as the API spells them; the database and the libraries use the lower-case names beside them. */
export enum GqlMethod {
  APP_NOTIFICATION = 'app-notification',
  APP_CODE = 'app-code',
  TEXT_MESSAGE = 'text-message',
  VOICE_CALL = 'voice-call',
  OFFICE_PHONE = 'office-phone',
  RECOVERY_CODES = 'recovery-codes',
}
registerEnumType(GqlMethod, { name: 'Method' });

export enum GqlRole {
  ADMIN = 'admin',
  HELPDESK = 'helpdesk',
  AUDITOR = 'auditor',
}
registerEnumType(GqlRole, { name: 'OperatorRole' });

export enum GqlRequirementState {
  DISABLED = 'disabled',
  ENABLED = 'enabled',
  ENFORCED = 'enforced',
}
registerEnumType(GqlRequirementState, { name: 'RequirementState' });

/** Output only: nothing free-form comes in. */
export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'An opaque JSON object.',
  serialize: (value) => value,
  parseValue: () => {
    throw new TypeError('JSON is not accepted as input');
  },
  parseLiteral: () => {
    throw new TypeError('JSON is not accepted as input');
  },
});

@InputType('Page')
export class PageInput {
  @Field(() => Int, { defaultValue: 0 })
  @Min(0)
  offset: number = 0;

  @Field(() => Int, { defaultValue: 25 })
  @Min(1)
  @Max(100)
  limit: number = 25;
}

@InputType('Sort')
export class SortInput {
  @Field(() => String)
  field: string;

  @Field(() => Boolean, { defaultValue: false })
  descending: boolean = false;
}
