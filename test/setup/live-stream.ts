import WebSocket from 'ws';
import type { PortalClient } from './portal-client.js';

interface Message {
  readonly type: string;
  readonly payload?: { readonly data?: Record<string, unknown>; readonly errors?: { extensions?: { code?: string } }[] };
}

/** One subscription over graphql-ws, with the cookies that a client holds when it begins. */
export class LiveStream<T> {
  readonly #socket: WebSocket;
  readonly #came: T[] = [];
  #wake: () => void = () => undefined;
  /** 'complete', or the code of the error that ended it. */
  ended: string | null = null;

  constructor(client: PortalClient, query: string, variables: Record<string, unknown>) {
    const headers = { cookie: client.cookieHeader() };
    this.#socket = new WebSocket(`${client.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    this.#socket.on('open', () => this.#say({ type: 'connection_init' }));
    this.#socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString()) as Message, query, variables));
    this.#socket.on('close', () => this.#over('closed'));
    this.#socket.on('error', () => this.#over('error'));
  }

  /** The next value, or 'ended'. */
  async next(patienceMs = 15_000): Promise<T | 'ended'> {
    const until = performance.now() + patienceMs;
    while (this.#came.length === 0) {
      if (this.ended !== null) return 'ended';
      const left = until - performance.now();
      if (left <= 0) throw new Error('nothing came over the stream');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.#came.shift() as T;
  }

  close(): void {
    this.#socket.close();
  }

  #say(message: unknown): void {
    this.#socket.send(JSON.stringify(message));
  }

  #hear({ type, payload }: Message, query: string, variables: Record<string, unknown>): void {
    if (type === 'connection_ack') return this.#say({ id: '1', type: 'subscribe', payload: { query, variables } });
    if (type === 'complete') return this.#over('complete');
    const failed = Array.isArray(payload) ? (payload as Message['payload'] & object)['errors'] : payload?.errors;
    if (type === 'error' || failed) return this.#over(failed?.[0]?.extensions?.code ?? 'refused');
    if (type !== 'next') return;
    const [value] = Object.values(payload?.data ?? {});
    this.#came.push(value as T);
    this.#wake();
  }

  #over(how: string): void {
    this.ended ??= how;
    this.#wake();
  }
}
