import type { ConditionKind } from '../condition.js';

/** What of a person is looked at, over `p`, in lower case. */
const VALUES = {
  department: 'lower(p.department)',
  title: 'lower(p.title)',
  country: 'lower(p.country)',
  'mail-domain': `CASE WHEN p.mail LIKE '%@%' THEN lower(split_part(p.mail, '@', -1)) END`,
  login: 'lower(p.login)',
  language: 'lower(p.language)',
  directory: 'p.directory_id::text',
} as const;

export type AttributeField = keyof typeof VALUES;
export const ATTRIBUTE_FIELDS = Object.keys(VALUES) as AttributeField[];

/** How the value `v.value` is compared with `r.operands`. Nobody without a value is met by anything but 'is not'. */
const COMPARISONS = {
  is: 'v.value = r.operands[1]',
  'is-not': 'v.value IS DISTINCT FROM r.operands[1]',
  'starts-with': 'starts_with(v.value, r.operands[1])',
  'ends-with': 'right(v.value, length(r.operands[1])) = r.operands[1]',
  contains: 'strpos(v.value, r.operands[1]) > 0',
  'is-one-of': 'v.value = ANY (r.operands)',
  'is-set': `v.value <> ''`,
} as const;

export type AttributeOperator = keyof typeof COMPARISONS;
export const ATTRIBUTE_OPERATORS = Object.keys(COMPARISONS) as AttributeOperator[];

const cases = (choices: Readonly<Record<string, string>>): string =>
  Object.entries(choices)
    .map(([name, sql]) => `WHEN '${name}' THEN ${sql}`)
    .join(' ');

/** People by what their directory says of them. Upper and lower case are the same. */
export const attribute: ConditionKind = {
  kind: 'attribute',
  needsTarget: false,
  systemOnly: false,
  ways: `SELECT r.id AS rule_id, r.id AS via_id, ARRAY[]::text[] AS path FROM rule r WHERE r.kind = 'attribute'`,
  people: `JOIN rule r ON r.id = w.via_id
           JOIN who p ON true
          CROSS JOIN LATERAL (SELECT CASE r.field ${cases(VALUES)} END AS value) v
          WHERE CASE r.operator ${cases(COMPARISONS)} END`,
  labels: () => Promise.resolve(new Map()),
};
