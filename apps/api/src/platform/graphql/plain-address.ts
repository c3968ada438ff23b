import { isIP, isIPv4 } from 'node:net';

const MAPPED = '::ffff:';

/** An address as it is kept and compared: without a zone, IPv4 mapped into IPv6 as IPv4; empty when it is none. */
export function plainAddress(text: string | undefined): string {
  const [bare = ''] = (text ?? '').split('%');
  const tail = bare.toLowerCase().startsWith(MAPPED) ? bare.slice(MAPPED.length) : '';
  if (isIPv4(tail)) return tail;
  return isIP(bare) === 0 ? '' : bare;
}
