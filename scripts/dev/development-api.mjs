import { spawn } from 'node:child_process';
import { paths } from '../paths.mjs';
import { readyBox } from '../start/ready.mjs';
import { API_FLAGS } from '../processes/api-flags.mjs';
import { remember } from '../processes/orphans.mjs';
import { say } from '../terminal/progress.mjs';

let shown = false;

const tell = (message) => {
  if (message?.type === 'ready') {
    say(shown ? '  the API runs again' : readyBox(message, 'Its log is here · Ctrl-C stops everything'));
    shown = true;
  }
  if (message?.type === 'fatal') say(`tessera: ${message.line}`);
};

/** The API with its log on this terminal, started and stopped as the sources change. */
export function developmentApi(env) {
  let child;
  return {
    start() {
      const stdio = ['ignore', 'inherit', 'inherit', 'ipc'];
      const options = { cwd: paths.root, env: { ...process.env, ...env }, detached: true, stdio };
      child = spawn(process.execPath, [...API_FLAGS, paths.api], options);
      remember(child);
      child.on('message', tell);
    },
    stop() {
      const ending = child;
      if (!ending || ending.exitCode !== null || ending.signalCode !== null) return Promise.resolve();
      ending.kill('SIGTERM');
      const limit = setTimeout(() => ending.kill('SIGKILL'), 3000);
      return new Promise((resolve) => ending.once('exit', resolve)).finally(() => clearTimeout(limit));
    },
  };
}
