import fs from 'node:fs';
import { paths, tools } from '../paths.mjs';
import { run } from '../processes/run.mjs';
import { step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { stamp } from './stamp.mjs';

const LOCK = 'package-lock.json';
const CONSOLE = 'apps/console';
const generated = paths.inside(CONSOLE, 'src/generated/graphql.ts');
const isTest = (file) => /\.spec\.tsx?$/.test(file);

async function build(what, tool, args, env = {}) {
  const { code, output } = await run(tool, args, { node: true, env });
  if (code !== 0) throw new Trouble(`${what} failed`, { details: output });
}

/** Compiled beside the console's pages: only the API's own folders are emptied. */
function compileApi() {
  for (const folder of ['apps', 'libs']) fs.rmSync(paths.inside('dist', folder), { recursive: true, force: true });
  return build('compiling the API', tools.nest, ['build', 'api']);
}

const generateDocuments = () => build('generating the GraphQL documents', tools.codegen, ['--config', 'apps/console/codegen.ts']);

const bundleConsole = () =>
  build('building the pages', tools.vite, ['build', '--config', 'apps/console/vite.config.ts', '--logLevel', 'warn'], {
    NODE_ENV: 'production',
  });

async function refresh(title, output, work, ...inputs) {
  const mark = stamp(title.toLowerCase().replaceAll(/\W+/g, '-'), output, ...inputs);
  if (mark.fresh()) return;
  await step(title, async () => {
    mark.clear();
    await work();
    mark.set();
  });
}

export const ensureDocuments = () =>
  refresh(
    'Generating GraphQL documents',
    generated,
    generateDocuments,
    ['apps/api/schema.graphql', `${CONSOLE}/codegen.ts`, `${CONSOLE}/src`, LOCK],
    (file) => !/\.(tsx?|css|svg)$/.test(file) || file.endsWith('codegen.ts'),
  );

export const ensureApi = () =>
  refresh(
    'Building the API',
    paths.api,
    compileApi,
    ['apps/api', 'libs', 'nest-cli.json', 'tsconfig.json', LOCK],
    (file) => !isTest(file) && !file.endsWith('.md'),
  );

const ensurePages = () =>
  refresh(
    'Building the pages',
    paths.inside('dist/console/index.html'),
    bundleConsole,
    [CONSOLE, 'apps/api/schema.graphql', LOCK],
    (file) => !isTest(file),
  );

async function ensureConsole() {
  await ensureDocuments();
  await ensurePages();
}

/** Builds what is stale; both halves at once, and both are waited for when one fails. */
export async function ensureBuilt({ console: pages = true } = {}) {
  const outcomes = await Promise.allSettled([ensureApi(), pages ? ensureConsole() : ensureDocuments()]);
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}
