import { STRENGTH } from './strength.js';
import type { PolicyTerms } from './terms.js';

/** How one component of several policies that match a person becomes one. */
export type Combination = 'any' | 'all' | 'least' | 'most' | 'strictest' | 'common';

interface Component {
  readonly name: keyof PolicyTerms;
  readonly title: string;
  readonly combine: Combination;
  /** What holds where a version says nothing of it. */
  readonly plain: string;
  readonly says: string;
}

/** How enrolling may begin, from the loosest to the strictest. */
export const ENROLL_FROM = ['password', 'network', 'helpdesk'] as const;

/** The table that the SQL and the page of the documentation are both made from. */
export const COMPONENTS: readonly Component[] = [
  {
    name: 'minimumStrength',
    title: 'Minimum strength',
    combine: 'most',
    plain: '0',
    says: 'Methods below it do not satisfy.',
  },
  {
    name: 'backupRequired',
    title: 'Second way in required',
    combine: 'any',
    plain: 'false',
    says: 'Signing in goes no further before a second way in exists.',
  },
  {
    name: 'digitsOnCalls',
    title: 'Digits on calls',
    combine: 'any',
    plain: 'false',
    says: 'On calls the two digits on the page are typed instead of #.',
  },
  {
    name: 'officePhoneEditable',
    title: 'Other office phone',
    combine: 'all',
    plain: 'false',
    says: 'Another office phone than the directory’s may be typed.',
  },
  {
    name: 'appPasswordDays',
    title: 'App passwords, days of life',
    combine: 'least',
    plain: '0',
    says: '0: there are none.',
  },
  {
    name: 'appPasswordsMost',
    title: 'App passwords, how many',
    combine: 'least',
    plain: '10',
    says: 'Of one person at a time.',
  },
  {
    name: 'rememberDays',
    title: 'Remembered browsers, days',
    combine: 'least',
    plain: '0',
    says: '0: a browser is never remembered.',
  },
  {
    name: 'graceDays',
    title: 'Grace, days',
    combine: 'least',
    plain: '0',
    says: 'From the day on which anything first required the person; that day never moves.',
  },
  {
    name: 'networks',
    title: 'Networks without a second factor',
    combine: 'common',
    plain: '[]',
    says: 'Never for operators, and only for whoever has enrolled what satisfies.',
  },
  {
    name: 'enrollFrom',
    title: 'How enrolling may begin',
    combine: 'strictest',
    plain: 'password',
    says: `From the loosest to the strictest: ${ENROLL_FROM.join(', ')}.`,
  },
  {
    name: 'enrollNetworks',
    title: 'Networks in which enrolling may begin',
    combine: 'common',
    plain: '[]',
    says: 'Of the policies that let enrolling begin only from a network.',
  },
];

/** In words, for the documentation. */
export const COMBINED: Readonly<Record<Combination, string>> = {
  any: 'on when any of them says so',
  all: 'on only when all of them say so',
  least: 'the least',
  most: 'the most',
  strictest: 'the strictest',
  common: 'the addresses that all of them name',
};

const list = (column: string, name: string): string => `coalesce(${column} -> '${name}', '[]')`;

const sqlOf = (column: string, { name, combine, plain }: Component): string => {
  const value = `coalesce(${column} ->> '${name}', '${plain}')`;
  const ranks = `ARRAY[${ENROLL_FROM.map((one) => `'${one}'`).join(', ')}]`;
  switch (combine) {
    case 'any':
      return `bool_or(${value}::boolean)`;
    case 'all':
      return `bool_and(${value}::boolean)`;
    case 'least':
      return `min(${value}::integer)`;
    case 'most':
      return `max(${value}::integer)`;
    case 'strictest':
      return `(${ranks})[max(array_position(${ranks}, ${value}))]`;
    case 'common':
      return name === 'enrollNetworks'
        ? `coalesce(common_networks(jsonb_agg(${list(column, name)}) FILTER (WHERE ${column} ->> 'enrollFrom' = 'network')), '[]')`
        : `common_networks(jsonb_agg(${list(column, name)}))`;
  }
};

/** The strictest of each over rows with such a column, as one JSON object. */
export const strictestTerms = (column: string): string =>
  `jsonb_build_object(${COMPONENTS.map((component) => `'${component.name}', ${sqlOf(column, component)}`).join(', ')})`;

/** The page docs/policies.md. */
export function documentation(): string {
  const rows = COMPONENTS.map(({ title, name, combine, plain, says }) => [title, `\`${name}\``, COMBINED[combine], plain, says]);
  const table = (head: string[], body: string[][]): string =>
    [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `# How policies combine

Written from \`apps/api/src/policies/components.ts\`; a test holds the two together.

Every policy that is in force and matches a person counts; there is no order among them and none overrules another. A policy matches
when one of its conditions does and none of its exclusions. Of each component the strictest holds:

${table(
  ['component', 'name', 'of several policies', 'where a policy says nothing', 'meaning'],
  [
    [
      'Methods',
      '`methods`',
      'those that all of them allow',
      'every policy names some',
      'Never recovery codes: they only lead to a new method.',
    ],
    ...rows,
  ],
)}

## Strength of methods

${table(
  ['method', 'strength'],
  Object.entries(STRENGTH).map(([method, strength]) => [`\`${method}\``, String(strength)]),
)}

## What is left out

- A policy that only **observes** is matched and written down with each sign-in, and asks nothing of anybody.
- A policy matches nobody before its **start**.
- While a person has a temporary **exception** no policy requires them, but for built-in ones. What they have enrolled is still asked for.
`;
}
