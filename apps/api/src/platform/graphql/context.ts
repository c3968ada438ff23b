import { parseCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { localeOf } from './locale.js';
import { plainAddress } from './plain-address.js';
import type { RequestSource, Viewer } from './viewer.js';

/** What every resolver gets. `viewer` is filled in by the allow guard, once a request. */
export interface GraphqlContext {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly source: RequestSource;
  /** Null on a live stream: cookies can only be set over HTTP. */
  readonly reply: FastifyReply | null;
  viewer: Promise<Viewer> | null;
}

export function httpContext(request: FastifyRequest, reply: FastifyReply): GraphqlContext {
  return {
    cookies: parseCookie(request.headers.cookie ?? ''),
    source: {
      address: plainAddress(request.ip),
      userAgent: cut(request.headers['user-agent']),
      locale: localeOf(request.headers),
    },
    reply,
    viewer: null,
  };
}

export function streamContext(request: IncomingMessage): GraphqlContext {
  return {
    cookies: parseCookie(request.headers.cookie ?? ''),
    source: {
      address: plainAddress(request.socket.remoteAddress),
      userAgent: cut(request.headers['user-agent']),
      locale: localeOf(request.headers),
    },
    reply: null,
    viewer: null,
  };
}

const cut = (text: string | undefined): string => (text ?? '').slice(0, 256);
