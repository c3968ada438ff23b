import fs from 'node:fs';
import path from 'node:path';
import { paths } from './paths.mjs';
import { ensureBuilt, ensureDocuments } from './prepare/build.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { withLock } from './processes/lock.mjs';

/**
 * Installs and builds what is missing or stale: `build` is 'all', 'api' (with the generated documents), 'documents' or
 * 'nothing'. A second call finds everything fresh and costs some tens of milliseconds.
 */
export async function prepare({ build = 'all' } = {}) {
  fs.mkdirSync(paths.var, { recursive: true });
  const work = async () => {
    await ensureInstalled();
    if (build === 'documents') await ensureDocuments();
    if (build === 'all' || build === 'api') await ensureBuilt({ console: build === 'all' });
  };
  await withLock(path.join(paths.var, 'prepare.lock'), work, { patience: 900_000 });
}
