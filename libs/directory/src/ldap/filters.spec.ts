import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Element } from './frames.js';
import { elementAt } from './frames.js';
import { toLdapFilter } from './filters.js';

/** The tags of an encoded filter, in order, with what each string holds. */
function decode(bytes: Buffer): { shape: string; strings: string[] } {
  const strings: string[] = [];
  const shapeOf = (from: number, to: number): string => {
    const tags: string[] = [];
    for (let at = from; at < to;) {
      const element: Element = elementAt(bytes, at, to)!;
      const constructed = (element.tag & 0x20) !== 0;
      if (!constructed) strings.push(bytes.toString('utf8', element.start, element.end));
      tags.push(element.tag.toString(16) + (constructed ? `(${shapeOf(element.start, element.end)})` : ''));
      at = element.end;
    }
    return tags.join(' ');
  };
  return { shape: shapeOf(0, bytes.length), strings };
}
const encode = (login: string): Buffer => {
  const filter = toLdapFilter({
    all: [{ equals: ['objectClass', 'person'] }, { not: { equals: ['uid', login] } }, { any: [{ present: 'cn' }] }],
  });
  return (filter as unknown as { toBer(): { buffer: Buffer } }).toBer().buffer;
};

describe('filters', () => {
  it('I01 have one shape whatever the login name, and carry the name unchanged', () => {
    const { shape } = decode(encode('ada'));
    const nasty = fc.constantFrom('*)(uid=*', '*', '\\2a', ')(|(cn=*))', '(&)', '\\', 'a\u0000b', 'Bjørn*1', '(+1)');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1 }), nasty), (login) => {
        const sent = decode(encode(login));
        expect(sent.shape).toBe(shape);
        expect(sent.strings).toEqual(['objectClass', 'person', 'uid', login, 'cn']);
      }),
      { numRuns: 10_000 },
    );
  });
});
