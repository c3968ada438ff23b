/** Where the demo organisation lives, and the people a newcomer signs in as. For demonstrations only: every password is public. */
export const DEMO_BASE_DN = 'dc=meridian,dc=example';
/** The account that reads the demo directory. */
export const DEMO_BIND_DN = `cn=tessera-reader,ou=Service accounts,${DEMO_BASE_DN}`;
export const DEMO_BIND_PASSWORD = 'demo-reader-password';
/** Password of everyone in the demo directory. */
export const DEMO_PASSWORD = 'demo-password';

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** What to show beside the login: why one would sign in as this person. */
  readonly what: string;
  /** The operator role that the person's directory group stands for. */
  readonly role: 'admin' | 'helpdesk' | 'auditor' | null;
  readonly unit: string;
  readonly state: 'active' | 'disabled';
}

const account = (login: string, name: string, what: string, unit: string, role: DemoAccount['role'] = null): DemoAccount => ({
  login,
  password: DEMO_PASSWORD,
  name,
  what,
  role,
  unit,
  state: 'active',
});

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account('ada', 'Ada Lindqvist', 'administrator (group Tessera Admins)', 'IT', 'admin'),
  account('hugo', 'Hugo Moreau', 'helpdesk (group Tessera Helpdesk)', 'Support', 'helpdesk'),
  account('aurora', 'Aurora Conti', 'auditor (group Tessera Auditors)', 'Finance', 'auditor'),
  account('sam', 'Sam Okafor', 'sales, Europe', 'Sales EU'),
  account('erin', 'Erin Gallagher', 'engineering', 'Engineering'),
  { ...account('dora', 'Dóra Szabó', 'disabled in the directory', 'Operations'), state: 'disabled' },
];
