import { BlockList, isIPv4 } from 'node:net';

/** Not reachable from the whole Internet: IANA's special-purpose registry, RFC 6890 and its updates, and multicast. */
const CLOSED_V4 = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  CLOSED_V4.addSubnet(network, prefix);
}

/** Global unicast is one block; everything outside of it, IPv4 in IPv6 dress included, is closed. */
const GLOBAL_V6 = new BlockList();
GLOBAL_V6.addSubnet('2000::', 3, 'ipv6');
const CLOSED_V6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  CLOSED_V6.addSubnet(network, prefix, 'ipv6');
}

/** Whether a numeric address may be connected to on an admin's or a device's word (attack J03). */
export const isPublicAddress = (address: string): boolean =>
  isIPv4(address) ? !CLOSED_V4.check(address) : GLOBAL_V6.check(address, 'ipv6') && !CLOSED_V6.check(address, 'ipv6');
