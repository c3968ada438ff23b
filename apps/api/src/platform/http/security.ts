import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Settings } from '../config/index.js';
import { sameOrigin } from './origin.js';

/** Pages get exactly what they need; an API answer gets nothing and is never kept in a cache. */
export async function registerSecurity(server: FastifyInstance, settings: Settings): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        connectSrc: ["'self'", settings.publicUrl.replace(/^http/, 'ws')],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
  });

  server.addHook('onRequest', async (request, reply) => {
    void reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    // The route that was matched, not the address as it was spelled: `/%67raphql` is the same door.
    if (request.routeOptions.url !== '/graphql') return;
    void reply.header('cache-control', 'no-store');
    const json = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
    const allowed =
      request.method === 'POST' && json && request.headers['x-tessera'] && sameOrigin(request.headers, settings.publicUrl);
    if (!allowed) {
      await reply
        .code(400)
        .send({ errors: [{ message: 'Send a JSON POST from a page of this server.', extensions: { code: 'bad_request' } }] });
    }
  });
}
