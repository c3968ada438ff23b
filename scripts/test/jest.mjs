import fs from 'node:fs';
import path from 'node:path';
import { paths, tools } from '../paths.mjs';
import { run } from '../processes/run.mjs';

const FLAG = '--experimental-vm-modules';
const options = [process.env.NODE_OPTIONS, FLAG, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');

/** Runs one Jest project: `{ ok, passed, failed, output }`. A file that could not run at all counts as one failure. */
export async function runJest({ name, workers }, { filters, env }) {
  const file = paths.inside('var/test', `${name}.json`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.rmSync(file, { force: true });
  const args = ['--selectProjects', name, '--passWithNoTests', '--json', '--outputFile', file, '--maxWorkers', String(workers)];
  const narrowed = filters.length > 0 ? ['--testPathPatterns', ...filters] : [];
  const place = ['--cacheDirectory', paths.inside('var/cache/jest'), ...(process.env.CI ? ['--ci'] : [])];
  const { code, output } = await run(tools.jest, [...args, ...place, ...narrowed], {
    node: true,
    env: { ...env, NODE_OPTIONS: options },
  });
  if (!fs.existsSync(file)) return { ok: false, passed: 0, failed: 1, output };
  const result = JSON.parse(fs.readFileSync(file, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    ok: code === 0,
    passed: result.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    output: withoutJson(output),
  };
}

/** With `--json` Jest prints the report too; people read the rest. */
const withoutJson = (output) =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('{"numFailedTestSuites"'))
    .join('\n');
