import { describe, expect, it } from '@jest/globals';
import { addressesOf, addressKey, isClosed, isLoopback } from './addresses.js';

describe('addresses of directories', () => {
  it('two spellings of one server are one', () => {
    const keys = addressesOf('ldaps://DC1.example.org., ldaps://dc1.example.org:636\nldap://[::1] https://dc1.example.org').map(
      addressKey,
    );
    expect(keys).toEqual(['dc1.example.org 636', 'dc1.example.org 636', '::1 389']);
  });

  it.each(['localhost', '127.0.0.1', '127.9.9.9', '::1'])('%s is this computer', (host) => expect(isLoopback(host)).toBe(true));
  it.each(['localhost.example.org', '128.0.0.1', '::2', '0.0.0.0', 'dc1', ''])('%j is not', (host) =>
    expect(isLoopback(host)).toBe(false),
  );

  it.each(['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1', '::ffff:169.254.169.254', '100.100.100.200', 'fd00:ec2::254'])(
    'I07: %s is closed',
    (address) => expect(isClosed(address)).toBe(true),
  );
  it.each(['10.0.0.1', '192.168.1.5', '127.0.0.1', '169.253.1.1', 'fec0::1', 'fd00::1', 'dc1.example.org'])(
    '%s is open',
    (address) => expect(isClosed(address)).toBe(false),
  );
});
