import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

const RAW = new WeakMap<object, Buffer>();
const MOST = 64 * 1024;

/** The octets that a signature covers; empty for a request without a body. */
export const rawBodyOf = (request: FastifyRequest): string => RAW.get(request.raw)?.toString('utf8') ?? '';

/** No answer is kept in a cache; the octets of signed webhooks, and of no other request, are kept beside what the parser makes of them. */
@Injectable()
export class TelephonyHooks implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    if (!this.host.httpAdapter) return;
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url?.startsWith('/telephony/')) void reply.header('cache-control', 'no-store');
    });
    server.addHook('preParsing', async (request, _reply, payload) => {
      if (!request.routeOptions.url?.startsWith('/telephony/webhook/')) return payload;
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of payload) {
        const bytes = Buffer.from(part as Uint8Array);
        size += bytes.length;
        if (size > MOST) throw Object.assign(new Error('too large'), { statusCode: 413 });
        parts.push(bytes);
      }
      const whole = Buffer.concat(parts);
      RAW.set(request.raw, whole);
      return Readable.from([whole], { objectMode: false });
    });
  }
}
