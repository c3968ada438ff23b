import { describe, expect, it } from '@jest/globals';
import { isInNetworks, networkFault } from './networks.js';

describe('networks of a policy', () => {
  it.each(['192.0.2.0/24', '10.0.0.0/8', '192.0.2.7', '2001:db8::/32', ' 192.0.2.0/24 '])('P1: %s is one', (text) => {
    expect(networkFault(text)).toBeNull();
  });

  it.each([
    '',
    '0.0.0.0/0',
    '128.0.0.0/1',
    '10.0.0.0/7',
    '::/0',
    '192.0.2.0/33',
    '192.0.2.0/',
    '1.2.3',
    'fe80::1%eth0',
    '1.2.3.4/8/8',
    '10.0.0.0/-8',
  ])('P1: %s is none, or too wide', (text) => {
    expect(networkFault(text)).not.toBeNull();
  });

  it('P1: an address lies in a network whatever it is written like; nothing lies in none', () => {
    const networks = ['192.0.2.0/24', '2001:db8::/32', '198.51.100.7/32'];
    for (const address of ['192.0.2.200', '::ffff:192.0.2.200', '2001:db8:1::1', '198.51.100.7']) {
      expect([address, isInNetworks(address, networks)]).toEqual([address, true]);
    }
    for (const address of ['192.0.3.1', '::ffff:192.0.3.1', '2001:db9::1', '198.51.100.8', 'unknown', '', null]) {
      expect([address, isInNetworks(address, networks)]).toEqual([address, false]);
    }
    expect(isInNetworks('192.0.2.1', [])).toBe(false);
  });
});
