import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ldap from 'ldapjs';
import { encodeFilter } from './filter-bytes.js';
import { checkFilter, parseFilter, printFilter } from './filter-text.js';
import type { Filter, FilterValue } from './filters.js';

const parsed = (text: string): Filter => {
  const result = parseFilter(text);
  if (!('filter' in result)) throw new Error(`${result.at}: ${result.problem}`);
  return result.filter;
};
const problemOf = (text: string) => {
  const result = checkFilter(text);
  return result.ok ? null : { at: result.at, problem: result.problem };
};

const name = fc.constantFrom('cn', 'sAMAccountName', 'x-my-attribute', '2.5.4.3', 'cn;lang-de', 'userCertificate;binary');
/** Text without NUL, or bytes that are no text; never empty where `min` is 1. */
const value = (min: number): fc.Arbitrary<FilterValue> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: min, maxLength: 12 }).filter((text) => !text.includes('\0')),
    fc.constantFrom('*', '\\', '()', 'a*b\\2a', ' Bjørn ', '😀', '+1', '#'),
    fc.uint8Array({ minLength: 1, maxLength: 8 }).map((bytes) => Buffer.from([0xff, ...bytes.map((byte) => byte || 1)])),
  );
const end = fc.option(value(1), { nil: null });
const parts = fc
  .record({ attribute: name, initial: end, any: fc.array(value(1), { maxLength: 3 }), final: end })
  .filter(({ initial, any, final }) => initial !== null || any.length > 0 || final !== null);
const matching = fc
  .record({
    attribute: fc.option(name, { nil: null }),
    rule: fc.option(fc.constantFrom('1.2.840.113556.1.4.803', 'caseExactMatch'), { nil: null }),
    withDn: fc.boolean(),
    value: value(0),
  })
  .filter(({ attribute, rule }) => attribute !== null || rule !== null);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 6 },
    fc.record({ present: name }),
    fc.record({ equals: fc.tuple(name, value(0)) }),
    fc.record({ atLeast: fc.tuple(name, value(0)) }),
    fc.record({ atMost: fc.tuple(name, value(0)) }),
    fc.record({ like: fc.tuple(name, value(0)) }),
    fc.record({ parts }),
    fc.record({ matching }),
    fc.record({ all: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('filter'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
}));

describe('filters as text (RFC 4515)', () => {
  it('I01 what is printed is read again as the same filter, whatever the values', () => {
    fc.assert(
      fc.property(filter, (one) => {
        const text = printFilter(one);
        fc.pre(Buffer.byteLength(text) <= 4096);
        expect(encodeFilter(parsed(text)).equals(encodeFilter(one))).toBe(true);
        expect(printFilter(parsed(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('I01 any text is read or refused with a place in it, and never throws', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '&',
      '|',
      '!',
      '=',
      '*',
      '\\',
      ':',
      '>',
      '<',
      '~',
      'cn',
      'dn',
      '2a',
      'é',
      ' ',
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const result = checkFilter(text);
        if (result.ok) return expect(checkFilter(printFilter(parsed(text)))).toEqual({ ok: true });
        expect(result.at).toBeGreaterThanOrEqual(0);
        expect(result.at).toBeLessThanOrEqual(text.length);
        expect(result.problem).not.toBe('');
      }),
      { numRuns: 5000 },
    );
  });

  it.each<[string, Filter]>([
    ['(cn=Ada)', { equals: ['cn', 'Ada'] }],
    ['(cn=)', { equals: ['cn', ''] }],
    ['(cn=*)', { present: 'cn' }],
    [String.raw`(cn=\2a)`, { equals: ['cn', '*'] }],
    [String.raw`(cn=Bj\c3\b8rn\20\5C)`, { equals: ['cn', String.raw`Bjørn \ `.trimEnd()] }],
    ['(cn=Bjørn*1)', { parts: { attribute: 'cn', initial: 'Bjørn', any: [], final: '1' } }],
    ['(cn=*a*b*)', { parts: { attribute: 'cn', initial: null, any: ['a', 'b'], final: null } }],
    ['(uidNumber>=10)', { atLeast: ['uidNumber', '10'] }],
    ['(uidNumber<=10)', { atMost: ['uidNumber', '10'] }],
    ['(cn~=ada)', { like: ['cn', 'ada'] }],
    ['(cn=a=b>=c)', { equals: ['cn', 'a=b>=c'] }],
    ['(!(cn=a))', { not: { equals: ['cn', 'a'] } }],
    [' ( & (cn=a)\n\t(|(cn=b)) ) ', { all: [{ equals: ['cn', 'a'] }, { any: [{ equals: ['cn', 'b'] }] }] }],
    [
      '(userAccountControl:1.2.840.113556.1.4.803:=2)',
      { matching: { attribute: 'userAccountControl', rule: '1.2.840.113556.1.4.803', withDn: false, value: '2' } },
    ],
    ['(ou:dn:=x)', { matching: { attribute: 'ou', rule: null, withDn: true, value: 'x' } }],
    ['(:DN:2.4.6.8.10:=x)', { matching: { attribute: null, rule: '2.4.6.8.10', withDn: true, value: 'x' } }],
  ])('D1 reads %s', (text, expected) => expect(parsed(text)).toEqual(expected));

  it.each([
    ['', 0, 'a filter begins with ('],
    ['uid=ada', 0, 'a filter begins with ('],
    ['(&(uid=x)', 9, 'here a ) is missing'],
    ['(uid=x', 6, 'here a ) is missing'],
    ['(uid=x))', 7, 'the filter has ended here: join several with (&…) or (|…)'],
    ['(uid=x)(uid=y)', 7, 'the filter has ended here: join several with (&…) or (|…)'],
    ['()', 1, 'here an attribute, = and a value are missing'],
    ['(uid)', 1, 'here an attribute, = and a value are missing'],
    ['(=x)', 1, 'here the name of an attribute is missing'],
    ['(u_id=x)', 1, 'this is no name of an attribute'],
    ['(&)', 2, 'here a filter in brackets is missing'],
    ['(|)', 2, 'here a filter in brackets is missing'],
    ['(!)', 2, 'a filter begins with ('],
    ['(cn=a(b)', 5, String.raw`a bracket in a value is written \28 or \29`],
    [String.raw`(cn=\zz)`, 4, String.raw`behind \ stand two hexadecimal digits; a backslash itself is \5c`],
    [String.raw`(cn=a\2)`, 5, String.raw`behind \ stand two hexadecimal digits; a backslash itself is \5c`],
    [String.raw`(cn=a\00)`, 5, 'a value holds no NUL'],
    ['(cn=a\0)', 5, 'a value holds no NUL'],
    ['(cn=a**b)', 4, 'one star is enough'],
    ['(n>=*)', 3, String.raw`stars work with = only; a star itself is \2a`],
    ['(::=x)', 1, 'this is no matching rule: write attribute:rule:=value'],
    ['(cn=\ud800)', 0, 'the filter holds half a character'],
    [`(cn=${'x'.repeat(4096)})`, 0, 'a filter has at most 4096 bytes'],
    [`${'(!'.repeat(20)}(cn=a)${')'.repeat(20)}`, 40, 'a filter has at most 20 levels'],
  ])('I01 refuses %j at %i: %s', (text, at, problem) => expect(problemOf(text)).toEqual({ at, problem }));

  it('I01 twenty levels and four kilobytes may be', () => {
    expect(problemOf(`${'(!'.repeat(19)}(cn=a)${')'.repeat(19)}`)).toBeNull();
    expect(problemOf(`(cn=${'x'.repeat(4091)})`)).toBeNull();
  });

  it('D1 writes the same bytes as ldapjs where that gets them right', () => {
    const bytes = (one: unknown): Buffer => (one as { toBer(): { buffer: Buffer } }).toBer().buffer;
    const pairs: readonly (readonly [string, unknown])[] = [
      ['(cn=*)', new ldap.PresenceFilter({ attribute: 'cn' })],
      ['(cn=Ada)', new ldap.EqualityFilter({ attribute: 'cn', value: 'Ada' })],
      ['(n>=1)', new ldap.GreaterThanEqualsFilter({ attribute: 'n', value: '1' })],
      ['(n<=1)', new ldap.LessThanEqualsFilter({ attribute: 'n', value: '1' })],
      ['(cn~=a)', new ldap.ApproximateFilter({ attribute: 'cn', value: 'a' })],
    ];
    for (const [text, theirs] of pairs) expect(encodeFilter(parsed(text))).toEqual(bytes(theirs));
  });

  it('D1 a value of random bytes is sent as it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (guid) => {
        const sent = encodeFilter({ equals: ['objectGUID', guid] });
        expect(sent.subarray(-16).equals(guid)).toBe(true);
        expect(sent).toHaveLength(2 + 2 + 'objectGUID'.length + 2 + 16);
      }),
    );
  });
});
