import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { paths } from '../paths.mjs';

const children = new Set();
process.on('exit', () => children.forEach((child) => child.kill('SIGTERM')));

/**
 * Runs a command to its end and collects what it says; never rejects for an exit code. A time limit ends it with
 * its children; so does the end of this process. `node: true` runs the command as a file of this Node.
 */
export function run(command, args, { node = false, env = {}, cwd = paths.root, limit, onLine, ...options } = {}) {
  const [file, list] = node ? [process.execPath, [command, ...args]] : [command, args];
  return new Promise((resolve, reject) => {
    const grouped = limit !== undefined && process.platform !== 'win32';
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(file, list, { cwd, env: { ...process.env, ...env }, stdio, detached: grouped, ...options });
    children.add(child);
    let output = '';
    let timedOut = false;
    const timer =
      limit && setTimeout(() => ((timedOut = true), process.kill(grouped ? -child.pid : child.pid, 'SIGKILL')), limit);
    const take = (chunk) => {
      output += chunk;
      if (onLine) for (const line of String(chunk).split('\n')) if (line.trim()) onLine(line.trim());
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      children.delete(child);
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), output, timedOut });
    });
  });
}
