import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { paths } from '../paths.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { onInterrupt } from '../processes/interrupt.mjs';
import { table } from '../terminal/box.mjs';
import { say, step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';
import { machine } from './machine.mjs';
import { writeResults } from './readme.mjs';

const FOLDER = paths.inside('bench');

/** Measurements named on the command line, or all of them. */
function chosen(names) {
  const all = fs.readdirSync(FOLDER).filter((file) => file.endsWith('.mjs'));
  const files = all.map((file) => file.slice(0, -'.mjs'.length)).sort();
  const unknown = names.find((name) => !files.includes(name));
  if (unknown) throw new Trouble(`there is no measurement "${unknown}"; there are: ${files.join(', ') || 'none yet'}`);
  return names.length > 0 ? names : files;
}

/**
 * `npm run bench [-- name … size …]`: runs `bench/<name>.mjs` on the built product and a PostgreSQL that flushes to disk, prints the rows
 * and writes them, with the machine, into `bench/README.md`.
 *
 * A measurement exports `title` and `run({ root, databaseUrl, say, sizes })`, which returns rows of `{ what, value, unit, note? }`.
 */
export async function bench() {
  const words = process.argv.slice(2);
  const sizes = words.map(Number).filter((size) => Number.isSafeInteger(size) && size > 0);
  const names = chosen(words.filter((word) => Number.isNaN(Number(word))));
  await prepare();
  const about = machine();
  for (const line of table(about)) say(line);
  const server = await startPostgres({ dir: paths.inside('var/bench-postgres') });
  onInterrupt(() => server.stop());
  try {
    for (const name of names) {
      const measurement = await import(pathToFileURL(path.join(FOLDER, `${name}.mjs`)).href);
      const context = { root: paths.root, databaseUrl: server.url, say, sizes };
      const rows = await step(measurement.title, () => measurement.run(context));
      for (const line of table(rows.map(({ what, value, unit, note = '' }) => [what, `${value} ${unit}`, note])))
        say(`  ${line}`);
      writeResults(path.join(FOLDER, 'README.md'), { name, title: measurement.title, rows, about });
    }
  } finally {
    await server.stop();
  }
}
