import { paths } from '../paths.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { endOrphans } from '../processes/orphans.mjs';
import { say, seconds, step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { launchApi } from './api.mjs';
import { readyBox } from './ready.mjs';
import { keySettings, loadSettings, production } from './settings.mjs';
import { stopSignal } from './stop-signal.mjs';

const RESTARTS = 5;
const RESTART_WINDOW_MS = 60_000;

async function database() {
  if (process.env.DATABASE_URL) return { env: {}, stop: async () => undefined };
  const server = await step('Starting PostgreSQL', () =>
    startPostgres({ onProgress: (line) => line.includes('data in') && say(`  ${line}`) }),
  );
  return { env: { DATABASE_URL: server.url }, stop: server.stop };
}

/** One life of the API, up to its first `ready`. */
async function bringUp(env, stopping) {
  let fatal;
  let api;
  const begun = await step('Starting Tessera', async ({ text }) => {
    const ready = new Promise((resolve) => {
      api = launchApi(env, (message) => {
        if (message?.type === 'progress') text(message.text);
        if (message?.type === 'ready') resolve({ ready: message });
        if (message?.type === 'fatal') fatal = message.line;
      });
    });
    const outcome = await Promise.race([ready, api.ended, stopping.then(() => ({ stopped: true }))]);
    if (outcome.ready || outcome.stopped) return outcome;
    if (fatal) throw new Trouble(fatal);
    const how = outcome.signal ?? `exit code ${outcome.code}`;
    throw new Trouble(`the API ended before it was ready (${how})`, { details: outcome.said });
  });
  return { api, ...begun };
}

/** Runs the API until it is told to stop; one that dies is started again, unless it keeps dying. */
async function serve(env, stopping, began) {
  const deaths = [];
  for (;;) {
    const { api, ready, stopped } = await bringUp(env, stopping.asked);
    stopping.atOnce(() => api.kill());
    if (ready) say(`${readyBox(ready)}\n${deaths.length === 0 ? `Ready after ${seconds(began)}` : 'Running again'}`);
    const outcome = stopped ? undefined : await Promise.race([api.ended, stopping.asked]);
    if (!outcome) return api.stop();
    const now = performance.now();
    deaths.push(now);
    say(`  the API ended by itself (${outcome.signal ?? `exit code ${outcome.code}`}); starting it again`);
    if (deaths.filter((at) => now - at < RESTART_WINDOW_MS).length > RESTARTS) {
      throw new Trouble('the API keeps ending by itself', { details: outcome.said });
    }
  }
}

/** `npm start`: installs, builds, starts PostgreSQL and the API, and stops them in the opposite order. */
export async function start() {
  const began = performance.now();
  const stopping = stopSignal();
  loadSettings();
  if ((await Promise.race([prepare(), stopping.asked.then(() => 'stop')])) === 'stop') process.exit(0);
  const key = keySettings();
  await endOrphans();
  const { env, stop } = await database();
  try {
    const outcome = await serve({ ...env, ...key }, stopping, began);
    if (outcome.signal === 'SIGKILL') say('  the API did not finish in time and was ended');
  } finally {
    await stop();
  }
  if (!production()) say(`Stopped. Everything is kept in ${paths.var}`);
  return 0;
}
