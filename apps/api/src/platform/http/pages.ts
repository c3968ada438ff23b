import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/index.js';

/** The console draws its styles at run time; no other page may. */
const CONSOLE_STYLES = "style-src 'self' 'unsafe-inline'";

/** Beside its page; the worker is put there by the build, with the list of files that work offline. */
const AUTHENTICATOR_FILES = [
  'sw.js',
  'manifest.webmanifest',
  'icon.svg',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
];

type Headers = Readonly<Record<string, string>>;
/** Scanning a QR code: no other page gets the camera. */
const CAMERA: Headers = { 'permissions-policy': 'camera=(self), microphone=(), geolocation=()' };
/** A worker may serve addresses below its own only; its page lies one step above. */
const AUTHENTICATOR_SCOPE: Headers = { 'service-worker-allowed': '/authenticator' };

/** Serves the built pages: portal, console, authenticator and, in demo mode only, the demo phones. */
export async function registerPages(server: FastifyInstance, settings: Settings, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const { default: fastifyStatic } = await import('@fastify/static');
  await server.register(fastifyStatic, { root: folder, serve: false });
  await server.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
  });

  const page =
    (file: string, extra?: string, headers: Headers = {}) =>
    async (_: unknown, reply: FastifyReply) => {
      void reply.header('cache-control', 'no-cache').headers(headers);
      const policy = reply.getHeader('content-security-policy');
      if (extra && typeof policy === 'string') void reply.header('content-security-policy', `${policy};${extra}`);
      return reply.sendFile(file, { cacheControl: false });
    };
  server.get('/', page('index.html'));
  server.get('/setup', page('index.html'));
  server.get('/console', page('console.html', CONSOLE_STYLES));
  server.get('/console/*', page('console.html', CONSOLE_STYLES));
  server.get('/authenticator', page('authenticator.html', undefined, CAMERA));
  for (const file of AUTHENTICATOR_FILES) {
    server.get(`/authenticator/${file}`, page(`authenticator/${file}`, undefined, AUTHENTICATOR_SCOPE));
  }
  server.get('/tessera.svg', page('tessera.svg'));
  if (settings.demo) server.get('/simulator', page('simulator.html'));
}
