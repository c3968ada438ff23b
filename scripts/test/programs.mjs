import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../processes/run.mjs';
import { say, step } from '../terminal/progress.mjs';

const APT_LIMIT_MS = 300_000;
const FOLDERS = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/sbin',
  '/usr/local/libexec',
  '/usr/libexec',
  '/usr/lib/openldap',
];

const find = (...names) =>
  names.flatMap((name) => FOLDERS.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));

/** A launcher that only asks for a package to be installed is not a browser. */
const starts = (file) => file !== undefined && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;

function chromium() {
  const named = [process.env.CHROMIUM, find('chromium'), find('google-chrome-stable', 'google-chrome'), find('chromium-browser')];
  return named.filter(Boolean).find(starts);
}

/** Programs that suites need beside Node: how to find one, and the packages that bring it. */
const PROGRAMS = {
  slapd: { packages: ['slapd'], locate: () => find('slapd') },
  'ldap-utils': { packages: ['ldap-utils'], locate: () => find('ldapsearch') },
  // A domain is provisioned by root only.
  samba: {
    packages: ['samba', 'samba-ad-dc', 'samba-ad-provision', 'ldb-tools'],
    locate: () => (process.getuid?.() === 0 && find('samba-tool') && find('ldbadd') ? find('samba') : undefined),
  },
  oathtool: { packages: ['oathtool'], locate: () => find('oathtool') },
  chromium: { packages: ['chromium', 'fonts-dejavu-core'], locate: chromium },
};

async function install(packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  if (find('debconf-set-selections')) {
    spawnSync('debconf-set-selections', { input: 'slapd slapd/no_configuration boolean true\n' });
  }
  const began = performance.now();
  const update = await run('apt-get', ['update', '-q'], { env, limit: APT_LIMIT_MS });
  if (update.timedOut) return;
  const limit = Math.max(1000, APT_LIMIT_MS - (performance.now() - began));
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env, limit });
}

/** The missing ones of `names`, after an attempt to install them where that is possible (root, apt-get). */
export async function ensurePrograms(names) {
  const missing = () => names.filter((name) => PROGRAMS[name] && !PROGRAMS[name].locate());
  const absent = missing();
  if (absent.length > 0 && process.getuid?.() === 0 && find('apt-get')) {
    await step(`Installing ${absent.join(', ')}`, () => install(absent.flatMap((name) => PROGRAMS[name].packages)));
  }
  const left = missing();
  if (left.length > 0)
    say(`  not here: ${left.join(', ')} (install ${left.flatMap((name) => PROGRAMS[name].packages).join(' ')})`);
  return left;
}

export const chromiumPath = chromium;
