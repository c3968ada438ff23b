import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectory, type DirectorySettings } from '@tessera/directory';
import { collect, collectChanges, collectSteps, directoryContract } from '@tessera/directory/testing';
import {
  ADMIN_PASSWORD,
  BASE,
  dnAt,
  DOMAIN,
  groupDn,
  loginAt,
  NETBIOS,
  passwordAt,
  READER,
  READER_PASSWORD,
  ROOT,
} from './people.js';
import { startRecorder } from '../recorder.js';
import { type Samba, startSamba } from './samba.js';

const settingsFor = (samba: Samba): DirectorySettings => ({
  kind: 'active-directory',
  url: `ldaps://${samba.address}:636`,
  startTls: false,
  allowPlain: false,
  caPem: samba.certificates.caPem,
  bindDn: READER,
  bindPassword: READER_PASSWORD,
  baseDn: BASE,
});
const at = (index: number) => ({ login: loginAt(index), dn: dnAt(index), password: passwordAt(index) });
const SIZE = { people: 300, groups: 12, disabled: [7] };

directoryContract('Active Directory (Samba)', async () => {
  const samba = await startSamba(SIZE);
  const recorder = await startRecorder({ host: samba.address, port: 636 }, samba.certificates);
  const dn = (login: string) => dnAt(Number(login.slice(1)));
  return {
    settings: { ...settingsFor(samba), url: `ldaps://localhost:${recorder.ldapsPort}` },
    reader: { canWrite: 'no' },
    mailDomain: 'example.test',
    sent: () => recorder.sent(),
    counts: { units: 8, people: SIZE.people, groups: SIZE.groups + 1 },
    people: [0, 12, 24, 36, 48].map(at),
    disabled: at(7),
    group: 'group0',
    parentGroup: 'parent',
    writes: () => Promise.resolve(null),
    rename: async (login, newLogin) =>
      samba.change(`dn: ${dn(login)}\nchangetype: modify\nreplace: sAMAccountName\nsAMAccountName: ${newLogin}\n`),
    move: async (login) =>
      samba.change(
        `dn: ${dn(login)}\nchangetype: modrdn\nnewrdn: CN=User ${login}\ndeleteoldrdn: 1\nnewsuperior: OU=Dept5,${BASE}\n`,
      ),
    removeFromGroup: async (login) =>
      samba.change(`dn: ${groupDn('group0')}\nchangetype: modify\ndelete: member\nmember: ${dn(login)}\n`),
    remove: async (login) => samba.change(`dn: ${dn(login)}\nchangetype: delete\n`),
    add: async (login) => samba.change(`dn: CN=${login},${BASE}\nchangetype: add\nobjectClass: user\nsAMAccountName: ${login}\n`),
    addToGroup: async (login) =>
      samba.change(`dn: ${groupDn('group0')}\nchangetype: modify\nadd: member\nmember: CN=${login},${BASE}\n`),
    renameUnit: async (newName) =>
      samba.change(`dn: OU=Dept0,${BASE}\nchangetype: modrdn\nnewrdn: OU=${newName}\ndeleteoldrdn: 1\n`),
    async stop() {
      await recorder.stop();
      await samba.stop();
    },
  };
});

describe('Active Directory (Samba)', () => {
  let samba: Samba;
  beforeAll(async () => {
    samba = await startSamba({ people: 30, groups: 2, disabled: [] });
  }, 120_000);
  afterAll(() => samba?.stop());
  const reader = (changes: Partial<DirectorySettings> = {}) =>
    createDirectory({ ...settingsFor(samba), ...changes }, { now: () => new Date() });

  it('I04 D1 every form of a login name leads to one person, by one immutable id', async () => {
    const { people } = await collect(reader());
    const first = people.find(({ login }) => login === loginAt(0));
    expect(first?.loginKeys).toEqual([loginAt(0), `${loginAt(0)}@${DOMAIN}`, `${NETBIOS.toLowerCase()}\\${loginAt(0)}`]);
    expect(first?.externalId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('D1 the primary group counts, although it is in no member list', async () => {
    const whole = reader({ baseDn: 'DC=ad,DC=example,DC=test' });
    const { groups, members, people } = await collect(whole);
    expect(groups.map(({ name }) => name)).toContain('Domain Users');
    const keys = people.filter(({ login }) => /^u\d+$/.test(login)).map(({ dnKey }) => dnKey);
    expect(keys).toHaveLength(30);
    expect(members.get('Domain Users')).toEqual(expect.arrayContaining(keys));
  });

  it('D1 another primary group: who comes is added to it, and who leaves is a member like others', async () => {
    const whole = reader({ baseDn: ROOT });
    const { watermark, groups, people } = await collect(whole);
    const idOf = (name: string) => groups.find((one) => one.name === name)!.externalId;
    const dnKey = people.find(({ login }) => login === loginAt(4))!.dnKey;
    const guests = `CN=Domain Guests,CN=Users,${ROOT}`;
    samba.change(`dn: ${guests}\nchangetype: modify\nadd: member\nmember: ${dnAt(4)}\n`);
    samba.change(`dn: ${dnAt(4)}\nchangetype: modify\nreplace: primaryGroupID\nprimaryGroupID: 514\n`);
    const run = await collectChanges(whole, watermark!);
    expect(run.people.map(({ login }) => login)).toEqual([loginAt(4)]);
    expect(run.members.get('Domain Guests') ?? run.members.get(idOf('Domain Guests'))).toContain(dnKey);
    expect(run.members.get('Domain Users')).toContain(dnKey);
    const next = await collectChanges(whole, run.watermark!);
    expect(next.order).toEqual(['watermark']);
  });

  it('D1 I08 who was deleted is told at once to an account that may list deleted objects, and to no other', async () => {
    const whole = { baseDn: ROOT };
    const admin = reader({ ...whole, bindDn: `administrator@${DOMAIN}`, bindPassword: ADMIN_PASSWORD });
    const { watermark, people } = await collect(reader(whole));
    const { externalId } = people.find(({ login }) => login === loginAt(9))!;
    samba.change(`dn: ${dnAt(9)}\nchangetype: delete\n`);
    expect(await collectChanges(admin, watermark!)).toMatchObject({ gone: [externalId], quarantined: [] });
    expect((await collectChanges(reader(whole), watermark!)).gone).toEqual([]);
    expect((await collect(admin)).people.map(({ login }) => login)).not.toContain(loginAt(9));
  });

  it('I08 numbers that go back, and those of another life of the database, are not trusted', async () => {
    const { watermark } = await collect(reader());
    const changed = (value: Record<string, string>) => ({ ...watermark!, value: { ...watermark!.value, ...value } });
    const later = changed({ usn: String(Number(watermark!.value.usn) + 100) });
    const other = changed({ invocationId: '00000000-0000-4000-8000-000000000000' });
    for (const since of [later, other, changed({ usn: '-1' })]) {
      await expect(collectChanges(reader(), since)).rejects.toMatchObject({ code: 'watermark' });
    }
  });

  it('D2 the password by DN and by principal name; expired and disabled accounts are told apart behind the door', async () => {
    const { dn, password } = at(1);
    expect(await reader().verifyPassword(dn, password)).toEqual({ ok: true });
    samba.change(`dn: ${dnAt(2)}\nchangetype: modify\nreplace: accountExpires\naccountExpires: 1\n`);
    expect(await reader().verifyPassword(dnAt(2), passwordAt(2))).toEqual({ ok: false, why: 'expired' });
    samba.change(`dn: ${dnAt(3)}\nchangetype: modify\nreplace: userAccountControl\nuserAccountControl: 514\n`);
    expect(await reader().verifyPassword(dnAt(3), passwordAt(3))).toEqual({ ok: false, why: 'disabled' });
    const { people } = await collect(reader());
    const states = new Map(people.map((person) => [person.login, person.state]));
    expect([states.get(loginAt(2)), states.get(loginAt(3))]).toEqual(['expired', 'disabled']);
  });

  it('S8 an account with the right to write is found out, for the whole tree or for one attribute of a unit', async () => {
    expect(await reader().rights()).toEqual({ canWrite: 'no', attributes: [], readsPasswords: false });
    const admin = await reader({ bindDn: `administrator@${DOMAIN}`, bindPassword: ADMIN_PASSWORD }).rights();
    expect(admin).toMatchObject({ canWrite: 'yes', readsPasswords: false });
    expect(admin.attributes).toEqual(expect.arrayContaining(['displayName']));
    samba.delegate(`OU=Dept0,${BASE}`, dnAt(6));
    const delegated = await reader({ bindDn: dnAt(6), bindPassword: passwordAt(6) }).rights();
    expect(delegated).toMatchObject({ canWrite: 'yes', readsPasswords: false });
    expect(delegated.attributes).toContain('telephoneNumber');
  });

  it('D2 a refused reading account is told apart for the admin', async () => {
    samba.change(`dn: ${dnAt(8)}\nchangetype: modify\nreplace: userAccountControl\nuserAccountControl: 514\n`);
    const steps = await collectSteps(reader({ bindDn: dnAt(8), bindPassword: passwordAt(8) }));
    expect(steps.at(-1)).toMatchObject({ step: 'bind', ok: false, code: 'bind_refused' });
    expect(steps.at(-1)!.detail).toMatch(/^The account is disabled .*data 533/);
  });

  it('I06 works over StartTLS, and refuses another CA before any password', async () => {
    const startTls = { url: `ldap://${samba.address}:389`, startTls: true };
    const { dn, password } = at(1);
    expect(await reader(startTls).verifyPassword(dn, password)).toEqual({ ok: true });
    for (const changes of [startTls, {}]) {
      const other = reader({ ...changes, caPem: samba.certificates.otherCaPem });
      expect(await other.verifyPassword(dn, password)).toEqual({ ok: false, why: 'unavailable' });
      expect(other.operations().bind).toBe(0);
    }
  });
});
