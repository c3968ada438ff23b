import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, root } from './sources.js';

const numbered = (letter: string, last: number): string[] => Array.from({ length: last }, (_, at) => `${letter}${at + 1}`);
const REQUIREMENTS = [...numbered('S', 16), ...numbered('P', 6), 'D1', 'D2', 'H1', 'H2', 'F1', 'A1', 'A2', 'R1', 'I1'];
const NOT_YET = 'not yet';

interface Row {
  readonly id: string;
  readonly tests: string[];
}

/** Rows of the table under a heading: the first cell is the id, the last names tests as `file › title`, one a line break. */
function rowsUnder(heading: string): Row[] {
  const section =
    read('test/TRACEABILITY.md')
      .split(/^## /m)
      .find((part) => part.startsWith(heading)) ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => {
    const cells = line.slice(1, line.lastIndexOf('|')).split('|');
    return {
      id: cells[0]!.trim(),
      tests: cells
        .at(-1)!
        .split('<br>')
        .map((test) => test.trim().replaceAll('`', '')),
    };
  });
}

/** What is wrong with the name of a test; nothing when the file is there and holds the title. */
function fault({ id, tests }: Row): string[] {
  return tests.flatMap((test) => {
    const [file, title] = test.split(' › ');
    if (!file || !title) return [`${id}: "${test}" is not "file › title"`];
    if (!existsSync(path.join(root, file))) return [`${id}: there is no ${file}`];
    return read(file).includes(title) ? [] : [`${id}: ${file} has no test "${title}"`];
  });
}

const requirements = rowsUnder('Requirements');
const attacks = rowsUnder('Attacks');
const built = (rows: Row[]): Row[] => rows.filter(({ tests }) => tests.join() !== NOT_YET);

describe('traceability', () => {
  it('lists every requirement once, in order', () => {
    expect(requirements.map(({ id }) => id)).toEqual(REQUIREMENTS);
  });

  it('names tests that exist for the requirements that are built', () => {
    expect(built(requirements).flatMap(fault)).toEqual([]);
  });

  it('lists attacks and promises by id, each once, with tests that exist', () => {
    const ids = attacks.map(({ id }) => id);
    expect(ids.filter((id) => !/^[A-KR]\d{2}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(attacks.flatMap(fault)).toEqual([]);
  });
});
