import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const inside = (...parts) => path.join(root, ...parts);

export const paths = {
  root,
  inside,
  var: inside('var'),
  logs: inside('var/log'),
  runs: inside('var/run'),
  dist: inside('dist'),
  modules: inside('node_modules'),
  api: inside('dist/apps/api/src/main.js'),
};

/** The entry file of an installed command, run with this Node and without a shell. */
export const tools = {
  nest: inside('node_modules/@nestjs/cli/bin/nest.js'),
  vite: inside('node_modules/vite/bin/vite.js'),
  codegen: inside('node_modules/@graphql-codegen/cli/esm/bin.js'),
  tsc: inside('node_modules/typescript/bin/tsc'),
  jest: inside('node_modules/jest/bin/jest.js'),
  oxlint: inside('node_modules/oxlint/bin/oxlint'),
  prettier: inside('node_modules/prettier/bin/prettier.cjs'),
};
