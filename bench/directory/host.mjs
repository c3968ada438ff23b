import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import 'reflect-metadata';

/** A process of its own with the API's application in it: what it needs of memory is the API's and nobody else's. */
const { root, databaseUrl, source } = JSON.parse(process.argv[2]);
const built = (file) => import(pathToFileURL(path.join(root, 'dist', file)).href);
const { createDirectory } = await built('libs/directory/src/index.js');
const { build } = await built('apps/api/src/serve.js');
const { Secret } = await built('apps/api/src/platform/config/index.js');
const { Directories, Sync } = await built('apps/api/src/directories/index.js');
const { Changes } = await built('apps/api/src/directories/sync/changes.js');

const settings = {
  production: false,
  demo: false,
  port: 0,
  host: '127.0.0.1',
  publicUrl: 'http://localhost:3000',
  organisation: 'Bench',
  databaseUrl: new Secret(databaseUrl),
  key: new Secret(createHash('sha256').update('bench').digest()),
  directory: null,
  demoLdapPort: 0,
  syncMinutes: 1440,
  syncSeconds: 3600,
  phoneCountries: [],
  trustedProxies: [],
};
const { kind, url, baseDn } = source;
const reader = createDirectory(source, { now: () => new Date() });
const app = await build({ settings, connection: { name: 'Bench', kind, url, baseDn, demo: false, reader }, demoAccounts: [] });
const { id } = await app.get(Directories).connected();

const acts = {
  sync: () => app.get(Sync).run(id, 'button'),
  look: () => app.get(Changes).look(id),
  async close() {
    await app.close();
    process.disconnect();
  },
};
async function answer(act) {
  const before = performance.now();
  const used = process.cpuUsage();
  const result = await acts[act]().catch((error) => ({ state: 'failed', errorMessage: String(error) }));
  const milliseconds = performance.now() - before;
  const { user, system } = process.cpuUsage(used);
  if (process.connected)
    process.send({ result, milliseconds, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 });
}
process.on('message', (act) => void answer(act));
// The measurement was ended from outside.
process.on('disconnect', () => setTimeout(() => process.exit(1), 5000).unref());
process.send({ ready: true });
