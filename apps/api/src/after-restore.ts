import { DataSource, type DataSourceOptions } from 'typeorm';
import { Audit } from './audit/index.js';
import { Database, HostSecretBox, readSettings, SettingsError } from './platform/index.js';
import { migrate } from './platform/database/migrate.js';
import { databaseOptions } from './platform/database/options.js';
import { checkKey } from './platform/secrets/key-check.js';
import { AfterRestore, restoredLines } from './signin/index.js';

/** `main --after-restore`, before the servers are started again. Answers with what it did, for a person to read. */
export async function afterRestore(
  sinceText: string | undefined,
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const since = sinceText === undefined ? null : new Date(sinceText);
  if (since && Number.isNaN(since.getTime())) throw new SettingsError('--since is not a date. Expected: such as 2026-03-05.');
  const settings = readSettings(environment);
  await migrate(settings.databaseUrl.reveal());
  const { autoLoadEntities: _, retryAttempts: __, ...options } = databaseOptions(settings);
  const source = await new DataSource(options as DataSourceOptions).initialize();
  try {
    await checkKey(source.manager, new HostSecretBox(settings.key.reveal()));
    return restoredLines(await new AfterRestore(new Database(source), new Audit()).run(since));
  } finally {
    await source.destroy();
  }
}
