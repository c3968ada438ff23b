import { tools } from '../paths.mjs';

/** Type checks, each a command of its own; never from an incremental note, which has hidden errors. */
export const TYPE_CHECKS = [
  { title: 'Types: API, libraries, tests', tool: tools.tsc, args: ['--noEmit', '--incremental', 'false', '-p', 'tsconfig.json'] },
  { title: 'Types: console', tool: tools.tsc, args: ['--noEmit', '--incremental', 'false', '-p', 'apps/console/tsconfig.json'] },
  {
    title: 'Types: service worker',
    tool: tools.tsc,
    args: ['--noEmit', '--incremental', 'false', '-p', 'apps/console/src/authenticator/worker/tsconfig.json'],
  },
];
