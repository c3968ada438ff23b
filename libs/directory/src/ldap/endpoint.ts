import net from 'node:net';
import { DirectoryError } from '../errors.js';
import type { DirectorySettings } from '../reader.js';

/** Where and how to connect; made from settings that were found sound. */
export interface Endpoint {
  readonly url: string;
  readonly host: string;
  readonly tls: 'ldaps' | 'start-tls' | 'none';
  readonly caPem: string | undefined;
}

const MAX_SERVERS = 8;
type Address = Pick<DirectorySettings, 'url' | 'startTls' | 'allowPlain' | 'caPem'>;

/** Checks the address part of the settings before any byte is sent: one endpoint a server. Throws 'settings' or 'plain_refused'. */
export function endpointsOf(settings: Address): readonly Endpoint[] {
  const urls = settings.url.split(/[\s,]+/).filter(Boolean);
  if (urls.length === 0) throw new DirectoryError('settings', 'the URL must look like ldaps://host:636');
  if (urls.length > MAX_SERVERS) throw new DirectoryError('settings', `at most ${MAX_SERVERS} servers a directory`);
  return urls.map((url) => endpointOf({ ...settings, url }));
}

function endpointOf(settings: Address): Endpoint {
  if (!URL.canParse(settings.url)) throw new DirectoryError('settings', 'the URL must look like ldaps://host:636');
  const url = new URL(settings.url);
  const secure = url.protocol === 'ldaps:';
  if (!secure && url.protocol !== 'ldap:') throw new DirectoryError('settings', 'the URL must begin with ldaps:// or ldap://');
  if (!url.hostname || url.username || url.password || url.search || url.hash || !['', '/'].includes(url.pathname)) {
    throw new DirectoryError('settings', 'the URL must hold host and port, and nothing else');
  }
  if (secure && settings.startTls) throw new DirectoryError('settings', 'StartTLS is for ldap:// only; ldaps:// has TLS already');
  if (!secure && !settings.startTls && !settings.allowPlain) {
    throw new DirectoryError('plain_refused', 'ldap:// without StartTLS would send passwords in the clear');
  }
  const host = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
  return {
    url: `${url.protocol}//${url.host}`,
    host,
    tls: secure ? 'ldaps' : settings.startTls ? 'start-tls' : 'none',
    caPem: settings.caPem,
  };
}

/** The certificate must be signed by the given CA (or the system's) and name this host. There is no setting to relax either. */
export function tlsOptionsOf(endpoint: Endpoint) {
  return {
    host: endpoint.host,
    ...(net.isIP(endpoint.host) ? {} : { servername: endpoint.host }),
    ...(endpoint.caPem === undefined ? {} : { ca: [endpoint.caPem] }),
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: true,
  };
}
