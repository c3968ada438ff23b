import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { HostSecretBox } from './host-secret-box.js';

const key = randomBytes(32);
const box = new HostSecretBox(key);
const place = { table: 'authenticator', column: 'secret', rowId: 'row-1', personId: 'person-1' };

describe('sealed values', () => {
  it('open to what was sealed, and look different each time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (plain) => {
        const sealed = box.seal(plain, place);
        expect(Buffer.from(box.open(sealed, place))).toEqual(Buffer.from(plain));
        expect(Buffer.from(box.seal(plain, place))).not.toEqual(Buffer.from(sealed));
      }),
    );
  });

  it('J04: do not open on another row, column, table or person', () => {
    const sealed = box.seal(Buffer.from('seed'), place);
    for (const other of [{ table: 'enrollment' }, { column: 'body' }, { rowId: 'row-2' }, { personId: 'person-2' }]) {
      expect(() => box.open(sealed, { ...place, ...other })).toThrow();
    }
  });

  it('do not open when one bit changed, when cut, or with another key', () => {
    const sealed = Buffer.from(box.seal(Buffer.from('seed'), place));
    for (let at = 0; at < sealed.length; at += 1) {
      const bent = Buffer.from(sealed);
      bent[at] = (bent[at] ?? 0) ^ 1;
      expect(() => box.open(bent, place)).toThrow();
      expect(() => box.open(sealed.subarray(0, at), place)).toThrow();
    }
    expect(() => new HostSecretBox(randomBytes(32)).open(sealed, place)).toThrow();
  });

  it('MACs differ by purpose and key; the check value tells keys apart and is stable', () => {
    const mac = (one: HostSecretBox, purpose: string): string => Buffer.from(one.mac(purpose, Buffer.from('x'))).toString('hex');
    const other = new HostSecretBox(randomBytes(32));
    expect(new Set([mac(box, 'code'), mac(box, 'number'), mac(other, 'code')]).size).toBe(3);
    expect(new HostSecretBox(key).checkValue()).toBe(box.checkValue());
    expect(other.checkValue()).not.toBe(box.checkValue());
  });
});
