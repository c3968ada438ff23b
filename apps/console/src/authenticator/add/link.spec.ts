import { describe, expect, it } from '@jest/globals';
import { readLink } from './link';

const OURS = 'https://mfa.example.org';
const KEY = 'otpauth://totp/ACME:ada?secret=MZXW6YTBOI';

describe('links and pictures', () => {
  it('S12: a link of this server carries the code of a device', () => {
    expect(readLink(`${OURS}/authenticator#activate=abcd-2345`, OURS)).toEqual({ kind: 'device', code: 'ABCD2345' });
  });

  it('S12: a link of another server is never answered here', () => {
    const address = 'https://mfa.example.com/authenticator#activate=ABCD2345';
    expect(readLink(address, OURS)).toEqual({ kind: 'elsewhere', host: 'mfa.example.com', address });
  });

  it('S7: a key comes as a picture or in the fragment of a link', () => {
    expect(readLink(KEY, OURS)).toMatchObject({ kind: 'codes', setup: { issuer: 'ACME', account: 'ada' } });
    const link = `${OURS}/authenticator#otpauth=${encodeURIComponent(KEY)}`;
    expect(readLink(link, OURS)).toMatchObject({ kind: 'codes', setup: { account: 'ada' } });
  });

  it.each(['', 'hello', OURS, `${OURS}/authenticator#`, `${OURS}/authenticator#activate=`, 'javascript:alert(1)#activate=ABCD'])(
    'nothing is read from %p',
    (text) => {
      expect(readLink(text, OURS)).toBeNull();
    },
  );
});
