import { isUtf8 } from 'node:buffer';
import { isAttributeDescription, isAttributeName, isNumericOid } from '../names/attribute-name.js';
import type { Filter, FilterValue, Matching, Parts } from './filters.js';

const MAX_BYTES = 4096;
const MAX_DEPTH = 20;
const LONE_SURROGATE = /\p{Surrogate}/u;

export interface FilterProblem {
  /** Where in the text, from 0. */
  readonly at: number;
  /** What is wrong there and what to write instead. */
  readonly problem: string;
}

/** Whether a filter in the text form of RFC 4515 can be used, and if not, where it goes wrong. */
export function checkFilter(text: string): { ok: true } | { ok: false; at: number; problem: string } {
  const parsed = parseFilter(text);
  return 'filter' in parsed ? { ok: true } : { ok: false, ...parsed };
}

/**
 * Reads RFC 4515. Space between the parts of a filter is let pass, as every tool does; within a value it belongs to the value. Refused beyond
 * the standard: lists of nothing, NUL however written, more than 4096 bytes, more than 20 levels.
 */
export function parseFilter(text: string): { readonly filter: Filter } | FilterProblem {
  try {
    if (Buffer.byteLength(text) > MAX_BYTES) throw new Wrong(0, `a filter has at most ${MAX_BYTES} bytes`);
    if (LONE_SURROGATE.test(text)) throw new Wrong(0, 'the filter holds half a character');
    const reader = new Reader(text);
    reader.skipSpace();
    const filter = reader.filter(1);
    reader.skipSpace();
    if (!reader.done) throw new Wrong(reader.at, 'the filter has ended here: join several with (&…) or (|…)');
    return { filter };
  } catch (error) {
    if (error instanceof Wrong) return { at: error.at, problem: error.message };
    throw error;
  }
}

class Wrong extends Error {
  constructor(
    readonly at: number,
    problem: string,
  ) {
    super(problem);
  }
}

const OPERATORS = [
  ['>=', 'atLeast'],
  ['<=', 'atMost'],
  ['~=', 'like'],
] as const;

class Reader {
  at = 0;
  constructor(private readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  skipSpace(): void {
    while (' \t\r\n'.includes(this.text.charAt(this.at)) && !this.done) this.at += 1;
  }

  filter(depth: number): Filter {
    if (depth > MAX_DEPTH) throw new Wrong(this.at, `a filter has at most ${MAX_DEPTH} levels`);
    this.#expect('(', 'a filter begins with (');
    this.skipSpace();
    const filter = this.#inside(depth);
    this.skipSpace();
    this.#expect(')', 'here a ) is missing');
    return filter;
  }

  #expect(character: string, problem: string): void {
    if (this.text.charAt(this.at) !== character) throw new Wrong(this.at, problem);
    this.at += 1;
  }

  #inside(depth: number): Filter {
    const sign = this.text.charAt(this.at);
    if (sign === '&' || sign === '|') {
      this.at += 1;
      const list = this.#list(depth);
      return sign === '&' ? { all: list } : { any: list };
    }
    if (sign !== '!') return this.#item();
    this.at += 1;
    this.skipSpace();
    return { not: this.filter(depth + 1) };
  }

  #list(depth: number): Filter[] {
    const list: Filter[] = [];
    for (this.skipSpace(); this.text.charAt(this.at) === '('; this.skipSpace()) list.push(this.filter(depth + 1));
    if (list.length === 0) throw new Wrong(this.at, 'here a filter in brackets is missing');
    return list;
  }

  #item(): Filter {
    const start = this.at;
    const equals = this.text.indexOf('=', start);
    const bracket = /[()]/.exec(this.text.slice(start));
    if (equals < 0 || (bracket && start + bracket.index < equals)) {
      throw new Wrong(start, 'here an attribute, = and a value are missing');
    }
    const name = this.text.slice(start, equals);
    this.at = equals + 1;
    const pieces = this.#value();
    const operator = OPERATORS.find(([written]) => name.endsWith(written.charAt(0)));
    if (operator) return simple(operator[1], attributeAt(start, name.slice(0, -1)), only(pieces, equals));
    if (name.endsWith(':')) return { matching: { ...matchingAt(start, name.slice(0, -1)), value: only(pieces, equals) } };
    const attribute = attributeAt(start, name);
    if (pieces.length === 1) return { equals: [attribute, pieces[0]!] };
    if (pieces.length === 2 && pieces.every((piece) => piece === '')) return { present: attribute };
    return { parts: partsOf(attribute, pieces, equals + 1) };
  }

  /** The pieces of a value between its stars. */
  #value(): FilterValue[] {
    const pieces: Buffer[][] = [[]];
    for (; !this.done && this.text.charAt(this.at) !== ')';) {
      const character = String.fromCodePoint(this.text.codePointAt(this.at)!);
      if (character === '(') throw new Wrong(this.at, String.raw`a bracket in a value is written \28 or \29`);
      if (character === '\0') throw new Wrong(this.at, 'a value holds no NUL');
      if (character === '*') pieces.push([]);
      else pieces.at(-1)!.push(character === '\\' ? this.#escaped() : Buffer.from(character));
      this.at += character === '\\' ? 3 : character.length;
    }
    return pieces.map((piece) => valueOf(Buffer.concat(piece)));
  }

  #escaped(): Buffer {
    const pair = this.text.slice(this.at + 1, this.at + 3);
    const byte = Buffer.from(pair, 'hex');
    if (pair.length !== 2 || byte.length !== 1) {
      throw new Wrong(this.at, String.raw`behind \ stand two hexadecimal digits; a backslash itself is \5c`);
    }
    if (byte[0] === 0) throw new Wrong(this.at, 'a value holds no NUL');
    return byte;
  }
}

const valueOf = (bytes: Buffer): FilterValue => (isUtf8(bytes) ? bytes.toString() : bytes);

function simple(kind: 'atLeast' | 'atMost' | 'like', attribute: string, value: FilterValue): Filter {
  if (kind === 'atLeast') return { atLeast: [attribute, value] };
  return kind === 'atMost' ? { atMost: [attribute, value] } : { like: [attribute, value] };
}

function only(pieces: readonly FilterValue[], at: number): FilterValue {
  if (pieces.length === 1) return pieces[0]!;
  throw new Wrong(at, String.raw`stars work with = only; a star itself is \2a`);
}

function attributeAt(at: number, name: string): string {
  if (isAttributeDescription(name)) return name;
  throw new Wrong(at, name === '' ? 'here the name of an attribute is missing' : 'this is no name of an attribute');
}

function matchingAt(at: number, left: string): Omit<Matching, 'value'> {
  const [attribute = '', ...rest] = left.split(':');
  const withDn = rest[0]?.toLowerCase() === 'dn';
  const [rule, ...more] = withDn ? rest.slice(1) : rest;
  const isRule = rule === undefined || isAttributeName(rule) || isNumericOid(rule);
  if (!isRule || more.length > 0 || (attribute === '' && rule === undefined)) {
    throw new Wrong(at, 'this is no matching rule: write attribute:rule:=value');
  }
  return { attribute: attribute === '' ? null : attributeAt(at, attribute), rule: rule ?? null, withDn };
}

function partsOf(attribute: string, pieces: readonly FilterValue[], at: number): Parts {
  const any = pieces.slice(1, -1);
  if (any.includes('')) throw new Wrong(at, 'one star is enough');
  const end = (piece: FilterValue): FilterValue | null => (piece === '' ? null : piece);
  return { attribute, initial: end(pieces[0]!), any, final: end(pieces.at(-1)!) };
}

/** The text form of a filter; reading it again gives the same filter. */
export function printFilter(filter: Filter): string {
  if ('present' in filter) return `(${filter.present}=*)`;
  if ('equals' in filter) return `(${filter.equals[0]}=${escaped(filter.equals[1])})`;
  if ('atLeast' in filter) return `(${filter.atLeast[0]}>=${escaped(filter.atLeast[1])})`;
  if ('atMost' in filter) return `(${filter.atMost[0]}<=${escaped(filter.atMost[1])})`;
  if ('like' in filter) return `(${filter.like[0]}~=${escaped(filter.like[1])})`;
  if ('all' in filter) return `(&${filter.all.map(printFilter).join('')})`;
  if ('any' in filter) return `(|${filter.any.map(printFilter).join('')})`;
  if ('not' in filter) return `(!${printFilter(filter.not)})`;
  if ('parts' in filter) {
    const { attribute, initial, any, final } = filter.parts;
    return `(${attribute}=${[initial ?? '', ...any, final ?? ''].map(escaped).join('*')})`;
  }
  const { attribute, rule, withDn, value } = filter.matching;
  return `(${[attribute ?? '', ...(withDn ? ['dn'] : []), ...(rule === null ? [] : [rule])].join(':')}:=${escaped(value)})`;
}

const hex = (byte: number): string => `\\${byte.toString(16).padStart(2, '0')}`;

function escaped(value: FilterValue): string {
  if (typeof value !== 'string') return [...value].map(hex).join('');
  let text = '';
  for (const character of value) text += '\\*()\0'.includes(character) ? hex(character.charCodeAt(0)) : character;
  return text;
}
