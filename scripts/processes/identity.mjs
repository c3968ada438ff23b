import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

function dead(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.charAt(stat.lastIndexOf(')') + 2) === 'Z';
  } catch {
    return false;
  }
}

/** True while a process with this id exists, whoever owns it; one that has ended and waits to be collected does not count. */
export function running(pid) {
  try {
    process.kill(pid, 0);
    return !dead(pid);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function startedAt(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return '';
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
  }
}

/** A process by id and start time: ids are used again, the pair is not. */
export const identityOf = (pid) => ({ pid, started: startedAt(pid) });

export const alive = (identity) =>
  Number.isInteger(identity?.pid) && running(identity.pid) && startedAt(identity.pid) === identity.started;
