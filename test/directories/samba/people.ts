/** The domain that the Samba tests fill: departments, people (a few with passwords), groups, a nested group and the reading account. */
export const REALM = 'AD.EXAMPLE.TEST';
export const NETBIOS = 'ADEX';
export const DOMAIN = 'ad.example.test';
export const BASE = 'OU=Corp,DC=ad,DC=example,DC=test';
export const ROOT = 'DC=ad,DC=example,DC=test';
export const READER = `svcsync@${DOMAIN}`;
export const READER_PASSWORD = 'Svc!Passw0rd';
export const ADMIN_PASSWORD = 'Passw0rd!Adm';
export const DEPARTMENTS = 6;
/** People from 0 up to here have a password; each costs a hash. */
export const WITH_PASSWORD = 60;

export const loginAt = (index: number): string => `u${String(index).padStart(4, '0')}`;
export const passwordAt = (index: number): string => `Passw0rd!${index}`;
export const dnAt = (index: number): string => `CN=User ${loginAt(index)},OU=Dept${index % DEPARTMENTS},${BASE}`;
export const groupDn = (name: string): string => `CN=${name},OU=Groups,${BASE}`;

/** A password as the directory takes it (MS-ADTS 3.1.1.3.1.5). */
const unicode = (password: string): string => Buffer.from(`"${password}"`, 'utf16le').toString('base64');
/** userAccountControl (MS-ADTS 2.2.16): an ordinary account, one that needs no password, and the bit that switches it off. */
const [NORMAL, NO_PASSWORD, DISABLED] = [512, 544, 2];
const GLOBAL_SECURITY = -2147483646;

const record = (...lines: string[]): string => `${lines.join('\n')}\n\n`;
const unit = (name: string, parent: string): string =>
  record(`dn: OU=${name},${parent}`, 'objectClass: organizationalUnit', `ou: ${name}`);

function person(index: number, disabled: boolean): string {
  const known = index < WITH_PASSWORD;
  const control = (known ? NORMAL : NO_PASSWORD) + (disabled ? DISABLED : 0);
  return record(
    `dn: ${dnAt(index)}`,
    'objectClass: user',
    `sAMAccountName: ${loginAt(index)}`,
    `userPrincipalName: ${loginAt(index)}@${DOMAIN}`,
    `givenName: Given${index}`,
    `sn: Family${index}`,
    `displayName: Given${index} Family${index}`,
    `mail: ${loginAt(index)}@example.test`,
    `telephoneNumber: +44 20 7946 0${String(index % 1000).padStart(3, '0')}`,
    `department: Dept${index % DEPARTMENTS}`,
    `userAccountControl: ${control}`,
    ...(known ? [`unicodePwd:: ${unicode(passwordAt(index))}`] : []),
  );
}

const group = (name: string, members: readonly string[]): string =>
  record(
    `dn: ${groupDn(name)}`,
    'objectClass: group',
    `sAMAccountName: ${name}`,
    `groupType: ${GLOBAL_SECURITY}`,
    ...members.map((dn) => `member: ${dn}`),
  );

export interface Size {
  readonly people: number;
  readonly groups: number;
  /** Who is switched off. */
  readonly disabled: readonly number[];
}

/** LDIF records, in an order in which they can be added. */
export function* domain({ people, groups, disabled }: Size): Generator<string> {
  yield unit('Corp', ROOT);
  yield unit('Groups', BASE);
  for (let index = 0; index < DEPARTMENTS; index += 1) yield unit(`Dept${index}`, BASE);
  const everyone = Array.from({ length: people }, (_, index) => index);
  for (const index of everyone) yield person(index, disabled.includes(index));
  for (let one = 0; one < groups; one += 1) {
    yield group(
      `group${one}`,
      everyone.filter((index) => index % groups === one).map((index) => dnAt(index)),
    );
  }
  yield group('parent', [groupDn('group0'), groupDn('group1')]);
  yield record(
    `dn: CN=svcsync,CN=Users,${ROOT}`,
    'objectClass: user',
    'sAMAccountName: svcsync',
    `userPrincipalName: ${READER}`,
    'userAccountControl: 66048',
    `unicodePwd:: ${unicode(READER_PASSWORD)}`,
  );
}
