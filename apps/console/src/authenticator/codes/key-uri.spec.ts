import { describe, expect, it } from '@jest/globals';
import { fromBase32 } from './base32';
import { readKeyUri } from './key-uri';

const text = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

describe('base32', () => {
  it.each([
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
    ['mzxw 6ytb-oi', 'foobar'],
  ])('S7: reads %s as RFC 4648 says', (typed, plain) => {
    expect(text(fromBase32(typed))).toBe(plain);
  });

  it.each(['', 'M', '0189', 'MZXW6YTB!', 'ÄÖ'])('S7: refuses %p', (typed) => {
    expect(fromBase32(typed)).toBeNull();
  });
});

describe('key URI', () => {
  it('S7: reads what the sign-in page shows', () => {
    const setup = readKeyUri('otpauth://totp/ACME%20Corp:ada%40example.org?issuer=ACME%20Corp&secret=MZXW6YTBOI');
    expect(setup).toEqual({
      issuer: 'ACME Corp',
      account: 'ada@example.org',
      key: new TextEncoder().encode('foobar'),
      hash: 'SHA-1',
      digits: 6,
      period: 30,
    });
  });

  it('S7: reads other hashes, lengths and periods, and an issuer that only the label names', () => {
    const setup = readKeyUri('OTPAUTH://totp/Example: bob?secret=mzxw6ytboi&algorithm=SHA512&digits=8&period=60');
    expect(setup).toMatchObject({ issuer: 'Example', account: 'bob', hash: 'SHA-512', digits: 8, period: 60 });
  });

  it('a name without an issuer, and one that is not well encoded, are taken as they are', () => {
    expect(readKeyUri('otpauth://totp/bob?secret=MZXW6YTBOI')).toMatchObject({ issuer: '', account: 'bob' });
    expect(readKeyUri('otpauth://totp/100%?secret=MZXW6YTBOI')).toMatchObject({ account: '100%' });
  });

  it.each([
    'https://example.org',
    'otpauth://hotp/bob?secret=MZXW6YTBOI&counter=1',
    'otpauth://totp/bob',
    'otpauth://totp/bob?secret=0189',
    'otpauth://totp/bob?secret=MZXW6YTBOI&digits=4',
    'otpauth://totp/bob?secret=MZXW6YTBOI&period=0',
    'otpauth://totp/bob?secret=MZXW6YTBOI&period=1.5',
    'otpauth://totp/bob?secret=MZXW6YTBOI&algorithm=MD5',
    '',
  ])('S7: refuses %p', (uri) => {
    expect(readKeyUri(uri)).toBeNull();
  });
});
