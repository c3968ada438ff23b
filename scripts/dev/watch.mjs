import { paths } from '../paths.mjs';

const QUIET_MS = 150;

const kindOf = (file) => {
  if (file.endsWith('.graphql')) return 'documents';
  return file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('/console/') ? 'api' : undefined;
};

/** Calls `actions.api` or `actions.documents` after changes have settled; one at a time, and once more if something changed meanwhile. */
export async function watchSources(actions) {
  const { watch } = await import('chokidar');
  const due = new Set();
  let timer;
  let busy = false;
  const work = async () => {
    if (busy) return;
    busy = true;
    while (due.size > 0) {
      const [kind] = due;
      due.delete(kind);
      await actions[kind]();
    }
    busy = false;
  };
  const folders = ['apps/api', 'libs', 'apps/console/src'].map((folder) => paths.inside(folder));
  const watcher = watch(folders, { ignoreInitial: true, ignored: (file) => /node_modules|\/generated(\/|$)/.test(file) });
  watcher.on('all', (event, file) => {
    const kind = kindOf(file);
    if (!kind) return;
    due.add(kind);
    clearTimeout(timer);
    timer = setTimeout(() => void work(), QUIET_MS);
  });
  return watcher;
}
