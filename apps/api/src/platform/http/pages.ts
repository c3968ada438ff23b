import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/index.js';

/** The console draws its styles at run time; no other page may. */
const CONSOLE_STYLES = "style-src 'self' 'unsafe-inline'";

/** Serves the built pages: portal, console and, in demo mode only, the demo phones. */
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

  const page = (file: string, extra?: string) => async (_: unknown, reply: FastifyReply) => {
    void reply.header('cache-control', 'no-cache');
    const policy = reply.getHeader('content-security-policy');
    if (extra && typeof policy === 'string') void reply.header('content-security-policy', `${policy};${extra}`);
    return reply.sendFile(file, { cacheControl: false });
  };
  server.get('/', page('index.html'));
  server.get('/setup', page('index.html'));
  server.get('/console', page('console.html', CONSOLE_STYLES));
  server.get('/console/*', page('console.html', CONSOLE_STYLES));
  server.get('/tessera.svg', page('tessera.svg'));
  if (settings.demo) server.get('/simulator', page('simulator.html'));
}
