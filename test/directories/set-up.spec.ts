import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import type { DirectorySettings, Inspection } from '@tessera/directory';
import { createDirectory } from '@tessera/directory';
import { codeOf, collect, collectChanges, collectIds, collectSteps } from '@tessera/directory/testing';
import { makeCertificates } from './certificates.js';
import { freePort } from './free-port.js';
import { loginAt, personDnAt, READER_DN, READER_PASSWORD, SUFFIX } from './ldif.js';
import { startProxy } from './proxy.js';
import { startRecorder } from './recorder.js';
import type { Slapd } from './slapd.js';
import { ADMIN_DN, ADMIN_PASSWORD, startSlapd } from './slapd.js';

const SIZE = { people: 200, departments: 4, groups: 6 };
const dnAt = (index: number): string => personDnAt(index, SIZE.departments);

let slapd: Slapd;
beforeAll(async () => {
  slapd = await startSlapd(SIZE);
}, 60_000);
afterAll(() => slapd?.stop());

const reader = (changes: Partial<DirectorySettings> = {}) =>
  createDirectory(
    {
      kind: 'open-ldap',
      url: `ldaps://localhost:${slapd.ldapsPort}`,
      startTls: false,
      allowPlain: false,
      caPem: slapd.certificates.caPem,
      bindDn: READER_DN,
      bindPassword: READER_PASSWORD,
      baseDn: SUFFIX,
      ...changes,
    },
    { now: () => new Date() },
  );
const modify = (index: number, line: string) =>
  `dn: ${dnAt(index)}\nchangetype: modify\nreplace: ${line.split(':')[0]}\n${line}\n`;

describe('filters on the wire', () => {
  const count = async (peopleFilter: string) => (await collectIds(reader({ peopleFilter }))).people.length;

  it('I01 D1 text beyond ASCII and escapes arrive as the bytes that they stand for', async () => {
    slapd.change(modify(3, 'description: 5 * 7 (of 9) \\ end'));
    const all = (await collect(reader())).people;
    const named = all.filter(({ displayName }) => displayName.startsWith('Bjørn')).length;
    expect(named).toBeGreaterThan(10);
    expect(await count('(givenName=Bjørn)')).toBe(named);
    expect(await count(String.raw`(givenName=Bj\c3\b8rn)`)).toBe(named);
    expect(await count('(cn=Bjørn*1)')).toBeGreaterThan(0);
    expect(await count('(givenName=Дмитрий)')).toBeGreaterThan(10);
    expect(await count(String.raw`(description=5 \2a 7 \28of 9\29 \5c end)`)).toBe(1);
    expect(await count('(description=5*end)')).toBe(1);
    expect(await count(String.raw`(description=\2a)`)).toBe(0);
    expect(await count(String.raw`(telephoneNumber=\2b1 212 555 0103)`)).toBe(2);
    expect(await count('(telephoneNumber=+1 212 555 0103)')).toBe(2);
    expect(await count('(!(description=*))')).toBe(SIZE.people);
    expect(await count('(&(departmentNumber:caseIgnoreMatch:=1)(|(uid=*1)(uid=*5)))')).toBeGreaterThan(0);
    expect(await count('(ou:dn:=dept1)')).toBe(SIZE.people / SIZE.departments);
  });

  it('D1 who leaves the filter is gone by the sweep, and who comes under it is a change', async () => {
    const narrow = reader({ peopleFilter: '(title=Engineer)' });
    const { people, watermark } = await collect(narrow);
    const idOf = (index: number) => people.find(({ login }) => login === loginAt(index))!.externalId;
    const [leaver, stays] = [idOf(5), idOf(6)];
    slapd.change(modify(5, 'title: Retired'));
    const left = await collectChanges(narrow, watermark!);
    expect(left.people.map(({ externalId }) => externalId)).not.toContain(leaver);
    const ids = (await collectIds(narrow)).people;
    expect(ids).not.toContain(leaver);
    expect(ids).toContain(stays);
    slapd.change(modify(5, 'title: Engineer'));
    const back = await collectChanges(narrow, left.watermark!);
    expect(back.people.map(({ externalId }) => externalId)).toEqual([leaver]);
  });

  it('D1 a member by login name counts only when the filter lets the person in', async () => {
    const { members } = await collect(reader({ peopleFilter: `(uid=${loginAt(1)})` }));
    expect(members.get('posix')).toHaveLength(1);
  });
});

const tlsOf = (steps: readonly Inspection[]) =>
  steps.find((one): one is Extract<Inspection, { step: 'tls' }> => one.step === 'tls')!;

describe('the certificate in the set-up', () => {
  const startTls = () => ({ url: `ldap://localhost:${slapd.ldapPort}`, startTls: true });

  it.each(['ldaps', 'StartTLS'])(
    'I06 one of an unknown issuer is shown over %s, nothing is bound, and its CA comes along',
    async (how) => {
      const other = reader({ caPem: slapd.certificates.otherCaPem, ...(how === 'ldaps' ? {} : startTls()) });
      const steps = await collectSteps(other);
      expect(steps.map(({ step, ok }) => [step, ok])).toEqual([
        ['reach', true],
        ['tls', false],
      ]);
      const { code, certificate } = tlsOf(steps);
      expect(code).toBe('tls_issuer');
      expect(certificate).toMatchObject({ subject: 'CN=directory', issuer: 'CN=ca', names: ['localhost'], trusted: false });
      expect(certificate!.problem).toBe('No CA that is trusted here has issued it.');
      expect(certificate!.sha256).toMatch(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);
      expect(certificate!.notAfter.getTime()).toBeGreaterThan(Date.now());
      expect(other.operations()).toMatchObject({ bind: 0, search: 0 });
      // What the server sent as its issuer works as the CA of the settings.
      expect(certificate!.issuerPem?.trim()).toBe(slapd.certificates.caPem.trim());
      const trusting = await collectSteps(reader({ caPem: certificate!.issuerPem! }));
      expect(tlsOf(trusting).certificate).toMatchObject({ trusted: true, problem: null });
    },
  );

  it.each(['ldaps', 'StartTLS'])('I06 one for another name is shown over %s, and nothing is bound', async (how) => {
    const url = how === 'ldaps' ? `ldaps://127.0.0.1:${slapd.ldapsPort}` : `ldap://127.0.0.1:${slapd.ldapPort}`;
    const other = reader({ url, startTls: how === 'StartTLS' });
    const { ok, code, detail, certificate } = tlsOf(await collectSteps(other));
    expect({ ok, code, detail }).toEqual({ ok: false, code: 'tls_name', detail: 'It is not for 127.0.0.1.' });
    expect(certificate).toMatchObject({ trusted: false, names: ['localhost'] });
    expect(other.operations().bind).toBe(0);
    const both = tlsOf(await collectSteps(reader({ url, startTls: how === 'StartTLS', caPem: undefined })));
    expect(both.code).toBe('tls_issuer');
    expect(both.detail).toContain('It is not for 127.0.0.1.');
  });

  it('I06 one that is past its time is shown, and nothing is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tessera-expired-'));
    const { caPem, certFile, keyFile } = makeCertificates(folder, 'DNS:localhost', -1);
    let received = 0;
    const server: Server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) }, (socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', (data) => (received += data.length));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const expired = reader({ url: `ldaps://localhost:${(server.address() as AddressInfo).port}`, caPem });
    const { code, certificate, detail } = tlsOf(await collectSteps(expired));
    expect(code).toBe('tls_expired');
    expect(certificate!.notAfter.getTime()).toBeLessThan(Date.now());
    expect(detail).toMatch(/^It was valid until /);
    expect(await codeOf(expired.probe())).toBe('tls_expired');
    expect(received).toBe(0);
    server.close();
    rmSync(folder, { recursive: true });
  });

  it('I06 bytes behind the StartTLS answer and a refusal of StartTLS end it before any certificate', async () => {
    const forged = Buffer.from('300c02010261070a010004000400', 'hex');
    const refusal = Buffer.from('300c02010178070a010204000400', 'hex');
    for (const [code, answer] of [
      ['tls', (real: Buffer) => Buffer.concat([real, forged])],
      ['plain_refused', () => refusal],
    ] as const) {
      const proxy = await startProxy(slapd.ldapPort, answer);
      const attacked = reader({ ...startTls(), url: `ldap://localhost:${proxy.port}` });
      expect(tlsOf(await collectSteps(attacked))).toMatchObject({ ok: false, code, certificate: null });
      expect(attacked.operations()).toMatchObject({ bind: 0, startTls: 1 });
      await proxy.stop();
    }
  });

  it('D1 in the clear there is none, and a port that speaks no TLS says so', async () => {
    const plain = reader({ url: `ldap://localhost:${slapd.ldapPort}`, allowPlain: true });
    expect(tlsOf(await collectSteps(plain))).toMatchObject({ ok: true, certificate: null });
    const wrong = reader({ url: `ldaps://localhost:${slapd.ldapPort}`, timeoutMs: 1500 });
    const { step, ok } = (await collectSteps(wrong)).at(-1)!;
    expect({ step, ok }).toEqual({ step: 'tls', ok: false });
  });

  it('R08 of several servers the first that answers is looked at', async () => {
    const url = `ldaps://localhost:${await freePort()} ldaps://localhost:${slapd.ldapsPort}`;
    const steps = await collectSteps(reader({ url }));
    expect(steps[0]).toMatchObject({ step: 'reach', ok: true, server: `ldaps://localhost:${slapd.ldapsPort}` });
    expect(steps.at(-1)).toMatchObject({ step: 'rights', ok: true });
  });
});

describe('what the set-up tells', () => {
  it('D1 a wrong base comes with what the server holds', async () => {
    const steps = await collectSteps(reader({ baseDn: 'dc=elsewhere,dc=test' }));
    expect(steps.at(-1)).toMatchObject({ step: 'base', code: 'base_missing', vendor: 'OpenLDAP', namingContexts: [SUFFIX] });
    expect(steps.at(-1)!.detail).toBe(`The server holds: ${SUFFIX}`);
  });

  it('S8 an account that may read passwords is found out, by names of attributes alone', async () => {
    const recorder = await startRecorder({ host: 'localhost', port: slapd.ldapsPort }, slapd.certificates);
    const url = `ldaps://localhost:${recorder.ldapsPort}`;
    const mighty = reader({ url, bindDn: ADMIN_DN, bindPassword: ADMIN_PASSWORD });
    expect(await mighty.rights()).toEqual({ canWrite: 'unknown', attributes: [], readsPasswords: true });
    expect(await reader({ url }).rights()).toEqual({ canWrite: 'unknown', attributes: [], readsPasswords: false });
    const samples = (await collectSteps(mighty)).flatMap((one) => (one.step === 'people' ? one.samples : []));
    expect(samples.map(({ attribute }) => attribute)).toContain('telephoneNumber');
    expect(samples.map(({ attribute }) => attribute.toLowerCase())).not.toContain('userpassword');
    const received = recorder.received();
    expect(received).toContain('Engineer');
    for (let index = 0; index < SIZE.people; index += 1) expect(received).not.toContain(`pw-${index}`);
    expect(await slapd.writes()).toBe(0);
    await recorder.stop();
  });

  it('S8 over StartTLS too nothing but reads is sent', async () => {
    const recorder = await startRecorder({ host: 'localhost', port: slapd.ldapsPort }, slapd.certificates);
    const over = reader({ url: `ldap://localhost:${recorder.ldapPort}`, startTls: true });
    await collect(over);
    expect(await over.verifyPassword(dnAt(0), 'pw-0')).toEqual({ ok: true });
    expect((await collectSteps(over)).at(-1)).toMatchObject({ step: 'rights', ok: true });
    const { abandon, ...counted } = over.operations();
    expect(abandon).toBe(0);
    expect(recorder.sent()).toEqual(counted);
    await recorder.stop();
  });
});
