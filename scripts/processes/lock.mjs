import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Trouble } from '../terminal/trouble.mjs';
import { alive, identityOf } from './identity.mjs';

const read = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Created complete and under its final name in one step (a link fails when the name is taken). */
function create(file) {
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(identityOf(process.pid)));
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Removes a lock whose owner is gone. Only one process looks at a time, so that no living lock is taken by a late reader. */
function clearDead(file) {
  const guard = `${file}.clearing`;
  if (!create(guard)) {
    if (!alive(read(guard))) fs.rmSync(guard, { force: true });
    return;
  }
  try {
    if (!alive(read(file))) fs.rmSync(file, { force: true });
  } finally {
    fs.rmSync(guard, { force: true });
  }
}

/** Runs `work` while no other process holds the same file; a lock left by a killed process is cleared. */
export async function withLock(file, work, { patience = 120_000 } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const until = performance.now() + patience;
  while (!create(file)) {
    if (!alive(read(file))) clearDead(file);
    if (performance.now() > until) {
      throw new Trouble(`another Tessera command (process ${read(file)?.pid}) is still at work here; wait for it or end it`);
    }
    await pause(50);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
