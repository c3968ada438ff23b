import { BlockList, isIP } from 'node:net';
import { row, type Runner } from '../platform/index.js';

/** Widest that may be named: more than this is most of the internet. */
const WIDEST = { 4: 8, 6: 16 } as const;
const BITS = { 4: 32, 6: 128 } as const;

/** What is wrong with a network as it was typed; null: nothing. An address without a length is a network of one. */
export function networkFault(text: string): string | null {
  const [address = '', length, ...rest] = text.trim().split('/');
  const family = address.includes('%') ? 0 : isIP(address);
  if ((family !== 4 && family !== 6) || rest.length > 0)
    return `“${text}” is not a network. Write it like 192.0.2.0/24 or 2001:db8::/32.`;
  const bits = length === undefined ? BITS[family] : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (!(bits <= BITS[family])) return `“${text}” is not a network. Write it like 192.0.2.0/24 or 2001:db8::/32.`;
  return bits < WIDEST[family] ? `“${text}” is too wide: at least /${WIDEST[family]}.` : null;
}

/** Networks as they are kept: the database's spelling, each once, in order. They have to be without fault. */
export async function plainNetworks(runner: Runner, texts: readonly string[]): Promise<string[]> {
  const found = await row<{ networks: string[] }>(
    runner,
    'SELECT ARRAY(SELECT DISTINCT network(n::inet)::text FROM unnest($1::text[]) n ORDER BY 1) AS networks',
    [texts.map((text) => text.trim())],
  );
  return found?.networks ?? [];
}

/** Whether an address, as requests keep it (`plainAddress`), lies in one of some networks. */
export function isInNetworks(address: string | null, networks: readonly string[]): boolean {
  const family = isIP(address ?? '');
  if (address === null || family === 0 || networks.length === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const [start = '', length] = network.split('/');
    const kind = isIP(start) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(start) !== 0) list.addSubnet(start, Number(length ?? BITS[kind === 'ipv6' ? 6 : 4]), kind);
  }
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
