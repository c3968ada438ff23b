import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type ldap from 'ldapjs';
import type { DirectoryOperation } from '../reader.js';

/** The inner parts of the pinned ldapjs version that the hardened client takes hold of. */
const SOCKET = '_socket';
const TRACKER = '_tracker';
const SEND = '_sendSocket';
interface Inner {
  readonly urls: { hostname: string }[];
  readonly [SOCKET]: Socket | null;
  readonly [TRACKER]: { readonly parser: InnerParser } | null;
  [SEND](message: OutgoingRequest, ...rest: unknown[]): unknown;
  destroyed?: boolean;
}
export interface InnerParser extends EventEmitter {
  write(data: Buffer): unknown;
}
export interface ClientInternals {
  readonly socket: Socket | null;
  readonly parser: InnerParser | null;
  /** The name or address to connect to, where a URL's spelling of it will not do. */
  connectTo(host: string): void;
  /** Cuts the connection; nothing reconnects. */
  destroy(): void;
}
interface OutgoingRequest {
  readonly type: string;
  readonly requestName?: string;
  readonly messageId: number;
}

export type OperationCounters = Record<DirectoryOperation, number>;
export const newCounters = (): OperationCounters => ({ bind: 0, search: 0, unbind: 0, abandon: 0, startTls: 0 });

const START_TLS = '1.3.6.1.4.1.1466.20037';
const ALLOWED: ReadonlyMap<string, DirectoryOperation> = new Map([
  ['BindRequest', 'bind'],
  ['SearchRequest', 'search'],
  ['UnbindRequest', 'unbind'],
  ['AbandonRequest', 'abandon'],
]);

function operationOf(message: OutgoingRequest): DirectoryOperation | undefined {
  if (message.type === 'ExtensionRequest') return message.requestName === START_TLS ? 'startTls' : undefined;
  return ALLOWED.get(message.type);
}

/**
 * Closes every way to write: the methods refuse, and at the one place where requests become bytes anything outside the
 * list above throws. Counts what passes and tells `onSent` the message id to expect an answer for.
 */
export function guardEgress(
  client: ldap.Client,
  counters: OperationCounters,
  onSent: (messageId: number) => void,
): ClientInternals {
  const inner = client as unknown as Inner;
  const send = inner[SEND].bind(client);
  inner[SEND] = (message, ...rest) => {
    const operation = operationOf(message);
    if (!operation) throw new Error(`a directory is only read: ${message.type} refused`);
    counters[operation] += 1;
    const sent = send(message, ...rest);
    if (operation !== 'unbind' && operation !== 'abandon') onSent(message.messageId);
    return sent;
  };
  for (const method of ['add', 'modify', 'del', 'modifyDN', 'compare', 'exop']) {
    Object.defineProperty(client, method, {
      value: () => {
        throw new Error(`a directory is only read: ${method} refused`);
      },
    });
  }
  return {
    get socket() {
      return inner[SOCKET];
    },
    get parser() {
      return inner[TRACKER]?.parser ?? null;
    },
    connectTo(host) {
      inner.urls[0]!.hostname = host;
    },
    destroy() {
      inner.destroyed = true;
      inner[SOCKET]?.destroy();
    },
  };
}
