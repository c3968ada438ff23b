import { say } from '../terminal/progress.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const IMPATIENT_MS = 3000;

/** A SIGTERM to npm ends the shell between npm and this process, and nothing else: being handed to another parent is the sign. */
function watchNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}

/**
 * `asked` resolves (with nothing) at the first request to stop. npm passes a signal on that the terminal has sent already, so a
 * second one counts only after some seconds: then what `atOnce` was given is called.
 */
export function stopSignal() {
  let since;
  let force;
  const asked = new Promise((resolve) => {
    const stop = () => {
      if (since === undefined) {
        since = performance.now();
        say('Stopping …');
        resolve();
      } else if (performance.now() - since > IMPATIENT_MS) force?.();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    watchNpm(stop);
  });
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return { asked, atOnce: (action) => (force = action) };
}
