import type { DemoAccount } from './accounts.js';
import { DEMO_ACCOUNTS, DEMO_BASE_DN } from './accounts.js';
import type { NameStock } from './names.js';
import { NAME_STOCKS } from './names.js';

/** A person of the demo organisation, or one that a test adds to it. */
export interface DemoPerson {
  readonly login: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Given and family name when absent. */
  readonly displayName?: string;
  /** Name of the unit below People, such as 'Sales EU'. */
  readonly unit: string;
  readonly officePhone?: string;
  readonly country?: string;
  readonly language?: string;
  readonly title?: string;
  readonly disabled?: boolean;
}
export interface DemoGroup {
  readonly name: string;
  readonly description: string;
  /** Logins, and names of other groups. */
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** Units below the base by name; parents first. */
export const DEMO_UNITS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['People', null],
      ['Groups', null],
      ['Service accounts', null],
      ['Sales', 'People'],
      ['Sales EU', 'Sales'],
      ['Sales US', 'Sales'],
      ['Engineering', 'People'],
      ['Finance', 'People'],
      ['Operations', 'People'],
      ['Support', 'People'],
      ['IT', 'People'],
      ['Legal', 'People'],
      ['Human Resources', 'People'],
      ['Contractors', 'People'],
    ] as const
  ).reduce(
    (units, [name, parent]) => {
      units.push([name, `ou=${name},${units.find(([other]) => other === parent)?.[1] ?? DEMO_BASE_DN}`]);
      return units;
    },
    [] as [string, string][],
  ),
);

/** How many people a unit has, and what they do. */
const STAFFING: readonly (readonly [unit: string, people: number, titles: readonly string[]])[] = [
  ['Sales EU', 42, ['Account Executive', 'Sales Engineer', 'Regional Manager']],
  ['Sales US', 36, ['Account Executive', 'Inside Sales', 'Regional Manager']],
  ['Engineering', 78, ['Firmware Engineer', 'Optics Engineer', 'Software Engineer', 'Test Engineer']],
  ['Finance', 22, ['Controller', 'Accountant', 'Payroll Specialist']],
  ['Operations', 44, ['Production Planner', 'Assembly Lead', 'Buyer', 'Quality Inspector']],
  ['Support', 26, ['Support Engineer', 'Service Technician']],
  ['IT', 14, ['System Administrator', 'Network Engineer']],
  ['Legal', 6, ['Counsel', 'Patent Engineer']],
  ['Human Resources', 10, ['Recruiter', 'People Partner']],
  ['Contractors', 20, ['Consultant', 'Translator']],
];
/** One in so many accounts is disabled; one in so many has no office phone although its country has numbers. */
const DISABLED_EVERY = 23;
const NO_PHONE_EVERY = 7;

export function demoPeople(): readonly DemoPerson[] {
  const people = DEMO_ACCOUNTS.map(newcomer);
  const names = mixedNames();
  const taken = new Set(people.map(({ login }) => login));
  let index = 0;
  for (const [unit, count, titles] of STAFFING) {
    for (let seat = 0; seat < count; seat += 1, index += 1) {
      const { stock, given, family } = names[index % names.length]!;
      const phone = stock.phone && index % NO_PHONE_EVERY !== 3 ? stock.phone(index) : undefined;
      people.push({
        login: freeLogin(`${given[1]}.${family[1]}`, taken),
        givenName: given[0],
        familyName: family[0],
        displayName: stock.familyFirst ? family[0] + given[0] : `${given[0]} ${family[0]}`,
        unit,
        country: stock.country,
        language: stock.language,
        title: titles[seat % titles.length]!,
        ...(phone === undefined ? {} : { officePhone: phone }),
        disabled: index % DISABLED_EVERY === 11,
      });
    }
  }
  return people;
}

type Name = readonly [written: string, latin: string];

/** Every given with every family name of its own stock, in an order that looks shuffled and never changes. */
function mixedNames(): readonly { readonly stock: NameStock; readonly given: Name; readonly family: Name }[] {
  return NAME_STOCKS.flatMap((stock) => stock.given.flatMap((given) => stock.family.map((family) => ({ stock, given, family }))))
    .map((name, index) => ({ name, order: Math.imul(index + 1, 0x9e3779b1) >>> 0 }))
    .sort((one, other) => one.order - other.order)
    .map(({ name }) => name);
}

function newcomer(account: DemoAccount, index: number): DemoPerson {
  const [givenName = '', familyName = ''] = account.name.split(' ');
  const title = { admin: 'System Administrator', helpdesk: 'Helpdesk Agent', auditor: 'Internal Auditor' };
  return {
    login: account.login,
    givenName,
    familyName,
    unit: account.unit,
    officePhone: `+44 20 7946 09${String(index).padStart(2, '0')}`,
    country: 'GB',
    language: 'en-GB',
    title: account.role === null ? 'Specialist' : title[account.role],
    disabled: account.state === 'disabled',
  };
}

function freeLogin(wanted: string, taken: Set<string>): string {
  let login = wanted;
  for (let number = 2; taken.has(login); number += 1) login = `${wanted}${number}`;
  taken.add(login);
  return login;
}

const COMPANY_UNITS = ['Engineering', 'Finance', 'Operations', 'Support', 'IT', 'Legal', 'Human Resources'] as const;

const withRole = (role: DemoAccount['role']) => DEMO_ACCOUNTS.filter((one) => one.role === role).map(({ login }) => login);
const group = (name: string, description: string, people: readonly string[], groups: readonly string[] = []): DemoGroup => ({
  name,
  description,
  people,
  groups,
});

export function demoGroups(people: readonly DemoPerson[]): readonly DemoGroup[] {
  const of = (unit: string): string[] => people.filter((person) => person.unit === unit).map(({ login }) => login);
  return [
    ...['Sales EU', 'Sales US', ...COMPANY_UNITS, 'Contractors'].map((unit) => group(unit, `Everyone in ${unit}`, of(unit))),
    group('Sales', 'Both sales regions', [], ['Sales EU', 'Sales US']),
    group('All staff', 'Employees, without contractors', [], ['Sales', ...COMPANY_UNITS]),
    group('Remote access', 'May work from outside', ['sam', 'aurora'], ['Engineering', 'Contractors']),
    // Two groups that hold each other, as grown directories have them. Readers must cope.
    group('Project Sextant', 'Instrument project', of('Engineering').slice(0, 8), ['Project Sextant partners']),
    group('Project Sextant partners', 'Those who work with it', of('Sales EU').slice(0, 3), ['Project Sextant']),
    group('Tessera Admins', 'Administrators of Tessera', withRole('admin')),
    group('Tessera Helpdesk', 'Helpdesk operators of Tessera', withRole('helpdesk')),
    group('Tessera Auditors', 'Auditors of Tessera', withRole('auditor')),
  ];
}
