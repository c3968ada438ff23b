import { spawn } from 'node:child_process';
import { paths, tools } from '../paths.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { ensureApi, ensureDocuments } from '../prepare/build.mjs';
import { endOrphans, remember } from '../processes/orphans.mjs';
import { keySettings, loadSettings } from '../start/settings.mjs';
import { stopSignal } from '../start/stop-signal.mjs';
import { say, step } from '../terminal/progress.mjs';
import { report } from '../terminal/trouble.mjs';
import { developmentApi } from './development-api.mjs';
import { watchSources } from './watch.mjs';

const PAGES = 'http://127.0.0.1:5173/';

function servePages(apiAddress) {
  const args = ['--config', 'apps/console/vite.config.ts', '--port', '5173', '--strictPort', '--clearScreen', 'false'];
  const env = { ...process.env, TESSERA_API: apiAddress };
  const stdio = ['ignore', 'inherit', 'inherit'];
  const child = spawn(process.execPath, [tools.vite, ...args], { cwd: paths.root, env, detached: true, stdio });
  remember(child);
  return child;
}

const gone = (child) =>
  new Promise((resolve) => ((child.exitCode ?? child.signalCode) === null ? child.once('exit', resolve) : resolve()));

/**
 * `npm run dev`: PostgreSQL, the API built and started again at each change, and the pages from Vite. A mistake in a source is
 * shown and waited out; the next save tries again.
 */
export async function dev() {
  const stopping = stopSignal();
  loadSettings();
  await prepare({ build: 'api' });
  const key = keySettings();
  await endOrphans();
  const database = process.env.DATABASE_URL ? undefined : await step('Starting PostgreSQL', () => startPostgres());
  const api = developmentApi({
    PUBLIC_URL: process.env.PUBLIC_URL ?? PAGES.slice(0, -1),
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...key,
  });
  api.start();
  const pages = servePages(`http://127.0.0.1:${process.env.PORT || 3000}`);
  const watcher = await watchSources({
    async api() {
      await api.stop();
      await ensureApi().then(() => api.start(), report);
    },
    documents: () => ensureDocuments().catch(report),
  });
  say(`Pages that reload as you save: ${PAGES} (also ${PAGES}console and ${PAGES}simulator)`);
  const ended = await Promise.race([stopping.asked, gone(pages).then(() => 'pages')]);
  if (ended === 'pages') say('Vite ended by itself: is port 5173 in use?');
  await watcher.close();
  pages.kill('SIGTERM');
  await Promise.all([gone(pages), api.stop()]);
  await database?.stop();
  return ended === 'pages' ? 1 : 0;
}
