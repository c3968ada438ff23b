import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { paths } from '../paths.mjs';
import { run } from '../processes/run.mjs';
import { say, step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';

const LOCK = paths.inside('package-lock.json');
const STAMP = path.join(paths.modules, '.tessera-stamp');
const INSTALLED = path.join(paths.modules, '.package-lock.json');

const wanted = () => {
  const machine = `${process.platform}-${process.arch}`;
  return `${machine} ${createHash('sha256').update(fs.readFileSync(LOCK)).digest('hex')}`;
};

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8')).packages;

/** True when npm's own note of what it installed agrees with the lock file, so nothing is installed twice. */
function agrees() {
  if (!fs.existsSync(INSTALLED)) return false;
  const installed = read(INSTALLED);
  return Object.entries(read(LOCK)).every(([name, entry]) => {
    if (!name.includes('node_modules/')) return true;
    if (entry.link) return fs.existsSync(paths.inside(name));
    return installed[name] ? installed[name].version === entry.version : entry.optional || entry.devOptional || entry.peer;
  });
}

function npm(args) {
  const options = { env: { npm_config_loglevel: 'error', npm_config_progress: 'false' } };
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(cli, args, { ...options, node: true });
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

const reasonOf = (output) =>
  output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!) ?/, ''))
    .filter((line) => line && !/^code |complete log/.test(line))[0] ?? 'npm gave no reason';

async function installAll() {
  const flags = ['--include=dev', '--no-audit', '--no-fund'];
  let result = await npm(['ci', ...flags]).catch((error) => {
    throw new Trouble(`npm cannot be started (${error.message}): install it beside Node`);
  });
  if (result.code !== 0 && /code EUSAGE/.test(result.output)) {
    say('  package-lock.json does not fit this machine: installing by the version numbers in package.json instead');
    result = await npm(['install', '--no-save', '--package-lock=false', ...flags]);
  }
  if (result.code === 0) return;
  const line = `the packages could not be installed (${reasonOf(result.output)}); check the network and npm's settings, then try again`;
  throw new Trouble(line, { details: result.output.split('\n').slice(-12).join('\n') });
}

export async function ensureInstalled() {
  const stamp = wanted();
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === stamp) return;
  const machine = stamp.split(' ')[0];
  const moved = fs.existsSync(STAMP) && !fs.readFileSync(STAMP, 'utf8').startsWith(`${machine} `);
  if (moved || !agrees()) await step('Installing packages', installAll);
  fs.writeFileSync(STAMP, stamp);
}
