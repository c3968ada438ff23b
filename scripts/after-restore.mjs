import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { afterRestore } = await import('./after-restore/after-restore.mjs');
await main(afterRestore);
