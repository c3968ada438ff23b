import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { paths } from '../paths.mjs';

const SKIPPED = new Set(['node_modules', 'generated', 'dist']);

function* files(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    yield target;
    return;
  }
  const entries = fs.readdirSync(target).filter((name) => !SKIPPED.has(name));
  for (const name of entries.sort()) yield* files(path.join(target, name));
}

/** One hash over the names and contents of the inputs (files or folders, relative to the root). */
export function hashOf(inputs, accepts = () => true) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of files(paths.inside(input))) {
      if (!accepts(file)) continue;
      const content = fs.readFileSync(file);
      hash.update(`${path.relative(paths.root, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/** Fresh when the last finished build had these inputs and what it made is still there. */
export function stamp(name, output, inputs, accepts) {
  const file = paths.inside('dist/.stamps', name);
  const now = hashOf(inputs, accepts);
  return {
    fresh: () => fs.existsSync(output) && fs.existsSync(file) && fs.readFileSync(file, 'utf8') === now,
    clear: () => fs.rmSync(file, { force: true }),
    set() {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, now);
    },
  };
}
