import { row, rows, type Runner } from '../../../platform/index.js';
import type { AttributeField, AttributeOperator } from './attribute.js';

/** A condition over an attribute, as it is kept: operands in lower case, or the id of a directory. */
export interface AttributeTest {
  readonly field: AttributeField;
  readonly operator: AttributeOperator;
  readonly operands: readonly string[];
}

const OPERAND_LENGTH = 200;
const OPERANDS_MOST = 100;
const FIELDS: Readonly<Record<AttributeField, string>> = {
  department: 'Department',
  title: 'Title',
  country: 'Country',
  'mail-domain': 'Mail domain',
  login: 'Login',
  language: 'Language',
  directory: 'Directory',
};
const OPERATORS: Readonly<Record<AttributeOperator, string>> = {
  is: 'is',
  'is-not': 'is not',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  contains: 'contains',
  'is-one-of': 'is one of',
  'is-set': 'is set',
};
const WHOLE: readonly AttributeOperator[] = ['is', 'is-not', 'is-one-of'];

/** What is wrong with a test as it came in; null: nothing. */
export function attributeFault({ field, operator, operands }: AttributeTest): string | null {
  const [least, most] = operator === 'is-set' ? [0, 0] : operator === 'is-one-of' ? [1, OPERANDS_MOST] : [1, 1];
  if (operands.length < least || operands.length > most) {
    return most === 0
      ? '“is set” is compared with nothing.'
      : `Give ${most === 1 ? 'one value' : `1 to ${most} values`} to compare with.`;
  }
  if (operands.some((one) => one.trim().length === 0 || one.length > OPERAND_LENGTH || /\p{Cc}/u.test(one))) {
    return `A value has 1 to ${OPERAND_LENGTH} characters.`;
  }
  if (field === 'directory' && !WHOLE.includes(operator)) return 'A directory is chosen whole: is, is not, is one of.';
  return null;
}

/** As it is kept: the database's own lower case, so that both sides of the comparison are folded alike. */
export async function plainTest(runner: Runner, test: AttributeTest): Promise<AttributeTest> {
  const folded = await row<{ operands: string[] }>(
    runner,
    'SELECT ARRAY(SELECT lower(o) FROM unnest($1::text[]) WITH ORDINALITY AS u (o, place) ORDER BY place) AS operands',
    [test.operands.map((one) => one.normalize('NFC').trim())],
  );
  const at = test.field === 'mail-domain' ? /^@/ : /^$/;
  return { ...test, operands: [...new Set((folded?.operands ?? []).map((one) => one.replace(at, '')))] };
}

/** Sentences such as "Department is one of sales, marketing", in the order of the tests; null where a directory is gone. */
export async function attributeLabels(runner: Runner, tests: readonly AttributeTest[]): Promise<(string | null)[]> {
  const ids = tests.filter(({ field }) => field === 'directory').flatMap(({ operands }) => operands);
  const directories = new Map<string, string>();
  if (ids.length > 0) {
    const found = await rows<{ id: string; name: string }>(
      runner,
      'SELECT id::text AS id, name FROM directory WHERE id::text = ANY ($1::text[])',
      [ids],
    );
    for (const { id, name } of found) directories.set(id, name);
  }
  return tests.map(({ field, operator, operands }) => {
    const named = field === 'directory' ? operands.map((id) => directories.get(id)) : operands;
    if (named.some((one) => one === undefined)) return null;
    return [FIELDS[field], OPERATORS[operator], named.join(', ')].filter(Boolean).join(' ');
  });
}
