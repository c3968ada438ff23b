/** A made-up organisation as LDIF: deterministic, any size. */
export const SUFFIX = 'dc=example,dc=test';
export const READER_DN = `cn=reader,ou=service,${SUFFIX}`;
export const READER_PASSWORD = 'reader-secret';
/** A reading account that the server lets see a few entries a search only. */
export const LIMITED_DN = `cn=limited,ou=service,${SUFFIX}`;
/** The password policy that makes the server refuse locked accounts. */
export const POLICY_DN = `cn=policy,ou=service,${SUFFIX}`;
export const UNITS = ['people', 'groups', 'service'] as const;

const GIVEN = ['Ada', 'Bjørn', 'Chloé', 'Дмитрий', '은지', 'فريد', 'Grace', 'Hélène', 'Ivo', 'Jürgen'];
const FAMILY = ['Smith', 'Müller', 'García', 'Novák', 'Øster', '李', 'Okafor', 'Rossi', '田中', "O'Neil"];

export const loginAt = (index: number): string => `u${String(index).padStart(7, '0')}`;
export const personDnAt = (index: number, departments: number): string =>
  `uid=${loginAt(index)},ou=dept${index % departments},ou=people,${SUFFIX}`;
export const groupDn = (name: string): string => `cn=${name},ou=groups,${SUFFIX}`;

/** RFC 2849: text beyond ASCII goes as base64. */
const line = (attribute: string, value: string): string => `${attribute}:: ${Buffer.from(value).toString('base64')}`;
/** Everything is older than the server: what it writes later is what changed. */
const STAMPS = ['entryCSN: 20260101000000.000000Z#000000#000#000000', 'modifyTimestamp: 20260101000000Z'];
const record = (dn: string, ...lines: string[]): string => [line('dn', dn), ...lines, ...STAMPS, '', ''].join('\n');

export interface Size {
  readonly people: number;
  readonly departments: number;
  readonly groups: number;
}
export const groupNames = ({ groups }: Size): string[] => Array.from({ length: groups }, (_, index) => `group${index}`);

/** People spread over departments and groups; group `parent` holds the first groups, `grandparent` that one, `cyclea` and `cycleb` each other. */
export function* organisation(size: Size): Generator<string> {
  yield record(SUFFIX, 'objectClass: dcObject', 'objectClass: organization', 'o: Example', 'dc: example');
  for (const unit of UNITS) yield record(`ou=${unit},${SUFFIX}`, 'objectClass: organizationalUnit', `ou: ${unit}`);
  for (let index = 0; index < size.departments; index += 1) {
    yield record(`ou=dept${index},ou=people,${SUFFIX}`, 'objectClass: organizationalUnit', `ou: dept${index}`);
  }
  for (const dn of [READER_DN, LIMITED_DN]) {
    const cn = dn.slice(3, dn.indexOf(','));
    const classes = ['objectClass: organizationalRole', 'objectClass: simpleSecurityObject'];
    yield record(dn, ...classes, `cn: ${cn}`, `userPassword: ${READER_PASSWORD}`);
  }
  const policy = ['objectClass: organizationalRole', 'objectClass: pwdPolicy', 'cn: policy'];
  yield record(POLICY_DN, ...policy, 'pwdAttribute: userPassword', 'pwdLockout: TRUE');
  for (let index = 0; index < size.people; index += 1) yield person(index, size);
  for (let index = 0; index < size.groups; index += 1) {
    const members: string[] = [];
    for (let at = index; at < size.people; at += size.groups) members.push(personDnAt(at, size.departments));
    yield group(`group${index}`, members);
  }
  yield group('parent', groupNames(size).slice(0, 10).map(groupDn));
  yield group('grandparent', [groupDn('parent')]);
  yield group('cyclea', [groupDn('cycleb'), personDnAt(1, size.departments)]);
  yield group('cycleb', [groupDn('cyclea')]);
  // RFC 2307: members by login, one of whom nobody knows.
  const logins = [1, 3].map((index) => `memberUid: ${loginAt(index)}`);
  yield record(groupDn('posix'), 'objectClass: posixGroup', 'cn: posix', 'gidNumber: 500', ...logins, 'memberUid: nobody');
  yield group('Sales (EU), "north" + south', [`cn=Smith\\, Ann \\2b Co,ou=people,${SUFFIX}`]);
  yield record(
    `cn=Smith\\, Ann \\2b Co,ou=people,${SUFFIX}`,
    'objectClass: inetOrgPerson',
    'uid: ann.smith',
    line('cn', 'Smith, Ann + Co'),
    'sn: Smith',
    'userPassword: pw-ann',
  );
}

function person(index: number, { departments }: Size): string {
  const [given, family] = [GIVEN[index % 10]!, FAMILY[Math.floor(index / 10) % 10]!];
  return record(
    personDnAt(index, departments),
    'objectClass: inetOrgPerson',
    `uid: ${loginAt(index)}`,
    line('cn', `${given} ${family} ${index}`),
    line('sn', family),
    line('givenName', given),
    line('displayName', `${given} ${family}`),
    `mail: ${loginAt(index)}@example.test`,
    `telephoneNumber: +1 212 555 01${String(index % 100).padStart(2, '0')}`,
    `departmentNumber: ${index % departments}`,
    'title: Engineer',
    `userPassword: pw-${index}`,
  );
}

function group(name: string, members: readonly string[]): string {
  const escaped = name.replaceAll(/[",+]/g, String.raw`\$&`);
  return record(
    `cn=${escaped},ou=groups,${SUFFIX}`,
    'objectClass: groupOfNames',
    line('cn', name),
    ...members.map((dn) => line('member', dn)),
  );
}
