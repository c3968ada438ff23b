import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectoryKind, DirectorySettings } from '@tessera/directory';
import { canonicalDn, createDirectory } from '@tessera/directory';
import { collect, directoryContract } from '@tessera/directory/testing';
import { LIMITED_DN, READER_DN, READER_PASSWORD, SUFFIX, groupDn, loginAt, personDnAt } from './ldif.js';
import { startProxy } from './proxy.js';
import { startRecorder } from './recorder.js';
import type { Slapd, Stamps } from './slapd.js';
import { startSlapd } from './slapd.js';

const settingsFor = (slapd: Slapd): DirectorySettings => ({
  kind: 'open-ldap',
  url: `ldaps://localhost:${slapd.ldapsPort}`,
  startTls: false,
  allowPlain: false,
  caPem: slapd.certificates.caPem,
  bindDn: READER_DN,
  bindPassword: READER_PASSWORD,
  baseDn: SUFFIX,
});
const startTls = (slapd: Slapd, port = slapd.ldapPort) => ({ url: `ldap://localhost:${port}`, startTls: true });

const VARIANTS: readonly (readonly [name: string, kind: DirectoryKind, stamps: Stamps])[] = [
  ['OpenLDAP', 'open-ldap', 'context-csn'],
  ['OpenLDAP without a sync provider', 'open-ldap', 'entry-csn'],
  ['generic, on slapd', 'generic', 'time'],
];
for (const [name, kind, stamps] of VARIANTS) directoryContract(name, () => slapdFixture(kind, stamps));

async function slapdFixture(kind: DirectoryKind, stamps: Stamps) {
  const size = { people: 300, departments: 6, groups: 12 };
  const slapd = await startSlapd(size, stamps);
  const recorder = await startRecorder({ host: 'localhost', port: slapd.ldapsPort }, slapd.certificates);
  const dn = (login: string) => personDnAt(Number(login.slice(1)), size.departments);
  const added = (login: string) => `uid=${login},ou=people,${SUFFIX}`;
  const at = (index: number) => ({ login: loginAt(index), dn: personDnAt(index, size.departments), password: `pw-${index}` });
  slapd.change(`dn: ${at(7).dn}\nchangetype: modify\nreplace: pwdAccountLockedTime\npwdAccountLockedTime: 000001010000Z\n`);
  return {
    settings: { ...settingsFor(slapd), kind, url: `ldaps://localhost:${recorder.ldapsPort}` },
    reader: { canWrite: 'unknown' as const },
    counts: { units: 9, people: 301, groups: 18 },
    people: [0, 12, 24, 36, 48].map(at),
    disabled: at(7),
    mailDomain: 'example.test',
    group: 'group0',
    parentGroup: 'parent',
    writes: () => slapd.writes(),
    sent: () => recorder.sent(),
    rename: async (login: string, newLogin: string) =>
      slapd.change(`dn: ${dn(login)}\nchangetype: modrdn\nnewrdn: uid=${newLogin}\ndeleteoldrdn: 1\n`),
    move: async (login: string) =>
      slapd.change(
        `dn: ${dn(login)}\nchangetype: modrdn\nnewrdn: uid=${login}\ndeleteoldrdn: 1\nnewsuperior: ou=dept5,ou=people,${SUFFIX}\n`,
      ),
    removeFromGroup: async (login: string) =>
      slapd.change(`dn: ${groupDn('group0')}\nchangetype: modify\ndelete: member\nmember: ${dn(login)}\n`),
    remove: async (login: string) => slapd.change(`dn: ${dn(login)}\nchangetype: delete\n`),
    add: async (login: string) =>
      slapd.change(`dn: ${added(login)}\nchangetype: add\nobjectClass: inetOrgPerson\nuid: ${login}\ncn: New\nsn: Person\n`),
    addToGroup: async (login: string) =>
      slapd.change(`dn: ${groupDn('group0')}\nchangetype: modify\nadd: member\nmember: ${added(login)}\n`),
    renameUnit: async (newName: string) =>
      slapd.change(`dn: ou=dept0,ou=people,${SUFFIX}\nchangetype: modrdn\nnewrdn: ou=${newName}\ndeleteoldrdn: 1\n`),
    async stop() {
      await recorder.stop();
      await slapd.stop();
    },
  };
}

describe('OpenLDAP', () => {
  const size = { people: 5000, departments: 10, groups: 20 };
  const ada = { dn: personDnAt(0, size.departments), password: 'pw-0' };
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd(size);
  }, 60_000);
  afterAll(() => slapd?.stop());
  const reader = (changes: Partial<DirectorySettings> = {}) =>
    createDirectory({ ...settingsFor(slapd), ...changes }, { now: () => new Date() });

  it('D1 reads some thousand people a page at a time', async () => {
    const counted = reader({ pageSize: 500 });
    let largest = 0;
    let people = 0;
    const started = performance.now();
    for await (const batch of counted.read()) {
      largest = Math.max(largest, batch.items.length);
      if (batch.of === 'people') people += batch.items.length;
    }
    console.log(`OpenLDAP over TLS: ${Math.round((people / (performance.now() - started)) * 1000)} people a second, with groups`);
    expect(people).toBe(size.people + 1);
    expect(largest).toBeLessThanOrEqual(500);
    expect(counted.operations()).toMatchObject({ bind: 1, unbind: 1 });
  });

  it.each(['open-ldap', 'generic'] as const)('D1 %s knows members by their logins', async (kind) => {
    const { members, people } = await collect(reader({ kind, pageSize: 5 }));
    const keyOf = (index: number) => people.find(({ login }) => login === loginAt(index))!.dnKey;
    expect(members.get('posix')?.toSorted()).toEqual([1, 3].map(keyOf).toSorted());
  });

  it('D1 I02 reads names that need escapes exactly as the server wrote them, and binds with them', async () => {
    const { people, groups, members } = await collect(reader());
    const ann = people.find(({ login }) => login === 'ann.smith')!;
    expect(members.get('Sales (EU), "north" + south')).toEqual([ann.dnKey]);
    expect(groups.filter(({ name }) => name.startsWith('Sales'))).toHaveLength(1);
    expect(ann.dnKey).toBe(canonicalDn(`CN=smith\\2c ann \\+ co, OU=People, ${SUFFIX}`)!.key);
    expect(await reader().verifyPassword(ann.dn, 'pw-ann')).toEqual({ ok: true });
  });

  it('D1 the whole run fails when the server stops early', async () => {
    await expect(collect(reader({ bindDn: LIMITED_DN }))).rejects.toMatchObject({ code: 'size_limit' });
  });

  describe('TLS', () => {
    it('I06 works over StartTLS with the name and the CA checked', async () => {
      const counted = reader(startTls(slapd));
      expect((await counted.probe()).vendor).toBe('OpenLDAP');
      expect(await counted.verifyPassword(ada.dn, ada.password)).toEqual({ ok: true });
      expect(counted.operations()).toMatchObject({ startTls: 2, bind: 2 });
    });

    it.each(['ldaps', 'StartTLS'])('I06 refuses another CA over %s, before any password', async (how) => {
      const other = reader({ caPem: slapd.certificates.otherCaPem, ...(how === 'ldaps' ? {} : startTls(slapd)) });
      await expect(other.probe()).rejects.toMatchObject({ code: 'tls_issuer' });
      expect(await other.verifyPassword(ada.dn, ada.password)).toEqual({ ok: false, why: 'unavailable' });
      expect(other.operations().bind).toBe(0);
    });

    it.each(['ldaps', 'StartTLS'])('I06 refuses a certificate for another name over %s, before any password', async (how) => {
      const named = { ldaps: `ldaps://127.0.0.1:${slapd.ldapsPort}`, StartTLS: `ldap://127.0.0.1:${slapd.ldapPort}` }[how]!;
      const other = reader({ url: named, startTls: how === 'StartTLS' });
      await expect(other.probe()).rejects.toMatchObject({ code: 'tls_name' });
      expect(await other.verifyPassword(ada.dn, ada.password)).toEqual({ ok: false, why: 'unavailable' });
      expect(other.operations().bind).toBe(0);
    });

    it('I06 the system list of CAs does not know ours', async () => {
      await expect(reader({ caPem: undefined }).probe()).rejects.toMatchObject({ code: 'tls_issuer' });
    });

    it('I06 ldap:// without TLS is refused before any byte', () => {
      expect(() => reader({ url: `ldap://localhost:${slapd.ldapPort}` })).toThrow(
        expect.objectContaining({ code: 'plain_refused' }),
      );
    });

    it.each([
      ['a whole forged bind answer', Buffer.from('300c02010261070a010004000400', 'hex')],
      ['the beginning of one', Buffer.from('301a02010261150a01000400040e', 'hex')],
    ])('I06 notices %s behind the StartTLS answer: a wrong password stays wrong', async (_, forged) => {
      const proxy = await startProxy(slapd.ldapPort, (answer) => Buffer.concat([answer, forged]));
      const attacked = reader(startTls(slapd, proxy.port));
      await expect(attacked.probe()).rejects.toMatchObject({ code: 'tls' });
      expect(await attacked.verifyPassword(ada.dn, 'not-the-password')).toEqual({ ok: false, why: 'unavailable' });
      expect(attacked.operations().bind).toBe(0);
      await proxy.stop();
    });

    it('I06 a proxy that strips StartTLS sees no password', async () => {
      const refusal = Buffer.from('300c02010178070a010204000400', 'hex');
      const proxy = await startProxy(slapd.ldapPort, () => refusal);
      const stripped = reader(startTls(slapd, proxy.port));
      await expect(stripped.probe()).rejects.toMatchObject({ code: 'plain_refused' });
      expect(await stripped.verifyPassword(ada.dn, ada.password)).toEqual({ ok: false, why: 'unavailable' });
      const seen = Buffer.concat(proxy.sent).toString('latin1');
      expect(seen).not.toContain(READER_PASSWORD);
      expect(seen).not.toContain(ada.password);
      expect(seen).not.toContain('uid=');
      await proxy.stop();
    });
  });
});
