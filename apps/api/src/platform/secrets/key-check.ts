import { SettingsError } from '../config/index.js';
import { row, type Runner } from '../database/sql.js';
import type { HostSecretBox } from './host-secret-box.js';

/** Refuses to start when the key is not the one this database was made with; nothing is read or written with it before. */
export async function checkKey(runner: Runner, box: HostSecretBox): Promise<void> {
  await runner.query(
    `INSERT INTO installation (name, value) VALUES ('key-check', to_jsonb($1::text)) ON CONFLICT (name) DO NOTHING`,
    [box.checkValue()],
  );
  const stored = await row<{ value: string }>(
    runner,
    `SELECT value #>> '{}' AS value FROM installation WHERE name = 'key-check'`,
  );
  if (stored?.value !== box.checkValue()) {
    throw new SettingsError('TESSERA_KEY is not the key that this database was made with. Expected: the same key as before.');
  }
}
