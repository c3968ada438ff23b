import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { installedBinaries } from '../postgres/binaries.mjs';

function slapdVersion() {
  for (const file of ['slapd', '/usr/sbin/slapd', '/usr/lib/openldap/slapd']) {
    const { stdout, stderr } = spawnSync(file, ['-VV'], { encoding: 'utf8' });
    const found = /slapd\s+([\d.]+)/.exec(`${stdout ?? ''}${stderr ?? ''}`);
    if (found) return found[1];
  }
  return 'not installed';
}

/** What a figure is worth nothing without, as rows of name and value. */
export const machine = () => [
  ['CPU', os.cpus()[0]?.model.trim() ?? os.arch()],
  ['Cores', String(os.availableParallelism())],
  ['Memory', `${(os.totalmem() / 1024 ** 3).toFixed(0)} GiB`],
  ['System', `${os.type()} ${os.release()}`],
  ['Node', process.versions.node],
  ['PostgreSQL', installedBinaries().version.split('-')[0]],
  ['slapd', slapdVersion()],
];
