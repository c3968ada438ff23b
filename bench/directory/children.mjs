import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { API_FLAGS } from '../../scripts/processes/api-flags.mjs';

const file = (name) => path.join(import.meta.dirname, name);

function answer(child) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`a process of the measurement ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/** What one reading by a library took: `{ people, milliseconds, peak }`. */
export const read = (options) => answer(fork(file('reader.mjs'), [JSON.stringify(options)]));

/** The API's application in a process of its own. `act` is 'sync' or 'look' and answers `{ result, milliseconds, peak }`. */
export async function startHost(options) {
  const child = fork(file('host.mjs'), [JSON.stringify(options)], { execArgv: API_FLAGS });
  await answer(child);
  return {
    act(name) {
      child.send(name);
      return answer(child);
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.send('close');
      await once(child, 'exit');
    },
  };
}

/** The reference: the directory's own command-line client, its answer thrown away. Milliseconds. */
export async function ldapsearch({ url, bindDn, bindPassword, baseDn }, filter, attributes) {
  const login = ['-x', '-LLL', '-H', url, '-D', bindDn, '-w', bindPassword, '-E', 'pr=1000/noprompt', '-b', baseDn];
  const before = performance.now();
  const child = spawn('ldapsearch', [...login, filter, ...attributes], { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`ldapsearch ended with ${code}`);
  return performance.now() - before;
}
