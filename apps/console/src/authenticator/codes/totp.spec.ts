import { describe, expect, it } from '@jest/globals';
import type { Hash } from './key-uri';
import { codeOf, halves, keepKey, stepAt } from './totp';

/** RFC 6238, appendix B, with the keys of its reference implementation (erratum 2866). */
const KEYS: Readonly<Record<Hash, string>> = {
  'SHA-1': '12345678901234567890',
  'SHA-256': '12345678901234567890123456789012',
  'SHA-512': '1234567890123456789012345678901234567890123456789012345678901234',
};
const VECTORS: readonly [number, Record<Hash, string>][] = [
  [59, { 'SHA-1': '94287082', 'SHA-256': '46119246', 'SHA-512': '90693936' }],
  [1111111109, { 'SHA-1': '07081804', 'SHA-256': '68084774', 'SHA-512': '25091201' }],
  [1111111111, { 'SHA-1': '14050471', 'SHA-256': '67062674', 'SHA-512': '99943326' }],
  [1234567890, { 'SHA-1': '89005924', 'SHA-256': '91819424', 'SHA-512': '93441116' }],
  [2000000000, { 'SHA-1': '69279037', 'SHA-256': '90698825', 'SHA-512': '38618901' }],
  [20000000000, { 'SHA-1': '65353130', 'SHA-256': '77737706', 'SHA-512': '47863826' }],
];

describe('codes', () => {
  it.each(['SHA-1', 'SHA-256', 'SHA-512'] as const)('S7: makes every code of RFC 6238 with %s', async (hash) => {
    const key = await keepKey({ key: new TextEncoder().encode(KEYS[hash]), hash });
    for (const [seconds, codes] of VECTORS) {
      const step = stepAt(30, seconds * 1000);
      expect(await codeOf({ key, digits: 8, period: 30 }, step)).toBe(codes[hash]);
      expect(await codeOf({ key, digits: 6, period: 30 }, step)).toBe(codes[hash].slice(2));
    }
  });

  it('D07: a key that was taken in cannot be read again', async () => {
    const key = await keepKey({ key: new TextEncoder().encode(KEYS['SHA-1']), hash: 'SHA-1' });
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('S7: a code lasts one period', () => {
    expect(stepAt(30, 59_999)).toBe(1);
    expect(stepAt(30, 60_000)).toBe(2);
    expect(stepAt(60, 60_000)).toBe(1);
  });

  it('is shown in two halves', () => {
    expect([halves('123456'), halves('1234567'), halves('12345678')]).toEqual(['123 456', '1234 567', '1234 5678']);
  });
});
