import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { filesBelow, isSource, read } from './sources.js';

const ROOMS = ['apps', 'libs', 'scripts', 'test', 'bench'];
const files = filesBelow(...ROOMS).filter((file) => isSource(file) || file.endsWith('.css'));
const lines = (file: string): number => read(file).trimEnd().split('\n').length;
const sizes = files.map(lines).toSorted((a, b) => a - b);
const share = (part: number): number => sizes[Math.floor(sizes.length * part)] ?? 0;

describe('sizes', () => {
  it('no file is over 350 lines', () => {
    expect(files.filter((file) => lines(file) > 350)).toEqual([]);
  });

  it('nine files of ten are under 220 lines, half are under 90', () => {
    expect(share(0.9)).toBeLessThan(220);
    expect(share(0.5)).toBeLessThan(90);
  });
});

describe('names', () => {
  it('nothing is called by a word that says nothing', () => {
    const empty = /(^|[-./])(utils?|misc|common|helpers?|base|manager)([-./]|$)/i;
    expect(files.filter((file) => empty.test(file))).toEqual([]);
  });

  it('files of the API, the libraries and the scripts are in kebab case', () => {
    const kebab = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
    const plain = files.filter((file) => !file.startsWith('apps/console/'));
    expect(plain.filter((file) => !file.split(path.posix.sep).every((part) => kebab.test(part)))).toEqual([]);
  });
});
