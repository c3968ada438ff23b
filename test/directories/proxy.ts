import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export interface Proxy {
  readonly port: number;
  /** Everything that clients have sent in clear or under TLS, as it passed. */
  readonly sent: Buffer[];
  stop(): Promise<void>;
}

/**
 * A man in the middle on loopback. `onFirstAnswer` may change the server's first answer, which is the one to StartTLS;
 * what follows passes untouched.
 */
export async function startProxy(target: number, onFirstAnswer: (answer: Buffer) => Buffer): Promise<Proxy> {
  const sent: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let first = true;
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    client.on('data', (data) => {
      sent.push(data);
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      client.write(first ? onFirstAnswer(data) : data);
      first = false;
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    sent,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
