import { describe, expect, it } from '@jest/globals';
import { filesBelow, isSource, read, root } from './sources.js';
import { readdirSync } from 'node:fs';

/** Words in two halves, so that this file does not find itself. */
const word = (...parts: string[]): string => parts.join('');

const sources = filesBelow('apps', 'libs', 'scripts', 'test', 'bench').filter(isSource);
const kept = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.env'))
  .map(({ name }) => name);
const everything = [...filesBelow('apps', 'libs', 'scripts', 'test', 'bench', '.ci'), ...kept].filter(
  (file) => /\.(ts|tsx|mjs|js|json|md|css|html|graphql|sql|mermaid)$/.test(file) || file === '.ci/run',
);

const holding = (files: string[], pattern: RegExp): string[] => files.filter((file) => pattern.test(read(file)));

describe('hygiene', () => {
  it('nothing is left for later', () => {
    expect(holding(sources, new RegExp(String.raw`\b(${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('XX', 'X')})\b`))).toEqual(
      [],
    );
  });

  it('no test is skipped or runs alone', () => {
    const aside = new RegExp(
      String.raw`\b(it|test|describe)\.(skip|only|todo|${word('fai', 'ling')})\b|\b[xf](it|test|describe)\(`,
    );
    expect(holding(sources, aside)).toEqual([]);
  });

  it('the type checker is never told to look away', () => {
    expect(holding(sources, new RegExp(`@${word('ts-', 'ignore')}|@${word('ts-', 'nocheck')}`))).toEqual([]);
  });

  it('the lock file names no server to install from', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('the project stands alone', () => {
    const workplace = new RegExp([word('/wo', 'rk/'), word('shared/', 'design'), word('/tmp/', 'brief')].join('|'));
    expect(holding(everything, workplace)).toEqual([]);
  });
});
