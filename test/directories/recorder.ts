import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { connect, TLSSocket } from 'node:tls';
import { messageAt, result } from './ber.js';
import type { Certificates } from './certificates.js';

export interface Recorder {
  readonly ldapPort: number;
  readonly ldapsPort: number;
  /** Messages that clients have sent, by operation. */
  sent(): Readonly<Record<string, number>>;
  /** Everything that the server has answered so far. */
  received(): string;
  stop(): Promise<void>;
}

const START_TLS = '1.3.6.1.4.1.1466.20037';
/** protocolOp tags of requests (RFC 4511 §4.2 to §4.12). */
const REQUESTS: ReadonlyMap<number, string> = new Map([
  [0x60, 'bind'],
  [0x42, 'unbind'],
  [0x63, 'search'],
  [0x66, 'modify'],
  [0x68, 'add'],
  [0x4a, 'delete'],
  [0x6c, 'modifyDn'],
  [0x6e, 'compare'],
  [0x50, 'abandon'],
]);
const EXTENDED = 0x77;

function operationOf(tag: number, message: Buffer): string {
  if (tag === EXTENDED) return message.includes(START_TLS) ? 'startTls' : 'extended';
  return REQUESTS.get(tag) ?? `0x${tag.toString(16)}`;
}

/**
 * Stands between the readers and a server and counts every message of theirs. It is the end of TLS on both ports, with the
 * server's own certificate, and speaks ldaps to the server itself.
 */
export async function startRecorder(
  server: { readonly host: string; readonly port: number },
  certificates: Certificates,
): Promise<Recorder> {
  const counts: Record<string, number> = {};
  const answers: Buffer[] = [];
  const sockets = new Set<Socket>();
  const identity = { cert: readFileSync(certificates.certFile), key: readFileSync(certificates.keyFile) };
  const keep = (socket: Socket): void => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };

  const pass = (client: Socket): void => {
    const upstream = connect({ ...server, ca: [certificates.caPem] });
    keep(upstream);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
    upstream.on('data', (data) => {
      answers.push(data);
      client.write(data);
    });
    let held = Buffer.alloc(0);
    client.on('data', (data) => {
      held = Buffer.concat([held, data]);
      for (let message = messageAt(held); message; message = messageAt(held)) {
        held = held.subarray(message.bytes.length);
        const operation = operationOf(message.tag, message.bytes);
        counts[operation] = (counts[operation] ?? 0) + 1;
        if (operation === 'startTls') return underTls(client, upstream, message.id);
        upstream.write(message.bytes);
      }
    });
  };
  const underTls = (client: Socket, upstream: Socket, id: number): void => {
    upstream.removeAllListeners('close').destroy();
    client.removeAllListeners('data').removeAllListeners('close');
    client.write(result(id, 0x78), () => accept(client));
  };
  const accept = (client: Socket): void => {
    const secure = new TLSSocket(client, { isServer: true, ...identity });
    secure.on('error', () => client.destroy());
    keep(secure);
    pass(secure);
  };

  const plain = await listening(
    createServer((client) => {
      keep(client);
      pass(client);
    }),
  );
  const secure = await listening(
    createServer((client) => {
      keep(client);
      client.on('error', () => client.destroy());
      accept(client);
    }),
  );
  const portOf = (one: Server): number => (one.address() as AddressInfo).port;
  return {
    ldapPort: portOf(plain),
    ldapsPort: portOf(secure),
    sent: () => ({ ...counts }),
    received: () => Buffer.concat(answers).toString('latin1'),
    async stop() {
      const closed = [plain, secure].map((one) => once(one, 'close'));
      for (const one of [plain, secure]) one.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

async function listening(server: Server): Promise<Server> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}
