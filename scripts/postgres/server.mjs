import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { running } from '../processes/identity.mjs';
import { run } from '../processes/run.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { program } from './binaries.mjs';
import { cleanEnv } from './cluster.mjs';
import { ping } from './connect.mjs';

const LOG_LIMIT = 10 * 1024 * 1024;
const STARTING = new Set(['57P03', 'ECONNREFUSED']);

const free = (port) =>
  new Promise((resolve) => {
    const probe = net.createServer().once('error', () => resolve(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const chosen = probe.address().port;
      probe.close(() => resolve(chosen));
    });
  });

/** The port of last time if it is free, else another; written down for the next time. */
async function choosePort(dir) {
  const file = path.join(dir, 'port');
  const last = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  const port = (last > 0 && (await free(last))) || (await free(0));
  fs.writeFileSync(file, `${port}\n`);
  return port;
}

function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a', 0o600);
}

/** What postmaster.pid says: process id on line 1, port on line 4. */
function postmaster(data) {
  const file = path.join(data, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return { file, pid: Number(lines[0]), port: Number(lines[3]) };
}

function looksLikePostgres(pid) {
  if (process.platform === 'win32') return true;
  const proc = `/proc/${pid}/cmdline`;
  if (fs.existsSync(proc)) return fs.readFileSync(proc, 'utf8').includes('postgres');
  return (spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').includes('postgres');
}

async function answers(server, { data, password, patience, exited = () => false }) {
  const until = performance.now() + patience;
  for (;;) {
    try {
      const found = await ping(server.port, password);
      return fs.realpathSync(found) === fs.realpathSync(data);
    } catch (error) {
      if (exited() || !running(server.pid) || performance.now() > until) return false;
      if (error.code === '28P01')
        throw new Trouble(`the saved password does not open ${data}: put the right one back, or remove the folder`, {
          cause: error,
        });
      if (!STARTING.has(error.code)) throw error;
    }
    await pause(50);
  }
}

/** A server of this data folder that an earlier, killed launcher left running; clears the note of one that is gone. */
async function adopt({ data, password, patience }) {
  const left = postmaster(data);
  if (!left) return undefined;
  if (!(left.pid > 0) || !running(left.pid) || !looksLikePostgres(left.pid)) {
    fs.rmSync(left.file, { force: true });
    return undefined;
  }
  return (await answers(left, { data, password, patience })) ? { pid: left.pid, port: left.port } : undefined;
}

async function launch({ native, as, data, password, log, settings, patience }, port) {
  const output = openLog(log);
  const from = fs.fstatSync(output).size;
  const args = Object.entries({ ...settings, port }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const stdio = ['ignore', output, output];
  const child = spawn(program(native, 'postgres'), ['-D', data, ...args], {
    ...as,
    cwd: '/',
    env: cleanEnv(),
    detached: true,
    stdio,
  });
  let gone;
  child.once('exit', () => (gone = true));
  child.once('error', (error) => (gone = error));
  child.unref();
  fs.closeSync(output);
  const server = { pid: child.pid, port };
  if (await answers(server, { data, password, patience, exited: () => gone })) return { server };
  return { reason: fs.readFileSync(log).subarray(from).toString('utf8') };
}

/** Adopts or starts the server of a cluster: `{ pid, port }`; on `fixedPort` when its users already know the address. */
export async function ensureServer(cluster, dir, fixedPort) {
  const cycle = { patience: 60_000, ...cluster };
  const adopted = await adopt(cycle);
  if (adopted) return adopted;
  let reason = '';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = await launch(cycle, fixedPort ?? (await choosePort(dir)));
    if (outcome.server) return outcome.server;
    reason = outcome.reason;
    // Backends of a server killed a moment ago still hold its shared memory, or another program took the port in between.
    if (!/shared memory block|in use/.test(reason)) break;
    await pause(500);
  }
  throw new Trouble(`PostgreSQL does not start (its log: ${cluster.log})`, { details: reason.split('\n').slice(-12).join('\n') });
}

/** Ends the server: open transactions are rolled back, everything committed is on disk. */
export async function stopServer({ native, as, data }) {
  const options = { ...as, cwd: '/', env: cleanEnv() };
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', data, '-m', mode, '-w', '-t', '20'];
    const { code } = await run(program(native, 'pg_ctl'), args, options);
    if (code === 0 || !fs.existsSync(path.join(data, 'postmaster.pid'))) return;
  }
}
