import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { paths } from '../paths.mjs';
import { Trouble } from '../terminal/trouble.mjs';

export const production = () => process.env.NODE_ENV === 'production';

/** Settings from a .env file in the root; what the environment already says wins. */
export function loadSettings() {
  const file = paths.inside('.env');
  if (!fs.existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new Trouble(`${file} cannot be read (${error.code ?? error.message})`, { cause: error });
  }
}

/** Outside production a key is made once; in production the person who runs it brings one, and the API says so. */
export function keySettings() {
  if (process.env.TESSERA_KEY || process.env.TESSERA_KEY_FILE || production()) return {};
  const file = path.join(paths.var, 'tessera.key');
  if (!fs.existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    fs.renameSync(draft, file);
  }
  return { TESSERA_KEY_FILE: file };
}
