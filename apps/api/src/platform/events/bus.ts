import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventEmitter, on } from 'node:events';
import pg from 'pg';
import { type Settings, SETTINGS } from '../config/index.js';
import type { Runner } from '../database/sql.js';

/**
 * News between processes, over PostgreSQL's NOTIFY: sent when the transaction that caused them commits, heard by every
 * process. News only says that something changed; whoever hears it reads the row. Nothing is lost for good when the
 * connection breaks, since every listener also looks on its own.
 */
@Injectable()
export class Bus implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #log = new Logger('Bus');
  readonly #local = new EventEmitter().setMaxListeners(0);
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #ended = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Inside a transaction: heard when it commits, and never when it rolls back. `payload` at most 7000 characters. */
  async tell(runner: Runner, topic: string, payload: Record<string, unknown> = {}): Promise<void> {
    await runner.query(`SELECT pg_notify('tessera', $1)`, [JSON.stringify({ topic, payload })]);
  }

  /** Returns what ends it. */
  hear(topic: string, listener: (payload: Record<string, unknown>) => void): () => void {
    this.#local.on(topic, listener);
    return () => this.#local.off(topic, listener);
  }

  /** For subscriptions: each piece of news on a topic, until the consumer stops. */
  async *stream(topic: string): AsyncGenerator<Record<string, unknown>> {
    for await (const [payload] of on(this.#local, topic)) yield payload as Record<string, unknown>;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#ended = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.settings.databaseUrl.reveal(), connectionTimeoutMillis: 3000 });
    client.on('error', () => undefined);
    client.on('end', () => this.again());
    client.on('notification', ({ payload }) => {
      const news = JSON.parse(payload ?? '{}') as { topic: string; payload: Record<string, unknown> };
      this.#local.emit(news.topic, news.payload);
    });
    try {
      await client.connect();
      await client.query('LISTEN tessera');
      this.#client = client;
    } catch (cause) {
      this.#log.warn(`cannot listen for news: ${cause instanceof Error ? cause.message : 'unknown'}`);
      await client.end().catch(() => undefined);
    }
  }

  private again(): void {
    if (this.#ended || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      void this.listen();
    }, 500);
  }
}
