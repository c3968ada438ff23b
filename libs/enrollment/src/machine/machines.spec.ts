import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { challengeMachine } from './challenge.js';
import { enrollmentMachine } from './enrollment.js';
import { next, type Machine } from './machine.js';

type AnyMachine = Machine<string, string>;

const edgesOf = ({ initial, table, final }: AnyMachine): string[] => [
  `[*] --> ${initial}`,
  ...Object.entries(table).flatMap(([from, exits]) => Object.entries(exits).map(([event, to]) => `${from} --> ${to}: ${event}`)),
  ...final.map((state) => `${state} --> [*]`),
];
const drawn = (name: string): string[] =>
  readFileSync(`${import.meta.dirname}/${name}.mermaid`, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes('-->'));

const reachable = ({ initial, table }: AnyMachine): Set<string> => {
  const seen = new Set<string>();
  const visit = (state: string): void => {
    if (seen.has(state)) return;
    seen.add(state);
    for (const to of Object.values(table[state] ?? {})) if (to !== undefined) visit(to);
  };
  visit(initial);
  return seen;
};

describe.each([
  ['enrollment', enrollmentMachine as AnyMachine],
  ['challenge', challengeMachine as AnyMachine],
])('%s machine', (name, machine) => {
  it('E06: every state can be reached', () => {
    expect([...reachable(machine)].sort()).toEqual(Object.keys(machine.table).sort());
  });

  it('has no dead end that is not final, and no way out of a final state', () => {
    const ends = Object.keys(machine.table).filter((state) => Object.keys(machine.table[state] ?? {}).length === 0);
    expect(ends.sort()).toEqual([...machine.final].sort());
  });

  it('E06: the walker follows the table and refuses the rest', () => {
    for (const [from, exits] of Object.entries(machine.table)) {
      for (const [event, to] of Object.entries(exits)) expect(next(machine, from, event)).toBe(to);
      expect(next(machine, from, 'no such event')).toBeNull();
    }
    for (const state of machine.final) expect(next(machine, state, 'proved')).toBeNull();
  });

  it('the diagram beside it says the same', () => {
    expect(drawn(name).sort()).toEqual(edgesOf(machine).sort());
  });
});
