import { describe, expect, it } from '@jest/globals';
import smpp from 'smpp';
import { partsOf } from './parts.js';

const decoded = (text: string): string =>
  partsOf(text, 7)
    .map(({ dataCoding, bytes, withHeader }) => {
      const body = withHeader ? bytes.subarray(6) : bytes;
      return dataCoding === 0 ? smpp.encodings.ASCII.decode(body) : smpp.encodings.UCS2.decode(body);
    })
    .join('');

describe('texts as SMPP carries them', () => {
  it.each([
    ['the plain alphabet', 'Your code is 731942.', 0, 1],
    ['letters of the alphabet with accents', 'Ihr Code für Müller: 731942. Größe, à, é', 0, 1],
    ['160 characters', 'a'.repeat(160), 0, 1],
    ['161 characters', 'a'.repeat(161), 0, 2],
    ['signs that need two octets, at the seam', `${'a'.repeat(152)}€${'b'.repeat(20)}`, 0, 2],
    ['Japanese', '確認コードは 731942 です。', 8, 1],
    ['70 characters of Japanese', '確'.repeat(70), 8, 1],
    ['71 characters of Japanese', '確'.repeat(71), 8, 2],
    ['a surrogate pair at the seam', `${'確'.repeat(66)}😀${'確'.repeat(10)}`, 8, 2],
  ])('S4: %s', (_, text, coding, count) => {
    const parts = partsOf(text, 7);
    expect(parts.map(({ dataCoding }) => dataCoding)).toEqual(Array.from({ length: count }, () => coding));
    for (const { bytes } of parts) expect(bytes.length).toBeLessThanOrEqual(coding === 0 ? 160 : 140);
    expect(decoded(text)).toBe(text);
  });

  it('S4: parts say which of how many they are, under one number', () => {
    const headers = partsOf('a'.repeat(400), 300).map(({ bytes }) => [...bytes.subarray(0, 6)]);
    expect(headers).toEqual([1, 2, 3].map((at) => [5, 0, 3, 300 & 0xff, 3, at]));
  });
});
