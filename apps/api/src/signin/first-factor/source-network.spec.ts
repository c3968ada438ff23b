import { describe, expect, it } from '@jest/globals';
import { sourceNetwork } from './source-network.js';

describe('sourceNetwork', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:ab01::1', '2001:db8:1:ab00::/56'],
    ['2001:db8:1:abff:1:2:3:4', '2001:db8:1:ab00::/56'],
    ['2001:db8:1:ac00::', '2001:db8:1:ac00::/56'],
    ['::1', '0:0:0:0::/56'],
    ['fe80::1%eth0', 'fe80:0:0:0::/56'],
    ['', 'unknown'],
    ['not an address', 'unknown'],
  ])('A06: %s counts as %s', (address, network) => {
    expect(sourceNetwork(address)).toBe(network);
  });
});
