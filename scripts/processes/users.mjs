import fs from 'node:fs';
import path from 'node:path';
import { alive, identityOf } from './identity.mjs';

const read = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Who uses a shared thing: one file a process in `folder`. Files of processes that are gone count for nobody. */
export function users(folder) {
  const mine = path.join(folder, `${process.pid}.json`);
  return {
    enter() {
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(mine, JSON.stringify(identityOf(process.pid)));
    },
    leave() {
      fs.rmSync(mine, { force: true });
    },
    /** Living processes other than this one. */
    others() {
      if (!fs.existsSync(folder)) return 0;
      const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
      return files.filter((file) => {
        if (file === mine) return false;
        const living = alive(read(file));
        if (!living) fs.rmSync(file, { force: true });
        return living;
      }).length;
    },
  };
}
