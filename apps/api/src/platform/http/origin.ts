import type { IncomingHttpHeaders } from 'node:http';

/**
 * True when a browser's request comes from a page of this server: no Origin at all (not a browser), the public address,
 * or, while the public address has no TLS, the very host the request was sent to. An `https` installation has one origin.
 */
export function sameOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const origin = headers.origin;
  if (!origin) return true;
  if (origin === new URL(publicUrl).origin) return true;
  if (publicUrl.startsWith('https:')) return false;
  return URL.canParse(origin) && new URL(origin).host === headers.host;
}
