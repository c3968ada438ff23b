import pg from 'pg';

/**
 * A pooled connection that outlives its own loss: when the server goes away at a moment when neither the pool nor a query
 * is listening, the news ends here and the process goes on. Queries under way fail and the pool opens a new connection.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
