import type { Filter, FilterValue } from './filters.js';

/** Context tags of a filter (RFC 4511 §4.5.1.7). */
const TAG = {
  all: 0xa0,
  any: 0xa1,
  not: 0xa2,
  equals: 0xa3,
  parts: 0xa4,
  atLeast: 0xa5,
  atMost: 0xa6,
  present: 0x87,
  like: 0xa8,
  matching: 0xa9,
} as const;
const [OCTETS, SEQUENCE] = [0x04, 0x30];
const [INITIAL, ANY, FINAL] = [0x80, 0x81, 0x82];
const [RULE, TYPE, VALUE, WITH_DN] = [0x81, 0x82, 0x83, 0x84];

/** The filter in BER, as it goes on the wire. */
export function encodeFilter(filter: Filter): Buffer {
  if ('present' in filter) return element(TAG.present, filter.present);
  if ('equals' in filter) return assertion(TAG.equals, filter.equals);
  if ('atLeast' in filter) return assertion(TAG.atLeast, filter.atLeast);
  if ('atMost' in filter) return assertion(TAG.atMost, filter.atMost);
  if ('like' in filter) return assertion(TAG.like, filter.like);
  if ('all' in filter) return element(TAG.all, ...filter.all.map(encodeFilter));
  if ('any' in filter) return element(TAG.any, ...filter.any.map(encodeFilter));
  if ('not' in filter) return element(TAG.not, encodeFilter(filter.not));
  if ('parts' in filter) {
    const { attribute, initial, any, final } = filter.parts;
    const pieces = [optional(INITIAL, initial), ...any.map((piece) => element(ANY, piece)), optional(FINAL, final)];
    return element(TAG.parts, element(OCTETS, attribute), element(SEQUENCE, ...pieces));
  }
  const { attribute, rule, withDn, value } = filter.matching;
  const flag = withDn ? element(WITH_DN, Uint8Array.of(0xff)) : '';
  return element(TAG.matching, optional(RULE, rule), optional(TYPE, attribute), element(VALUE, value), flag);
}

const assertion = (tag: number, [attribute, value]: readonly [string, FilterValue]): Buffer =>
  element(tag, element(OCTETS, attribute), element(OCTETS, value));

const optional = (tag: number, value: FilterValue | null): FilterValue => (value === null ? '' : element(tag, value));

function element(tag: number, ...content: readonly FilterValue[]): Buffer {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  if (body.length < 0x80) return Buffer.concat([Uint8Array.of(tag, body.length), body]);
  const head = Buffer.alloc(6);
  head.writeUInt8(tag);
  head.writeUInt8(0x84, 1);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
}
