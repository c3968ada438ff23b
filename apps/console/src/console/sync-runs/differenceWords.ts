import { count } from '../display/numbers';
import { directoryStates } from '../people/directoryStates';

export interface DifferenceCount {
  of: string;
  what: string;
  count: number;
}

/** In the order in which they matter. */
export const whats = ['missing', 'disabled', 'changed', 'added', 'returned'] as const;
export type What = (typeof whats)[number];

export const whatWords: Record<string, string> = {
  missing: 'Missing',
  disabled: 'Switched off',
  changed: 'Changed',
  added: 'Added',
  returned: 'Returned',
};

const nouns: Record<string, readonly [one: string, more: string]> = {
  person: ['person', 'people'],
  group: ['group', 'groups'],
  unit: ['unit', 'units'],
};

/** Before the decision, and after it for one and for several. */
const verbs: Record<What, readonly [would: string, did: string, didAll: string]> = {
  missing: ['would go missing', 'went missing', 'went missing'],
  disabled: ['would be switched off', 'was switched off', 'were switched off'],
  changed: ['would change', 'changed', 'changed'],
  added: ['would be added', 'was added', 'were added'],
  returned: ['would return', 'returned', 'returned'],
};

const fieldWords: Record<string, string> = {
  displayName: 'Name',
  login: 'Login',
  mail: 'Mail',
  department: 'Department',
  title: 'Title',
  officePhone: 'Office phone',
  country: 'Country',
  language: 'Language',
  description: 'Description',
  dn: 'DN',
  name: 'Name',
  members: 'Members',
  directoryState: 'Account',
  state: 'Account',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const things = ({ of, count: number }: DifferenceCount): string => {
  const [one, more] = nouns[of] ?? [of, of];
  return `${count(number)} ${number === 1 ? one : more}`;
};

/** "12 people and 1 group would go missing; 3 people would change." Null when nothing differs. */
export function differenceSentence(counts: readonly DifferenceCount[], applied: boolean): string | null {
  const clauses = whats.flatMap((what) => {
    const mine = counts.filter((one) => one.what === what && one.count > 0);
    if (mine.length === 0) return [];
    const [would, did, didAll] = verbs[what];
    const total = mine.reduce((sum, one) => sum + one.count, 0);
    const verb = !applied ? would : total === 1 ? did : didAll;
    return [`${list.format(mine.map(things))} ${verb}`];
  });
  return clauses.length > 0 ? `${clauses.join('; ')}.` : null;
}

/** "14 people and 2 groups": what a run touched, whatever happened to each. */
export function touchedWords(counts: readonly DifferenceCount[]): string {
  const sums = new Map<string, number>();
  for (const { of, count: number } of counts) sums.set(of, (sums.get(of) ?? 0) + number);
  const parts = [...sums].filter(([, number]) => number > 0).map(([of, number]) => things({ of, what: '', count: number }));
  return parts.length > 0 ? list.format(parts) : 'nobody';
}

export const countOf = (counts: readonly DifferenceCount[], what: string | null): number =>
  counts.filter((one) => what === null || one.what === what).reduce((sum, one) => sum + one.count, 0);

export const fieldWord = (field: string): string => fieldWords[field] ?? field;

export function valueWord(field: string, value: string): string {
  const isState = field === 'directoryState' || field === 'state';
  return isState ? (directoryStates[value.toUpperCase()] ?? value) : value;
}
