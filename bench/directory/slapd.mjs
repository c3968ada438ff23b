import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ADMIN_DN, PASSWORD, READER_DN, SUFFIX, organisation } from './organisation.mjs';

/** Another number makes what was generated before worthless. */
const FORMAT = 1;
const START_MS = 20_000;

/** Where Debian and others keep what is not on everybody's PATH. */
const program = (name) =>
  ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/libexec']
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file)) ?? name;

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A real OpenLDAP over `people` and `groups`. Its data is made once and kept in `folder`; `change` takes RFC 2849 change records. */
export async function startSlapd(folder, people, groups, say) {
  const home = path.join(folder, `slapd-${people}-${groups}-${FORMAT}`);
  const conf = path.join(home, 'slapd.conf');
  if (!fs.existsSync(path.join(home, 'loaded'))) {
    say(`  filling a directory with ${people.toLocaleString('en')} people and ${groups.toLocaleString('en')} groups`);
    fs.rmSync(home, { recursive: true, force: true });
    fs.mkdirSync(path.join(home, 'db'), { recursive: true });
    fs.writeFileSync(conf, configuration(home));
    await load(home, conf, people, groups);
  }
  fs.writeFileSync(conf, configuration(home));
  const url = `ldap://127.0.0.1:${await freePort()}`;
  const child = spawn(program('slapd'), ['-f', conf, '-h', url, '-d', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = () => child.kill('SIGINT');
  process.once('exit', end);
  await listening(child, new URL(url).port);
  const admin = ['-x', '-H', url, '-D', ADMIN_DN, '-w', PASSWORD];
  return {
    url,
    pid: child.pid,
    change: (ldif) => void execFileSync(program('ldapmodify'), admin, { input: ldif, stdio: ['pipe', 'ignore', 'pipe'] }),
    async stop() {
      if (child.exitCode !== null) return;
      process.off('exit', end);
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

async function load(home, conf, people, groups) {
  const child = spawn(program('slapadd'), ['-q', '-w', '-f', conf, '-b', SUFFIX], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  await pipeline(Readable.from(chunks(organisation(people, groups))), child.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`slapadd ended with ${code}`);
  fs.writeFileSync(path.join(home, 'loaded'), '');
}

function* chunks(records) {
  let text = '';
  for (const record of records) {
    text += record;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function listening(child, port) {
  let words = '';
  child.stderr.on('data', (data) => (words += data));
  for (const until = Date.now() + START_MS; Date.now() < until && child.exitCode === null; await pause(20)) {
    const socket = net.connect(port, '127.0.0.1');
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

const configuration = (home) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include /etc/ldap/schema/nis.schema
pidfile ${home}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload ppolicy
moduleload syncprov
sizelimit size.soft=500 size.hard=500 size.pr=1000 size.prtotal=unlimited
database mdb
suffix "${SUFFIX}"
rootdn "${ADMIN_DN}"
rootpw ${PASSWORD}
directory ${home}/db
maxsize 17179869184
dbnosync
index objectClass,uid,entryUUID,entryCSN,modifyTimestamp eq
limits dn.exact="${READER_DN}" size.soft=unlimited size.hard=unlimited size.pr=1000 size.prtotal=unlimited time=unlimited
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER_DN}" read by * none
overlay ppolicy
overlay syncprov
`;
