import { paths } from '../paths.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepare } from '../prepare.mjs';
import { run } from '../processes/run.mjs';
import { keySettings, loadSettings } from '../start/settings.mjs';
import { say, step } from '../terminal/progress.mjs';
import { Trouble } from '../terminal/trouble.mjs';

/** `npm run after-restore -- [--since DATE]`: once after a backup was put back, before the servers are started again. */
export async function afterRestore() {
  loadSettings();
  await prepare({ build: 'api' });
  const server = process.env.DATABASE_URL ? undefined : await step('Starting PostgreSQL', () => startPostgres());
  try {
    const env = { ...keySettings(), ...(server && { DATABASE_URL: server.url }) };
    const args = ['--after-restore', ...process.argv.slice(2)];
    const { code, output } = await run(paths.api, args, { node: true, env });
    if (code !== 0) throw new Trouble('nothing was changed', { details: output });
    say(output.trimEnd());
  } finally {
    await server?.stop();
  }
}
