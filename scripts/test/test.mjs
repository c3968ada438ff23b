import { prepare } from '../prepare.mjs';
import { onInterrupt } from '../processes/interrupt.mjs';
import { run } from '../processes/run.mjs';
import { table } from '../terminal/box.mjs';
import { dim, green, red, say, seconds, step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { testDatabase } from './database.mjs';
import { runJest } from './jest.mjs';
import { choose, STAGES } from './plan.mjs';
import { chromiumPath, ensurePrograms } from './programs.mjs';

const AT_ONCE = 2;
const LEFT_OUT = { ok: true, leftOut: true, passed: 0, failed: 0 };

async function runCheck({ tool, args }) {
  const { code, output } = await run(tool, args, { node: true });
  return { ok: code === 0, passed: 0, failed: code === 0 ? 0 : 1, output };
}

/** One line when it passes; everything it said when it does not. */
async function perform(entry, context) {
  const since = performance.now();
  let result;
  await step(entry.title, async () => {
    result = await (entry.jest ? runJest(entry, context) : runCheck(entry));
    if (!result.ok) throw new Error(entry.title);
  }).catch(() => undefined);
  if (!result.ok) say(result.output.trimEnd());
  return { entry, ...result, time: seconds(since) };
}

/** Runs the entries `AT_ONCE` at a time, in order. */
async function performAll(entries, context) {
  const queue = [...entries];
  const results = [];
  const lane = async () => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) results.push(await perform(entry, context));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

function line(result) {
  const { entry, ok, leftOut, passed, failed, time = '' } = result;
  if (leftOut) return [dim('–'), entry.title, time, 'left out'];
  const tests = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
  return [ok ? green('✓') : red('✗'), entry.title, time, entry.jest ? tests : ok ? 'ok' : 'failed'];
}

/** Suites that start the built product need all of it, the checks of the source only the generated documents. */
function buildFor(steps) {
  if (steps.some(({ needs = [] }) => needs.includes('database'))) return 'all';
  return steps.some(({ name }) => name === 'lint' || name === 'types') ? 'documents' : 'nothing';
}

/** `npm test`: prepares, then checks the source, then runs the suites on what they need; ends with the sum of all tests. */
export async function test() {
  const began = performance.now();
  let server;
  onInterrupt(() => server?.stop());
  const { steps, filters } = choose(process.argv.slice(2));
  await prepare({ build: buildFor(steps) });
  const needs = new Set(steps.flatMap((entry) => entry.needs ?? []));
  const results = [];
  const context = { filters, env: {} };

  const early = steps.filter(({ stage }) => stage === 'source' || stage === 'unit');
  for (const stage of ['source', 'unit'])
    results.push(
      ...(await performAll(
        early.filter((entry) => entry.stage === stage),
        context,
      )),
    );

  const missing = await ensurePrograms([...needs]);
  const lacks = (entry) => (entry.needs ?? []).some((need) => missing.includes(need));
  for (const entry of steps.filter(lacks)) {
    results.push(process.env.CI ? { entry, ok: false, passed: 0, failed: 1 } : { entry, ...LEFT_OUT });
  }
  const late = steps.filter((entry) => !early.includes(entry) && !lacks(entry));
  server = late.some((entry) => entry.needs?.includes('database')) ? await testDatabase() : undefined;
  if (server) context.env.TEST_DATABASE_URL = server.url;
  if (needs.has('chromium')) context.env.CHROMIUM = chromiumPath() ?? '';
  try {
    for (const stage of STAGES.slice(2))
      results.push(
        ...(await performAll(
          late.filter((entry) => entry.stage === stage),
          context,
        )),
      );
  } finally {
    await server?.stop();
  }

  if (filters.length > 0 && results.every(({ passed, failed }) => passed + failed === 0)) {
    throw new Trouble(`no test file matches ${filters.join(' ')}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say(`\n${table(results.map(line)).join('\n')}\n\n${seconds(began)} in all`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}
