import { isIPv4, isIPv6 } from 'node:net';

/**
 * What counts as one source: an IPv4 address, or an IPv6 /56, which is what one household or small site is given
 * (RIPE-690). IPv4 mapped into IPv6 counts as IPv4. Anything else is one source of its own.
 */
export function sourceNetwork(address: string): string {
  const bare = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return 'unknown';
  const groups = expanded(new URL(`http://[${bare}]`).hostname.slice(1, -1));
  const site = (groups[3] ?? 0) & 0xff00;
  return `${[...groups.slice(0, 3), site].map((group) => group.toString(16)).join(':')}::/56`;
}

/** The eight groups of an IPv6 address in the URL standard's form. */
function expanded(text: string): number[] {
  const [head = '', tail] = text.split('::');
  const parse = (part: string): number[] =>
    part
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const first = parse(head);
  const last = parse(tail ?? '');
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last];
}
