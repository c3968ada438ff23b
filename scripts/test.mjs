import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { test } = await import('./test/test.mjs');
await main(test);
