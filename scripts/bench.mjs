import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { bench } = await import('./bench/bench.mjs');
await main(bench);
