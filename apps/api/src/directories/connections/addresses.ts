import { BlockList, isIP, isIPv4 } from 'node:net';

export interface Address {
  /** Lower case, without brackets and a last dot. */
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

const PORTS: Readonly<Record<string, number>> = { 'ldap:': 389, 'ldaps:': 636 };

/** The servers of one directory, as `url` names them; what is no LDAP address is left out. */
export function addressesOf(url: string): Address[] {
  return url.split(/[\s,]+/).flatMap((text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    const port = parsed && PORTS[parsed.protocol];
    if (!parsed || port === undefined || port === null) return [];
    const host = parsed.hostname.toLowerCase();
    const bare = host.startsWith('[') ? host.slice(1, -1) : host;
    return [
      {
        host: bare.replace(/\.$/, ''),
        port: Number(parsed.port) || port,
        secure: parsed.protocol === 'ldaps:',
      } satisfies Address,
    ];
  });
}

/** Two spellings of one server have equal keys. */
export const addressKey = ({ host, port }: Address): string => `${host} ${port}`;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** Where clouds answer with their own credentials, and what only a neighbour on the wire can be. */
const CLOSED = new BlockList();
CLOSED.addSubnet('169.254.0.0', 16);
CLOSED.addSubnet('fe80::', 10, 'ipv6');
CLOSED.addAddress('fd00:ec2::254', 'ipv6');
CLOSED.addAddress('100.100.100.200');
CLOSED.addAddress('168.63.129.16');

const within = (list: BlockList, address: string): boolean => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

/** By what it says itself: a name could lead elsewhere tomorrow, except this one (RFC 6761). */
export const isLoopback = (host: string): boolean => host === 'localhost' || (isIP(host) !== 0 && within(LOOPBACK, host));

/** Whether a numeric address is never connected to (attack I07). */
export const isClosed = (address: string): boolean => isIP(address) !== 0 && within(CLOSED, address);
