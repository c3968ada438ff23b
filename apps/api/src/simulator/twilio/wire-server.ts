import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_VERSION, type Account } from './account.js';
import type { Calls } from './calls.js';
import type { Messages } from './messages.js';
import { WireRefusal } from './refusals.js';

const MOST_OCTETS = 64 * 1024;

export interface WireServer {
  /** What stands in for https://api.twilio.com. */
  readonly url: string;
  close(): Promise<void>;
}

interface WireParts {
  readonly account: Account;
  readonly messages: Messages;
  readonly calls: Calls;
}

/** The part of Twilio's REST API that the official package uses for texts and calls, on a free port of the loopback. */
export async function startWireServer(parts: WireParts): Promise<WireServer> {
  const server = createServer((request, response) => {
    answer(parts, request).then(
      ([status, body]) => send(response, status, body),
      (cause: unknown) => {
        const known = cause instanceof WireRefusal ? cause : new WireRefusal(500, 20500, 'Internal server error.');
        send(response, known.status, known.body);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(status === 401 ? { 'www-authenticate': 'Basic realm="Twilio API"' } : {}),
  });
  response.end(JSON.stringify(body));
}

async function answer(
  { account, messages, calls }: WireParts,
  request: IncomingMessage,
): Promise<[number, Record<string, unknown>]> {
  const form = await formOf(request);
  if (!isFor(account, request.headers.authorization)) throw new WireRefusal(401, 20003, 'Authenticate');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const root = `/${API_VERSION}/Accounts/${account.sid}`;
  if (request.method === 'GET' && pathname === `${root}.json`) return [200, accountResource(account)];
  if (request.method !== 'POST') throw notFound(pathname);
  if (pathname === `${root}/Messages.json`) return [201, await messages.create(form)];
  if (pathname === `${root}/Calls.json`) return [201, await calls.create(form)];
  if (pathname.startsWith(`${root}/Calls/`) && pathname.endsWith('.json')) {
    return [200, calls.update(pathname.slice(`${root}/Calls/`.length, -'.json'.length), form)];
  }
  throw notFound(pathname);
}

const notFound = (path: string): WireRefusal => new WireRefusal(404, 20404, `The requested resource ${path} was not found`);

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  let octets = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    octets += part.length;
    if (octets > MOST_OCTETS) throw new WireRefusal(413, 20413, 'Request entity too large');
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

function isFor(account: Account, header: string | undefined): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`);
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const accountResource = (account: Account): Record<string, unknown> => ({
  sid: account.sid,
  owner_account_sid: account.sid,
  friendly_name: 'Demo phones',
  status: 'active',
  type: 'Full',
  uri: `/${API_VERSION}/Accounts/${account.sid}.json`,
});
