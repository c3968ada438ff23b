export const SUFFIX = 'dc=bench,dc=test';
export const READER_DN = `cn=reader,ou=service,${SUFFIX}`;
export const PASSWORD = 'bench-secret';
export const ADMIN_DN = `cn=admin,${SUFFIX}`;

const DEPARTMENTS = 200;
const GIVEN = ['Ada', 'Bjørn', 'Chloé', 'Дмитрий', '은지', 'فريد', 'Grace', 'Hélène', 'Ivo', 'Jürgen'];
const FAMILY = ['Smith', 'Müller', 'García', 'Novák', 'Øster', '李', 'Okafor', 'Rossi', '田中', "O'Neil"];
/** One group in ten holds the nine behind it, and one in a hundred the tens of its hundred. */
const CHILDREN = 10;

export const loginAt = (index) => `u${String(index).padStart(7, '0')}`;
export const personDn = (index) => `uid=${loginAt(index)},ou=dept${index % DEPARTMENTS},ou=people,${SUFFIX}`;
export const groupDn = (index) => `cn=group${index},ou=groups,${SUFFIX}`;
const line = (attribute, value) =>
  /^[\x21-\x7e][\x20-\x7e]*$/.test(value) ? `${attribute}: ${value}` : `${attribute}:: ${Buffer.from(value).toString('base64')}`;
const record = (...lines) => `${lines.join('\n')}\n\n`;

/** Groups without groups in them: each person is in two of these. */
const leaves = (groups) => Array.from({ length: groups }, (_, index) => index).filter((index) => index % CHILDREN !== 0);

/** LDIF of an organisation of any size, a record at a time: the same for the same numbers. */
export function* organisation(people, groups) {
  yield record(`dn: ${SUFFIX}`, 'objectClass: dcObject', 'objectClass: organization', 'o: Bench', 'dc: bench');
  for (const unit of ['people', 'groups', 'service']) yield unitRecord(`ou=${unit},${SUFFIX}`, unit);
  for (let index = 0; index < DEPARTMENTS; index += 1) yield unitRecord(`ou=dept${index},ou=people,${SUFFIX}`, `dept${index}`);
  const account = ['objectClass: organizationalRole', 'objectClass: simpleSecurityObject'];
  yield record(`dn: ${READER_DN}`, ...account, 'cn: reader', `userPassword: ${PASSWORD}`);
  for (let index = 0; index < people; index += 1) yield personRecord(index);
  yield* groupRecords(people, groups);
}

const unitRecord = (dn, ou) => record(`dn: ${dn}`, 'objectClass: organizationalUnit', `ou: ${ou}`);

export function personRecord(index) {
  const [given, family] = [GIVEN[index % 10], FAMILY[Math.floor(index / 10) % 10]];
  const login = loginAt(index);
  return record(
    `dn: ${personDn(index)}`,
    'objectClass: inetOrgPerson',
    `uid: ${login}`,
    line('cn', `${given} ${family} ${index}`),
    line('sn', family),
    line('givenName', given),
    line('displayName', `${given} ${family}`),
    `mail: ${login}@example.test`,
    `telephoneNumber: +1 212 555 01${String(index % 100).padStart(2, '0')}`,
    `departmentNumber: ${index % DEPARTMENTS}`,
    'title: Engineer',
    `employeeNumber: ${index}`,
    `userPassword: pw-${index}`,
  );
}

function* groupRecords(people, groups) {
  const leaf = leaves(groups);
  for (let index = 0; index < groups; index += 1) {
    const members = [];
    if (index % CHILDREN === 0) {
      const last = Math.min(index + CHILDREN, groups);
      for (let child = index + 1; child < last; child += 1) members.push(groupDn(child));
      if (index % 100 === 0)
        for (let child = index + CHILDREN; child < Math.min(index + 100, groups); child += CHILDREN) members.push(groupDn(child));
    } else {
      const [at, step] = [leaf.indexOf(index), leaf.length];
      for (let person = at; person < people; person += step) members.push(personDn(person));
      for (let person = (at * 7 + 3) % step; person < people; person += step * 2) members.push(personDn(person));
    }
    const unique = [...new Set(members)];
    yield record(
      `dn: ${groupDn(index)}`,
      'objectClass: groupOfNames',
      `cn: group${index}`,
      ...unique.map((dn) => `member: ${dn}`),
    );
  }
}
