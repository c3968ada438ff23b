import { describe, expect, it } from '@jest/globals';
import { plainAddress } from './plain-address.js';

describe('the address of a request', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8::7', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:zz', ''],
    ['unknown', ''],
    ['', ''],
    [undefined, ''],
  ])('P1: %s is kept as “%s”', (text, kept) => {
    expect(plainAddress(text)).toBe(kept);
  });
});
