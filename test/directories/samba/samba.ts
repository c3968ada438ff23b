import type { ChildProcess } from 'node:child_process';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Certificates, makeCertificates } from '../certificates.js';
import { ADMIN_PASSWORD, domain, NETBIOS, REALM, type Size } from './people.js';

const run = promisify(execFile);
const START_MS = 30_000;
/** Samba's ports are fixed, so the address is chosen: an address of the loopback network that nothing else uses. */
const ADDRESS = '127.0.0.53';
const LDAPS = 636;
/** Records a transaction; the time of one grows with the square of them. */
const BATCH = 500;

export interface Samba {
  readonly address: string;
  readonly certificates: Certificates;
  /** Changes as the domain's own administrator (RFC 2849 change records), beside the LDAP service. */
  change(ldif: string): void;
  /** Lets `account` write one attribute (telephoneNumber) of everything at and below a DN. */
  delegate(dn: string, account: string): void;
  stop(): Promise<void>;
}

/** A real domain controller of the Samba project with its LDAP service alone, on loopback, filled with `size`. Needs root. */
export async function startSamba(size: Size): Promise<Samba> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-samba-'));
  // The provisioning tool hands folders to other users, who must be able to reach them.
  chmodSync(folder, 0o755);
  await run('samba-tool', [
    'domain',
    'provision',
    `--targetdir=${folder}`,
    `--realm=${REALM}`,
    `--domain=${NETBIOS}`,
    '--server-role=dc',
    '--dns-backend=NONE',
    `--adminpass=${ADMIN_PASSWORD}`,
    '--host-name=dc1',
    `--host-ip=${ADDRESS}`,
    '--option=interfaces=lo',
    '--option=bind interfaces only=yes',
  ]);
  mkdirSync(join(folder, 'tls'));
  const certificates = makeCertificates(join(folder, 'tls'), `IP:${ADDRESS},DNS:localhost`);
  chmodSync(certificates.keyFile, 0o600);
  const conf = join(folder, 'fixture.conf');
  writeFileSync(conf, configuration(folder, certificates));
  const local = ['-H', join(folder, 'private/sam.ldb'), `--configfile=${conf}`];
  load(folder, local, size);

  const child = spawn('samba', ['-s', conf, '-M', 'single', '-F', '--debuglevel=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(child);
  return {
    address: ADDRESS,
    certificates,
    change(ldif) {
      const file = join(folder, 'change.ldif');
      writeFileSync(file, ldif);
      execFileSync('ldbmodify', [...local, file], { stdio: ['ignore', 'ignore', 'pipe'] });
    },
    delegate(dn, account) {
      const [, sid] = /objectSid: (\S+)/.exec(
        execFileSync('ldbsearch', [...local, '-b', account, '-s', 'base', 'objectSid'], { encoding: 'utf8' }),
      )!;
      // Write property, inherited, for the schema's id of telephoneNumber.
      const rule = `(OA;CI;WP;bf967a49-0de6-11d0-a285-00aa003049e2;;${sid})`;
      execFileSync(
        'samba-tool',
        ['dsacl', 'set', `--objectdn=${dn}`, `--sddl=${rule}`, ...local, '--action=allow', `--trusteedn=${account}`],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
    },
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function load(folder: string, local: readonly string[], size: Size): void {
  const records = [...domain(size)];
  for (let from = 0; from < records.length; from += BATCH) {
    const file = join(folder, 'load.ldif');
    writeFileSync(file, records.slice(from, from + BATCH).join(''));
    execFileSync('ldbadd', [...local, file], { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

async function listening(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr!.on('data', (data: Buffer) => {
    words += data.toString();
  });
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await pause(50)) {
    const socket = connect(LDAPS, ADDRESS);
    const answered = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (answered) return;
  }
  child.kill('SIGKILL');
  throw new Error(`samba did not start: ${words}`);
}

const configuration = (folder: string, { caFile, certFile, keyFile }: Certificates): string => `
[global]
  netbios name = DC1
  realm = ${REALM}
  workgroup = ${NETBIOS}
  server role = active directory domain controller
  server services = ldap
  dcerpc endpoint servers =
  interfaces = ${ADDRESS}/8
  bind interfaces only = yes
  disable netbios = yes
  private dir = ${folder}/private
  lock directory = ${folder}
  state directory = ${folder}/state
  cache directory = ${folder}/cache
  pid directory = ${folder}/run
  ncalrpc dir = ${folder}/run/ncalrpc
  winbindd socket directory = ${folder}/run/winbindd
  ntp signd socket directory = ${folder}/run/ntp_signd
  log file = ${folder}/log.samba
  ldap server require strong auth = yes
  tls enabled = yes
  tls cafile = ${caFile}
  tls certfile = ${certFile}
  tls keyfile = ${keyFile}
`;
