import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../processes/run.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { program } from './binaries.mjs';

export const OWNER = 'tessera';

/** PostgreSQL's programs see nothing of the caller's PG… settings, time zone or language. */
export const cleanEnv = () => ({ PATH: process.env.PATH ?? '', TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });

export function readPassword(dir, data) {
  const file = path.join(dir, 'password');
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  if (fs.existsSync(path.join(data, 'PG_VERSION')))
    throw new Trouble(`${file} is missing, and ${data} cannot be opened without it: put it back, or remove ${dir}`);
  const password = randomBytes(24).toString('base64url');
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function checkVersion(native, data) {
  const made = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  const sample = fs.readFileSync(path.join(native, 'share/postgresql/postgres.bki'), 'utf8').slice(0, 40);
  const brings = /PostgreSQL (\d+)/.exec(sample)?.[1];
  if (brings && brings !== made) {
    throw new Trouble(
      `${data} was made by PostgreSQL ${made}, this version brings ${brings}: move the data over, or remove the folder`,
    );
  }
}

/** Makes the cluster unless it is there. It gets its name last, so one half made by a killed process is made anew. */
export async function ensureCluster({ native, as, home, data, password, fast }) {
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return checkVersion(native, data);
  const draft = path.join(home, 'data.new');
  const secret = path.join(home, '.initdb');
  for (const leftover of [draft, secret, data]) fs.rmSync(leftover, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  fs.writeFileSync(secret, password, { mode: 0o600 });
  if (as.uid !== undefined) for (const entry of [draft, secret]) fs.chownSync(entry, as.uid, as.gid);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${secret}`];
    const args = ['-D', draft, ...access, ...locale, ...(fast ? ['--no-sync'] : [])];
    const { code, output } = await run(program(native, 'initdb'), args, { ...as, cwd: '/', env: cleanEnv() });
    if (code !== 0) throw new Trouble('PostgreSQL could not make its data folder', { details: output });
  } finally {
    fs.rmSync(secret, { force: true });
  }
  fs.renameSync(draft, data);
}
