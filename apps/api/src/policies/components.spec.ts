import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMPONENTS, documentation } from './components.js';
import { PLAIN_TERMS } from './terms.js';

const PAGE = path.resolve(import.meta.dirname, '../../../../docs/policies.md');

describe('the table of components', () => {
  it('P1: docs/policies.md is what the table says (WRITE_DOCS=1 writes it anew)', () => {
    if (process.env['WRITE_DOCS']) writeFileSync(PAGE, documentation());
    expect(readFileSync(PAGE, 'utf8')).toBe(documentation());
  });

  it('P1: every one of the terms is in the table, with what holds where nothing is said', () => {
    const plain = Object.entries(PLAIN_TERMS).map(([name, value]) => [name, Array.isArray(value) ? '[]' : String(value)]);
    const table = COMPONENTS.map((component): string[] => [component.name, component.plain]);
    expect(new Map(table as [string, string][])).toEqual(new Map(plain as [string, string][]));
  });
});
