import type { AttributeField, AttributeOperator } from '../../generated/graphql';

export const fieldWords: Readonly<Record<AttributeField, string>> = {
  DEPARTMENT: 'Department',
  TITLE: 'Title',
  COUNTRY: 'Country',
  MAIL_DOMAIN: 'Mail domain',
  LOGIN: 'Login',
  LANGUAGE: 'Language',
  DIRECTORY: 'Directory',
};
export const operatorWords: Readonly<Record<AttributeOperator, string>> = {
  IS: 'is',
  IS_NOT: 'is not',
  IS_ONE_OF: 'is one of',
  STARTS_WITH: 'starts with',
  ENDS_WITH: 'ends with',
  CONTAINS: 'contains',
  IS_SET: 'is set',
};

const whole: readonly AttributeOperator[] = ['IS', 'IS_NOT', 'IS_ONE_OF'];

/** A directory is chosen whole. */
export const operatorsOf = (field: AttributeField): readonly AttributeOperator[] =>
  field === 'DIRECTORY' ? whole : (Object.keys(operatorWords) as AttributeOperator[]);

export const attributeSentence = (field: AttributeField, operator: AttributeOperator, names: readonly string[]): string =>
  [fieldWords[field], operatorWords[operator], names.join(', ')].filter(Boolean).join(' ');
