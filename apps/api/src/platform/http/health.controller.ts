import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { Database } from '../database/database.js';
import { MIGRATIONS } from '../database/migrations/index.js';
import { row } from '../database/sql.js';

collectDefaultMetrics();

@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process runs. */
  @Get('healthz')
  @HttpCode(200)
  health(): { ok: true } {
    return { ok: true };
  }

  /** The database answers and has every migration. */
  @Get('readyz')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ ok: boolean }> {
    try {
      const done = await row<{ count: number }>(this.database.manager, 'SELECT count(*)::int AS count FROM schema_migration');
      if ((done?.count ?? 0) >= MIGRATIONS.length) return { ok: true };
    } catch {
      void reply.code(503);
      return { ok: false };
    }
    void reply.code(503);
    return { ok: false };
  }

  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }
}
