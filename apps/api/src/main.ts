import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { afterRestore } from './after-restore.js';
import { SettingsError } from './platform/index.js';
import { fatalLine, Narrator } from './platform/process/narrator.js';
import { serve } from './serve.js';

const narrator = new Narrator();

/** Serves, unless it was asked to do one thing and end. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'after-restore': { type: 'boolean' }, since: { type: 'string' } } });
  if (!values['after-restore']) return run();
  process.stdout.write(`${(await afterRestore(values.since)).join('\n')}\n`);
}

/** Ends by the signal's own way: stop accepting, finish what is under way, close the database, exit 0. */
async function run(): Promise<void> {
  const server = await serve(narrator);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    server
      .close()
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
}

main().catch((cause: unknown) => {
  narrator.fatal(cause instanceof SettingsError ? cause.message : fatalLine(cause));
  process.exit(1);
});
