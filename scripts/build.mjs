import { requireNode } from './node-version.mjs';

requireNode();
const { main } = await import('./terminal/trouble.mjs');
const { build } = await import('./build/build.mjs');
await main(build);
