import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { dev } = await import('./dev/dev.mjs');
await main(dev);
