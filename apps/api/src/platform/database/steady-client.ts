import pg from 'pg';

const KEPT = /^\/\* kept: ([a-z-]+) \*\//;

/**
 * Marks a statement whose plan each connection keeps under this name: for statements that take longer to plan than to run and are
 * asked often. The text under one name has to be always the same.
 */
export const keptPlan = (name: string, sql: string): string => `/* kept: ${name} */ ${sql}`;

/**
 * A pooled connection that outlives its own loss: when the server goes away at a moment when neither the pool nor a query
 * is listening, the news ends here and the process goes on. Queries under way fail and the pool opens a new connection.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
    const ask = this.query.bind(this) as (...query: unknown[]) => unknown;
    const named = (first: unknown, ...rest: unknown[]): unknown => {
      const name = typeof first === 'string' ? KEPT.exec(first)?.[1] : undefined;
      return ask(name === undefined ? first : { name, text: first }, ...rest);
    };
    this.query = named as typeof this.query;
  }
}
