import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, MaxLength } from 'class-validator';
import type { AttributeField, AttributeOperator } from './conditions/attribute/attribute.js';
import type { AttributeTest } from './conditions/attribute/attribute-test.js';

export enum GqlAttributeField {
  DEPARTMENT = 'department',
  TITLE = 'title',
  COUNTRY = 'country',
  MAIL_DOMAIN = 'mail-domain',
  LOGIN = 'login',
  LANGUAGE = 'language',
  DIRECTORY = 'directory',
}
registerEnumType(GqlAttributeField, { name: 'AttributeField' });

export enum GqlAttributeOperator {
  IS = 'is',
  IS_NOT = 'is-not',
  STARTS_WITH = 'starts-with',
  ENDS_WITH = 'ends-with',
  CONTAINS = 'contains',
  IS_ONE_OF = 'is-one-of',
  IS_SET = 'is-set',
}
registerEnumType(GqlAttributeOperator, { name: 'AttributeOperator' });

export enum GqlPolicyMode {
  ENFORCE = 'enforce',
  OBSERVE = 'observe',
}
registerEnumType(GqlPolicyMode, { name: 'PolicyMode' });

export enum GqlEnrollFrom {
  PASSWORD = 'password',
  NETWORK = 'network',
  HELPDESK = 'helpdesk',
}
registerEnumType(GqlEnrollFrom, { name: 'EnrollFrom' });

@ObjectType('AttributeTest')
export class AttributeTestView {
  @Field(() => GqlAttributeField) field: AttributeField;
  @Field(() => GqlAttributeOperator) operator: AttributeOperator;
  @Field(() => [String], { description: 'In lower case; ids for DIRECTORY; none for IS_SET.' }) values: readonly string[];
}

@InputType()
export class AttributeTestInput {
  @Field(() => GqlAttributeField) field: AttributeField;
  @Field(() => GqlAttributeOperator) operator: AttributeOperator;
  @Field(() => [String], { defaultValue: [] }) @ArrayMaxSize(100) @MaxLength(200, { each: true }) values: string[] = [];
}

export const attributeView = (test: AttributeTest | null): AttributeTestView | null =>
  test && { field: test.field, operator: test.operator, values: test.operands };
