import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Trouble } from '../terminal/trouble.mjs';

const REFUGE_PARENT = '/var/tmp';

const id = (flag, name) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout?.trim() || Number.NaN);

/** PostgreSQL refuses to run as root: its own account if the machine has one, else nobody. */
function accountForRoot() {
  for (const name of ['postgres', 'nobody']) {
    const account = { uid: id('-u', name), gid: id('-g', name) };
    if (account.uid > 0 && account.gid >= 0) return account;
  }
  throw new Trouble('as root, PostgreSQL needs an account "postgres" or "nobody" to run as: make one, or set DATABASE_URL');
}

/** True when this account may pass through every folder down to `target`. */
function reachable(target, { uid, gid }) {
  const real = fs.realpathSync(target);
  for (let folder = real; ; folder = path.dirname(folder)) {
    const stat = fs.statSync(folder);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** A folder under /var/tmp whose name nobody could know beforehand; used again only while it is root's and nobody else may write. */
function refugeOf(dir) {
  const note = path.join(dir, 'refuge.json');
  const { dev, ino } = fs.statSync(dir);
  const written = fs.existsSync(note) ? JSON.parse(fs.readFileSync(note, 'utf8')) : undefined;
  if (written?.dev === dev && written?.ino === ino && fs.existsSync(written.folder)) {
    const stat = fs.lstatSync(written.folder);
    if (!stat.isDirectory() || stat.uid !== 0 || (stat.mode & 0o022) !== 0) {
      throw new Trouble(`${written.folder} no longer belongs to root alone; look at it, then remove ${note}`);
    }
    return written.folder;
  }
  const folder = fs.mkdtempSync(path.join(REFUGE_PARENT, 'tessera-'));
  fs.chmodSync(folder, 0o755);
  fs.writeFileSync(note, JSON.stringify({ folder, dev, ino }), { mode: 0o600 });
  return folder;
}

function openFolder(dir) {
  const missing = [];
  for (let folder = dir; !fs.existsSync(folder); folder = path.dirname(folder)) missing.push(folder);
  fs.mkdirSync(dir, { recursive: true });
  for (const folder of missing) fs.chmodSync(folder, 0o755);
}

/**
 * Where a cluster lives and as whom it runs: `{ as, home, data }`. An ordinary user keeps it in `dir` and runs it; root hands it
 * to another account, in `dir` if that account can reach it, else under /var/tmp.
 */
export function choosePlace(dir) {
  openFolder(dir);
  const own = path.join(dir, 'data');
  const owner = fs.existsSync(own) ? fs.statSync(own) : undefined;
  const me = process.getuid?.();
  if (me !== 0) {
    if (owner && me !== undefined && owner.uid !== me) {
      throw new Trouble(`${own} belongs to another user (uid ${owner.uid}): start Tessera as that user, or remove ${dir}`);
    }
    return { as: {}, home: dir, data: own };
  }
  const as = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : accountForRoot();
  const home = reachable(dir, as) ? dir : refugeOf(dir);
  return { as, home, data: path.join(home, 'data') };
}
