import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { paths } from '../paths.mjs';
import { API_FLAGS } from '../processes/api-flags.mjs';
import { remember } from '../processes/orphans.mjs';
import { production } from './settings.mjs';

const DRAIN_MS = 15_000;
const LOG_LIMIT = 10 * 1024 * 1024;

export const apiLog = path.join(paths.logs, 'api.log');

/** In production the log belongs to whoever runs the service; otherwise it goes to a file and the terminal stays readable. */
function output() {
  if (production()) return 'inherit';
  fs.mkdirSync(paths.logs, { recursive: true });
  if (fs.existsSync(apiLog) && fs.statSync(apiLog).size > LOG_LIMIT) fs.renameSync(apiLog, `${apiLog}.1`);
  return fs.openSync(apiLog, 'a', 0o600);
}

/**
 * Starts the API in its own process group, so that Ctrl-C reaches it as the SIGTERM it drains on, not twice.
 * `{ ended, stop }`: `ended` resolves with code, signal and, for a log file, what it said last.
 */
export function launchApi(env, onMessage) {
  const log = output();
  const from = log === 'inherit' ? 0 : fs.fstatSync(log).size;
  const args = [...API_FLAGS, paths.api];
  const stdio = ['ignore', log, log, 'ipc'];
  const child = spawn(process.execPath, args, { cwd: paths.root, env: { ...process.env, ...env }, detached: true, stdio });
  if (log !== 'inherit') fs.closeSync(log);
  child.on('message', (message) => onMessage(message));
  child.on('error', () => undefined);
  remember(child);
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) => {
      const said = log === 'inherit' ? '' : fs.readFileSync(apiLog).subarray(from).toString('utf8');
      resolve({ code, signal, said: said.split('\n').slice(-20).join('\n') });
    });
  });
  return {
    ended,
    kill: () => child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM');
      const limit = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS);
      const outcome = await ended;
      clearTimeout(limit);
      return outcome;
    },
  };
}
