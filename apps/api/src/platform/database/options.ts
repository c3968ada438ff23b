import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
import { Logger } from '@nestjs/common';
import type { Settings } from '../config/index.js';
import { SteadyClient } from './steady-client.js';

/**
 * Connections of the running application. They take the role `tessera_app` as they open: it may read and append the
 * audit log and not change it, and it owns nothing. A commit waits for its own safety, whatever the database's default is: a code
 * that was used is used (attack B12).
 */
export function databaseOptions(settings: Settings): TypeOrmModuleOptions {
  const log = new Logger('Database');
  return {
    type: 'postgres',
    url: settings.databaseUrl.reveal(),
    autoLoadEntities: true,
    synchronize: false,
    logging: false,
    poolSize: 10,
    retryAttempts: 0,
    poolErrorHandler: (error: Error) => log.warn(`an idle connection was lost: ${error.message}`),
    extra: {
      Client: SteadyClient,
      options:
        '-c role=tessera_app -c synchronous_commit=on -c statement_timeout=5000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC',
      connectionTimeoutMillis: 3000,
      idleTimeoutMillis: 30_000,
    },
  };
}
