import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalDn } from './canonical-dn.js';

const key = (dn: string) => canonicalDn(dn)?.key;

/** A value in one of the spellings that RFC 4514 allows for it. */
function spell(value: string, spelling: 'plain' | 'hex' | 'upper-hex' | 'ber'): string {
  const bytes = Buffer.from(value);
  if (spelling === 'ber') return `#0c${bytes.length.toString(16).padStart(2, '0')}${bytes.toString('hex')}`;
  if (spelling !== 'plain') return [...bytes].map((byte) => `\\${hex(byte, spelling === 'upper-hex')}`).join('');
  const escaped = value.replaceAll(/[\\",;<>+]/g, String.raw`\$&`).replace(/^[# ]/, String.raw`\$&`);
  return escaped.endsWith(' ') && !escaped.endsWith('\\ ') ? `${escaped.slice(0, -1)}\\ ` : escaped;
}
const hex = (byte: number, upper: boolean) => {
  const text = byte.toString(16).padStart(2, '0');
  return upper ? text.toUpperCase() : text;
};

const values = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((value) => !/\p{C}/u.test(value) && Buffer.byteLength(value) < 128);
const spelling = fc.constantFrom('plain' as const, 'hex' as const, 'upper-hex' as const, 'ber' as const);
const types = fc.constantFrom('cn', 'ou', 'uid', 'dc', '2.5.4.99');
const spaces = fc.constantFrom('', ' ', '  ');

describe('canonicalDn', () => {
  it('D1 I02 gives one key to every spelling of a name', () => {
    const rdns = fc.array(fc.tuple(types, values), { minLength: 1, maxLength: 5 });
    const ways = fc.array(fc.tuple(spelling, spaces, spaces, fc.boolean()), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(rdns, ways, (parts, choices) => {
        const written = parts.map(([type, value], index) => {
          const [how, before, after, upper] = choices[index]!;
          return `${before}${upper ? type.toUpperCase() : type}${after}=${before}${spell(value, how)}${after}`;
        });
        const straight = parts.map(([type, value]) => `${type}=${spell(value, 'plain')}`);
        expect(key(written.join(','))).toBe(key(straight.join(',')));
        expect(key(straight.join(','))).toBeDefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('D1 I02 the key is a name itself, with the same key', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(types, values), { minLength: 1, maxLength: 5 }), (parts) => {
        const canonical = key(parts.map(([type, value]) => `${type}=${spell(value, 'plain')}`).join(','))!;
        expect(key(canonical)).toBe(canonical);
      }),
      { numRuns: 1000 },
    );
  });

  it('D1 keeps the order of RDNs, and sorts the parts inside one', () => {
    expect(key('cn=a,ou=b')).not.toBe(key('ou=b,cn=a'));
    expect(key('uid=x+cn=Y,dc=z')).toBe(key('CN=y+UID=X, DC=Z'));
    expect(canonicalDn('uid=A,ou=People,dc=demo,dc=test')).toEqual({
      key: 'uid=a,ou=people,dc=demo,dc=test',
      path: 'dc=test\u001fdc=demo\u001fou=people\u001fuid=a',
    });
  });

  it('D1 a value cannot break out of its place in the path', () => {
    expect(canonicalDn('ou=a\\1fdc\\3db,dc=test')!.path).toBe('dc=test\u001fou=a\\1fdc\\=b');
    expect(key('cn=a\\,ou=b')).not.toBe(key('cn=a,ou=b'));
    expect(key('cn=a\\+b=c')).not.toBe(key('cn=a+b=c'));
  });

  it.each([
    ['cn=Sales \\28EU\\29,dc=x', 'cn=sales (eu),dc=x'],
    ['CN=A\\;B\\+C \\"q\\" \\<x\\>\\=,DC=x', 'cn=a\\;b\\+c \\"q\\" \\<x\\>\\=,dc=x'],
    ['CN=Foo\\0ADEL:1234,CN=Deleted Objects,DC=x', 'cn=foo\\0adel:1234,cn=deleted objects,dc=x'],
    ['CN=trailing\\ ,DC=x', 'cn=trailing,dc=x'],
    ['CN=\\ ,DC=x', 'cn=\\20,dc=x'],
    ['CN=\\#hash,DC=x', 'cn=\\#hash,dc=x'],
    ['CN=Smith\\, J / k,DC=x', 'cn=smith\\, j / k,dc=x'],
    ['2.5.4.3=a  b,0.9.2342.19200300.100.1.25=x', 'cn=a b,dc=x'],
    ['cn=#04024869,dc=x', 'cn=hi,dc=x'],
    ['cn=#020107,dc=x', 'cn=#020107,dc=x'],
    ['cn=Groß,dc=x', 'cn=gross,dc=x'],
    ['cn=a\\00b,dc=x', 'cn=a\\00b,dc=x'],
    ['cn=,dc=x', 'cn=,dc=x'],
  ])('reads %s', (written, expected) => expect(key(written)).toBe(expected));

  it.each([
    '',
    ' ',
    'cn',
    'cn=a,',
    ',cn=a',
    'cn=a;b\\,OU=x',
    'cn=a\\',
    'cn=a\\zz',
    '=a',
    'c n=a',
    'cn=<a>',
    'cn=\\c3\\28',
    'cn=#0',
    'cn=#zz',
    'cn=\ud800',
    `cn=${'a'.repeat(9000)}`,
  ])('refuses %j', (written) => expect(canonicalDn(written)).toBeNull());

  it('D1 a leaf below a name that was met before has the key that a whole parse gives', () => {
    const leaves = [
      'uid=Ada',
      'CN=Ada  Lovelace',
      'cn=Ada Lovelace',
      '2.5.4.3=x',
      'commonName=x.y',
      "cn=O'Neil",
      'uid=a@b',
      'x y=z',
    ];
    const parents = [
      'ou=People,dc=test',
      'OU=people, DC=test',
      'cn=a+b=c,dc=t',
      'no name',
      '',
      'dc=a,',
      `${'ou=a,'.repeat(127)}dc=b`,
    ];
    for (const [leaf, parent] of leaves.flatMap((one) => parents.map((other) => [one, other] as const))) {
      const [type, value] = leaf.split('=');
      const escaped = `${type}=\\${value!.charCodeAt(0).toString(16)}${value!.slice(1)}`; // never plain
      for (let met = 0; met < 2; met += 1) expect(canonicalDn(`${leaf},${parent}`)).toEqual(canonicalDn(`${escaped},${parent}`));
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void canonicalDn(text)),
      { numRuns: 5000 },
    );
  });
});
