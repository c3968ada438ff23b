/** One sentence each, and what its names look like. */
export const kinds = [
  {
    kind: 'active-directory',
    name: 'Active Directory',
    sentence: 'Domain controllers of Windows or Samba. Connect each domain as a directory of its own.',
    server: 'dc1.example.org',
    account: 'tessera-reader@example.org',
    baseDn: 'DC=example,DC=org',
    filter: '(!(department=Robots))',
    groupFilter: '(cn=Staff*)',
  },
  {
    kind: 'open-ldap',
    name: 'OpenLDAP',
    sentence: 'People as inetOrgPerson or posixAccount, groups as groupOfNames or posixGroup.',
    server: 'ldap.example.org',
    account: 'cn=reader,dc=example,dc=org',
    baseDn: 'dc=example,dc=org',
    filter: '(!(employeeType=robot))',
    groupFilter: '(cn=staff*)',
  },
  {
    kind: 'generic',
    name: 'Another LDAP directory',
    sentence: '389 Directory Server, FreeIPA, eDirectory and others that follow the standards.',
    server: 'ldap.example.org',
    account: 'uid=reader,ou=services,dc=example,dc=org',
    baseDn: 'dc=example,dc=org',
    filter: '(!(employeeType=robot))',
    groupFilter: '(cn=staff*)',
  },
] as const;

export const kindWords = (kind: string) => kinds.find((one) => one.kind === kind) ?? kinds[1];

/** In the order of the mapping table. */
export const mappedFields = [
  { field: 'login', name: 'Login', hint: 'The name that people sign in with.' },
  { field: 'displayName', name: 'Display name', hint: 'Shown in lists and in the log.' },
  { field: 'givenName', name: 'Given name', hint: '' },
  { field: 'familyName', name: 'Family name', hint: '' },
  { field: 'mail', name: 'Mail', hint: 'Notices about their account go there.' },
  {
    field: 'officePhone',
    name: 'Office phone',
    hint: 'A suggestion only: the person confirms the number, and it is never written back.',
  },
  { field: 'department', name: 'Department', hint: '' },
  { field: 'title', name: 'Job title', hint: '' },
  { field: 'country', name: 'Country', hint: 'Chosen first where a phone number is typed.' },
  { field: 'language', name: 'Language', hint: 'Of messages and calls.' },
] as const;

export type MappedField = (typeof mappedFields)[number]['field'];

export const stepWords: Readonly<Record<string, string>> = {
  reach: 'Reach the server',
  tls: 'Encrypt the connection',
  bind: 'Sign in as the account',
  base: 'Find the base',
  people: 'Read people',
  groups: 'Read groups',
  rights: 'Ask what the account may do',
};

export const encryptionWords = { ldaps: 'LDAPS', starttls: 'StartTLS', none: 'None, on this computer' } as const;

export const sourceWords: Readonly<Record<string, string>> = {
  demo: 'Comes with the demo',
  environment: 'Set by the LDAP_… variables',
  console: 'Connected in the console',
};
