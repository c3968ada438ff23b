import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../paths.mjs';
import { alive, identityOf } from './identity.mjs';

const PATIENCE_MS = 15_000;
const mine = path.join(paths.runs, `${process.pid}.json`);
const children = new Map();

function write() {
  fs.mkdirSync(paths.runs, { recursive: true });
  if (children.size === 0) fs.rmSync(mine, { force: true });
  else fs.writeFileSync(mine, JSON.stringify({ parent: identityOf(process.pid), children: [...children.values()] }));
}

/** Writes a child down for as long as it lives, so that it can be found if this process is killed. */
export function remember(child) {
  if (child.pid === undefined) return;
  children.set(child.pid, identityOf(child.pid));
  write();
  child.once('exit', () => {
    children.delete(child.pid);
    write();
  });
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

async function end(child) {
  const until = performance.now() + PATIENCE_MS;
  if (alive(child)) process.kill(child.pid, 'SIGTERM');
  while (alive(child)) {
    if (performance.now() > until) process.kill(child.pid, 'SIGKILL');
    await pause(50);
  }
}

/** Ends what killed commands left running here, so that their ports are free before the next one asks. */
export async function endOrphans() {
  if (!fs.existsSync(paths.runs)) return;
  for (const name of fs.readdirSync(paths.runs)) {
    const file = path.join(paths.runs, name);
    const { parent, children: left = [] } = read(file);
    if (alive(parent)) continue;
    await Promise.all(left.map(end));
    fs.rmSync(file, { force: true });
  }
}
