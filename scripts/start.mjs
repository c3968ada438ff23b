import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { start } = await import('./start/start.mjs');
await main(start);
