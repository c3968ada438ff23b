import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { entry, integer, messageAt, octets, result, sequence, tlv } from './ber.js';

export interface Request {
  readonly id: number;
  /** 'where': a search for what the server knows about changes. */
  readonly kind: 'bind' | 'search' | 'where' | 'extended' | 'other';
  /** How many searches came on this connection, this one included, 'where' left out; the base is read first, so units begin at 2. */
  readonly search: number;
  readonly bytes: Buffer;
}
/** Bytes to answer with; null to say nothing; 'reset' to cut the connection, behind `before` if given. */
export type Answer = Buffer | null | { readonly before: Buffer; readonly end: 'reset' | 'stall' };

export interface Hostile {
  readonly url: string;
  readonly requests: Request[];
  stop(): Promise<void>;
}

const ABOUT_CHANGES = ['supportedControl', 'contextCSN', 'entryCSN', 'modifyTimestamp', 'highestCommittedUSN', 'uSNChanged'];

/** Those that ask for ids as well are the passes of a run. */
const isAboutChanges = (request: Buffer): boolean =>
  ABOUT_CHANGES.some((name) => request.includes(name)) && !request.includes('entryUUID') && !request.includes('objectGUID');

/** A server that answers whatever a test wants it to; `tells` what changed, which is nothing at all by default. */
export async function startHostile(
  answerTo: (request: Request) => Answer,
  tells: (request: Request) => Answer = ({ id }) => done(id),
): Promise<Hostile> {
  const requests: Request[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    let searches = 0;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      held = Buffer.concat([held, data]);
      for (let next = readRequest(held, searches); next; next = readRequest(held, searches)) {
        held = held.subarray(next.length);
        searches = next.request.search;
        requests.push(next.request);
        reply(socket, next.request.kind === 'where' ? tells(next.request) : answerTo(next.request));
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function reply(socket: Socket, answer: Answer): void {
  if (answer === null || socket.destroyed) return;
  if (Buffer.isBuffer(answer)) socket.write(answer);
  else if (answer.end === 'stall') socket.write(answer.before);
  else socket.write(answer.before, () => socket.resetAndDestroy());
}

function readRequest(bytes: Buffer, searches: number): { readonly request: Request; readonly length: number } | null {
  const message = messageAt(bytes);
  if (!message) return null;
  const operation = ({ 0x60: 'bind', 0x63: 'search', 0x77: 'extended' } as const)[message.tag] ?? 'other';
  const kind = operation === 'search' && isAboutChanges(message.bytes) ? 'where' : operation;
  const search = searches + (kind === 'search' ? 1 : 0);
  return { request: { id: message.id, kind, search, bytes: message.bytes }, length: message.bytes.length };
}

export const bound = (id: number): Buffer => result(id, 0x61);
export const done = (id: number, cookie?: string, code = 0): Buffer =>
  result(id, 0x65, code, cookie === undefined ? {} : { cookie });
export const person = (id: number, login: string, extra: readonly (readonly [string, ...(Buffer | string)[]])[] = []): Buffer =>
  entry(id, `uid=${login},o=x`, [['entryUUID', idFor(login)], ['uid', login], ['cn', login], ...extra]);
export const unit = (id: number, name: string): Buffer =>
  entry(id, `ou=${name},o=x`, [
    ['entryUUID', idFor(name)],
    ['ou', name],
  ]);
export const base = (id: number): Buffer => Buffer.concat([entry(id, 'o=x', [['objectClass', 'organization']]), done(id)]);
export const notice = (): Buffer =>
  sequence(integer(0), tlv(0x78, integer(52, 0x0a), octets(''), octets('bye'), tlv(0x8a, '1.3.6.1.4.1.1466.20036')));
export const referral = (id: number): Buffer =>
  sequence(
    integer(id),
    tlv(0x65, integer(10, 0x0a), octets(''), octets('elsewhere'), tlv(0xa3, octets('ldap://127.0.0.1:9/o=evil'))),
  );
export const reference = (id: number): Buffer => sequence(integer(id), tlv(0x73, octets('ldap://127.0.0.1:9/o=evil')));
export const intermediate = (id: number): Buffer => sequence(integer(id), tlv(0x79, tlv(0x80, '1.2.3'), tlv(0x81, 'x')));
export const unknownOperation = (id: number): Buffer => sequence(integer(id), tlv(0x7d, octets('x')));

export function idFor(name: string): string {
  return `00000000-0000-4000-8000-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
}
