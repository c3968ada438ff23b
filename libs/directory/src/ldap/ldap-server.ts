import type { AddressInfo, Socket } from 'node:net';
import ldap from 'ldapjs';
import { canonicalDn } from '../names/canonical-dn.js';
import { exactName } from './exact-name.js';
import { FrameReader } from './frames.js';
import type { ServerFilter } from './server-filter.js';
import { matches } from './server-filter.js';
import { RESULT } from './result-codes.js';
import type { ServedEntry, ServedTree } from './served-tree.js';

/** 'refuse': nobody listens. 'hang': connections open, nothing answers. 'reset-mid-page': cut inside a page. 'empty': success, no entries. */
export type ServerFailure = 'refuse' | 'hang' | 'reset-mid-page' | 'empty';

export interface LdapServer {
  readonly port: number;
  fail(mode: ServerFailure | null): Promise<void>;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_REQUEST_BYTES = 1024 * 1024;
const IDLE_MS = 10 * 60_000;
/** 'reset-mid-page' lets small answers pass, so that a reader has taken something in when the cut comes. */
const CUT_ABOVE = 20;
const PAGED_RESULTS = '1.2.840.113556.1.4.319';

/** What this file uses of ldapjs' server side, whose published types cover less. */
interface Request {
  readonly connection: Socket;
  readonly name: { toString(): string };
  readonly credentials: string;
  readonly baseObject: { toString(): string };
  readonly scope: number;
  readonly filter: ServerFilter;
  readonly attributes: readonly string[];
  readonly sizeLimit: number;
  readonly controls: readonly { readonly type: string; readonly value: { readonly size: number; readonly cookie: Buffer } }[];
}
interface Response {
  createSearchEntry(entry: { objectName: string; attributes: { type: string; values: readonly string[] }[] }): unknown;
  send(entry: unknown): void;
  addControl(control: unknown): void;
  end(status?: number): void;
}
type Handler = (request: Request, response: Response, next: () => void) => void;
interface Listener {
  readonly server: { address(): AddressInfo | null };
  newConnection(socket: Socket): void;
  on(event: string, listener: (error: Error) => void): void;
  off(event: string, listener: (error: Error) => void): void;
  once(event: string, listener: (error: Error) => void): void;
  bind(at: string, handler: Handler): void;
  search(at: string, handler: Handler): void;
  listen(port: number, host: string, listening: () => void): void;
  close(closed: () => void): void;
}
const serverSide = ldap as unknown as {
  createServer(options: { connectionRouter: (socket: Socket) => void }): Listener;
  readonly PagedResultsControl: new (options: { value: { size: number; cookie: Buffer } }) => unknown;
};

/** Serves a tree on loopback: bind, search with paging, nothing else. For demonstrations and tests, never for real people's data. */
export async function startLdapServer(port: number, tree: ServedTree): Promise<LdapServer> {
  const sockets = new Set<Socket>();
  const bound = new WeakSet<Socket>();
  const results = new WeakMap<Socket, readonly ServedEntry[]>();
  let failure: ServerFailure | null = null;

  const server = serverSide.createServer({
    connectionRouter(socket) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.setTimeout(IDLE_MS, () => socket.destroy());
      if (failure === 'hang') return;
      server.newConnection(socket);
      limitRequests(socket);
    },
  });
  server.on('error', () => undefined);
  server.on('clientError', () => undefined);

  server.bind('', (request, response, next) => {
    if (failure === 'hang') return;
    bound.delete(request.connection);
    const name = canonicalDn(request.name.toString());
    if (!name || request.credentials === '' || !tree.passwordFits(name.key, request.credentials)) {
      return answer(response, next, RESULT.invalidCredentials);
    }
    bound.add(request.connection);
    answer(response, next, RESULT.success);
  });

  server.search('', (request, response, next) => {
    if (failure === 'hang') return;
    const base = request.baseObject.toString();
    if (base === '') return sendRoot(tree, request, response, next);
    if (!bound.has(request.connection)) return answer(response, next, RESULT.insufficientAccess);
    const name = canonicalDn(base);
    if (!name || !tree.has(name.key)) return answer(response, next, RESULT.noSuchObject);
    const paged = request.controls.find((control) => control.type === PAGED_RESULTS)?.value;
    const from = paged && paged.cookie.length > 0 ? Number(paged.cookie.toString('latin1')) : 0;
    let found = from > 0 ? results.get(request.connection) : [...inScope(tree, name, request)];
    if (!found || !Number.isSafeInteger(from)) return answer(response, next, RESULT.unwillingToPerform);
    if (failure === 'empty' && request.scope !== 0) found = [];
    results.set(request.connection, found);
    const to = Math.min(found.length, from + (paged ? paged.size : Number.POSITIVE_INFINITY));
    const cut = failure === 'reset-mid-page' && to - from > CUT_ABOVE ? Math.floor((from + to) / 2) : to;
    for (const entry of found.slice(from, cut)) response.send(response.createSearchEntry(shownTo(entry, request.attributes)));
    if (cut < to) return void request.connection.destroy();
    const cookie = Buffer.from(to < found.length ? String(to) : '', 'latin1');
    if (paged) response.addControl(new serverSide.PagedResultsControl({ value: { size: 0, cookie } }));
    answer(response, next, RESULT.success);
  });

  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, HOST, () => {
        server.off('error', reject);
        resolve();
      });
    });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  await listen(port);
  const address = server.server.address()!;
  return {
    port: address.port,
    async fail(mode) {
      const before = failure;
      failure = mode;
      if (mode === 'refuse' && before !== 'refuse') await stop();
      if (mode !== 'refuse' && before === 'refuse') await listen(address.port);
      if (before === 'hang') for (const socket of sockets) socket.destroy();
    },
    close: () => (failure === 'refuse' ? Promise.resolve() : stop()),
  };
}

function* inScope(
  tree: ServedTree,
  base: { readonly key: string; readonly path: string },
  request: Request,
): Generator<ServedEntry> {
  const below = `${base.path}\u001f`;
  for (const entry of tree.entries()) {
    const depth = entry.path.startsWith(below)
      ? entry.path.slice(below.length).split('\u001f').length
      : entry.key === base.key
        ? 0
        : -1;
    const wanted = request.scope === 0 ? depth === 0 : request.scope === 1 ? depth === 1 : depth >= 0;
    if (wanted && matches(request.filter, (attribute) => entry.attributes.get(attribute)?.values ?? [])) yield entry;
  }
}

function sendRoot(tree: ServedTree, request: Request, response: Response, next: () => void): void {
  if (request.scope === 0) response.send(response.createSearchEntry(shownTo(tree.root, request.attributes)));
  answer(response, next, RESULT.success);
}

function answer(response: Response, next: () => void, code: number): void {
  response.end(code);
  next();
}

/** Attributes that were asked for; operational ones only by name, as RFC 4511 §4.5.1.8 has it. */
function shownTo(entry: ServedEntry, asked: readonly string[]) {
  const wanted = new Set(asked.map((name) => name.toLowerCase()));
  const everything = wanted.size === 0 || wanted.has('*');
  const shown = [...entry.attributes].filter(([key, { operational }]) => wanted.has(key) || (everything && !operational));
  return {
    objectName: exactName(entry.dn),
    attributes: shown.map(([, { name, values }]) => ({ type: name, values })),
  };
}

function limitRequests(socket: Socket): void {
  const { parser } = socket as Socket & { readonly parser: { write(data: Buffer): void } };
  const frames = new FrameReader(MAX_REQUEST_BYTES);
  const parseOne = parser.write.bind(parser);
  parser.write = (chunk: Buffer) => {
    try {
      frames.push(chunk);
      for (let frame = frames.next(); frame; frame = frames.next()) parseOne(frame);
    } catch {
      socket.destroy();
    }
  };
}
