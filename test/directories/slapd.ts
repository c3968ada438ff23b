import type { ChildProcess } from 'node:child_process';
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Certificates } from './certificates.js';
import { makeCertificates } from './certificates.js';
import { freePort } from './free-port.js';
import type { Size } from './ldif.js';
import { LIMITED_DN, POLICY_DN, READER_DN, SUFFIX, organisation } from './ldif.js';

export const ADMIN_DN = `cn=admin,${SUFFIX}`;
export const ADMIN_PASSWORD = 'admin-secret';
const WRITES = ['Add', 'Modify', 'Modrdn', 'Delete'];
const START_MS = 10_000;
const run = promisify(execFile);

export interface Slapd {
  readonly ldapPort: number;
  readonly ldapsPort: number;
  readonly certificates: Certificates;
  /** Applies changes as the directory's own administrator (RFC 2849 change records). */
  change(ldif: string): void;
  /** Write operations that the server has begun since its start, by its own count, those of `change` left out. */
  writes(): Promise<number>;
  stop(): Promise<void>;
}

/** Where Debian and others keep what is not on everybody's PATH. */
function program(name: string): string {
  const found = [
    '/usr/sbin',
    '/usr/bin',
    '/usr/local/sbin',
    '/usr/local/bin',
    '/usr/libexec',
    '/opt/homebrew/opt/openldap/libexec',
  ]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
  if (!found)
    throw new Error(`${name} is not installed: these tests need a real OpenLDAP (Debian: apt-get install slapd ldap-utils)`);
  return found;
}

/** What tells of changes: a sync provider, each entry's own number beside one of the database that stands still, or times alone. */
export type Stamps = 'context-csn' | 'entry-csn' | 'time';

/** A real OpenLDAP on free loopback ports, filled with the organisation, under a CA of its own. Needs no root. */
export async function startSlapd(size: Size, stamps: Stamps = 'context-csn'): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-slapd-'));
  const [slapd, slapadd] = [program('slapd'), program('slapadd')];
  mkdirSync(join(folder, 'db'));
  const certificates = makeCertificates(folder, 'DNS:localhost');
  const [ldapPort, ldapsPort] = [await freePort(), await freePort()];
  const conf = join(folder, 'slapd.conf');
  writeFileSync(conf, configuration(folder, certificates, stamps));
  const loaded = spawnSync(slapadd, ['-q', '-w', '-f', conf, '-b', SUFFIX], { input: [...organisation(size)].join('') });
  if (loaded.status !== 0) throw new Error(`slapadd: ${String(loaded.stderr)}`);
  const url = `ldap://127.0.0.1:${ldapPort}`;
  const child = spawn(slapd, ['-f', conf, '-h', `${url} ldaps://127.0.0.1:${ldapsPort}`, '-d', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(child, ldapPort);
  let own = 0;
  const admin = ['-x', '-H', url, '-D', ADMIN_DN, '-w', ADMIN_PASSWORD];
  return {
    ldapPort,
    ldapsPort,
    certificates,
    change(ldif) {
      execFileSync(program('ldapmodify'), admin, { input: ldif, stdio: ['pipe', 'ignore', 'pipe'] });
      own += ldif.split('\nchangetype: ').length - 1;
    },
    async writes() {
      const filter = `(|${WRITES.map((name) => `(cn=${name})`).join('')})`;
      const asked = [...admin, '-LLL', '-b', 'cn=Operations,cn=Monitor', '-s', 'one', filter, 'monitorOpInitiated'];
      const { stdout } = await run(program('ldapsearch'), asked);
      const counts = stdout.split('\n').filter((one) => one.startsWith('monitorOpInitiated: '));
      if (counts.length !== WRITES.length) throw new Error('cn=Monitor does not count operations');
      return counts.reduce((sum, one) => sum + Number(one.split(' ')[1]), 0) - own;
    },
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  let words = '';
  child.stderr!.on('data', (data: Buffer) => {
    words += data.toString();
  });
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await pause(20)) {
    const socket = connect(port, '127.0.0.1');
    const answered = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answered) return;
  }
  child.kill('SIGKILL');
  throw new Error(`slapd did not start: ${words}`);
}

function configuration(folder: string, { caFile, certFile, keyFile }: Certificates, stamps: Stamps): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include /etc/ldap/schema/nis.schema
pidfile ${folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
moduleload refint
moduleload syncprov
TLSCACertificateFile ${caFile}
TLSCertificateFile ${certFile}
TLSCertificateKeyFile ${keyFile}
sizelimit size.soft=500 size.hard=500 size.pr=1000 size.prtotal=unlimited
database mdb
suffix "${SUFFIX}"
rootdn "${ADMIN_DN}"
rootpw ${ADMIN_PASSWORD}
directory ${folder}/db
maxsize 1073741824
dbnosync
index objectClass,uid,entryUUID,member,entryCSN,modifyTimestamp eq
limits dn.exact="${READER_DN}" size.soft=unlimited size.hard=unlimited size.pr=1000 size.prtotal=unlimited time=unlimited
limits dn.exact="${LIMITED_DN}" size.soft=20 size.hard=20 size.pr=10 size.prtotal=20
${stamps === 'time' ? 'access to attrs=entryCSN by * none\n' : ''}access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER_DN}" read by dn.exact="${LIMITED_DN}" read by * none
overlay ppolicy
ppolicy_default "${POLICY_DN}"
overlay refint
refint_attributes member
${stamps === 'context-csn' ? 'overlay syncprov\n' : ''}database monitor
access to * by dn.exact="${ADMIN_DN}" read by * none
`;
}
