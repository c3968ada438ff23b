import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { LIMIT_RULES, MAX_ALIASES, MAX_DEPTH } from './limits.js';

const schema = buildSchema(`
  type Node { id: ID child: Node }
  type Query { node: Node }
  type Mutation { guess(code: String): Boolean other: Boolean }
`);
const problems = (document: string): string[] =>
  validate(schema, parse(document), [...specifiedRules, ...LIMIT_RULES]).map(({ message }) => message);

const nested = (levels: number): string => `{ node ${'{ child '.repeat(levels)}{ id }${' }'.repeat(levels)} }`;
const aliased = (count: number): string => `{ ${Array.from({ length: count }, (_, at) => `a${at}: node { id }`).join(' ')} }`;

describe('limits of a document', () => {
  it('H02: a document at the limit of depth passes, one level more is refused, also through fragments', () => {
    const deepest =
      Array.from({ length: 20 }, (_, levels) => levels)
        .filter((levels) => problems(nested(levels)).length === 0)
        .at(-1) ?? -1;
    expect(deepest).toBeGreaterThan(4);
    expect(deepest).toBeLessThanOrEqual(MAX_DEPTH);
    expect(problems(nested(deepest + 1))).toHaveLength(1);
    const hidden = `{ node { ...a } } fragment a on Node ${nested(deepest + 1)
      .replace('{ node', '')
      .replace(/ }$/, '')}`;
    expect(problems(hidden).length).toBeGreaterThan(0);
  });

  it('H01: ten aliases pass, eleven are refused', () => {
    expect(problems(aliased(MAX_ALIASES))).toEqual([]);
    expect(problems(aliased(MAX_ALIASES + 1))).toHaveLength(1);
  });

  it('H01: a mutation has one root field, whether written twice, by alias or inside a fragment', () => {
    expect(problems('mutation { guess(code: "1") }')).toEqual([]);
    for (const document of [
      'mutation { guess(code: "1") other }',
      'mutation { a: guess(code: "1") b: guess(code: "2") }',
      'mutation { ...two } fragment two on Mutation { a: guess(code: "1") b: guess(code: "2") }',
      'mutation { ... on Mutation { guess(code: "1") } }',
      'mutation one { guess(code: "1") } mutation two { a: guess(code: "1") b: other }',
    ]) {
      expect({ document, refused: problems(document).length > 0 }).toEqual({ document, refused: true });
    }
  });

  it('says nothing about where the limit lies', () => {
    for (const message of [...problems(nested(12)), ...problems(aliased(20))]) expect(message).not.toMatch(/\d/);
  });
});
