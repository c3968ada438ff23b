import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import { Bus, Database, Leader } from '../../apps/api/src/platform/index.js';
import { startExchange } from '../../apps/api/src/simulator/exchange.js';
import { DemoRows } from '../../apps/api/src/simulator/phones/demo-rows.js';
import { createTestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { connect } from './plain-host.js';

/** The address that the application is known by; the exchange reaches it on the loopback. */
const PUBLIC = 'https://mfa.example.org';

export interface Asked {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
  readonly signed: boolean;
}

/** An application in the test: answers each path with what it was told to, and remembers what it was asked. */
async function startApplication(tokenOf: () => string) {
  const asked: Asked[] = [];
  const answers = new Map<string, (form: Asked['form']) => string>();
  const check = (headers: IncomingHttpHeaders, path: string, form: Asked['form']): boolean =>
    twilio.validateRequest(tokenOf(), String(headers['x-twilio-signature']), `${PUBLIC}${path}`, { ...form });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()));
      const path = request.url ?? '';
      asked.push({ path, form, signed: check(request.headers, path, form) });
      const answer = answers.get(path);
      response.writeHead(answer ? 200 : 404, { 'content-type': 'text/xml' }).end(answer?.(form) ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    answers,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The official client, whose requests to api.twilio.com go to the exchange instead. */
function clientFor(
  exchange: { url: string; account: { sid: string; authToken: string } },
  authToken = exchange.account.authToken,
) {
  const wire = new twilio.RequestClient();
  const httpClient = Object.assign(Object.create(wire) as typeof wire, {
    request: (options: Parameters<typeof wire.request>[0]) =>
      wire.request({ ...options, uri: options.uri.replace('https://api.twilio.com', exchange.url) }),
  });
  return twilio(exchange.account.sid, authToken, { httpClient });
}

/** The exchange over a database of its own, between the official client and an application in the test. */
export async function simulatorHost() {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url);
  const source = await connect(settings);
  const database = new Database(source);
  const bus = new Bus(settings);
  await bus.onApplicationBootstrap();
  const rows = new DemoRows(database, bus, new Leader(database));
  let token = '';
  const application = await startApplication(() => token);
  const exchange = await startExchange({
    rows,
    reach: (url) => url.replace(PUBLIC, application.url),
    pace: { second: 20, character: 0 },
  });
  token = exchange.account.authToken;
  return {
    test,
    rows,
    exchange,
    application,
    address: (path: string) => `${PUBLIC}${path}`,
    client: (authToken?: string) => clientFor(exchange, authToken),
    async close() {
      await exchange.hangUp();
      await exchange.close();
      await application.close();
      await bus.onApplicationShutdown();
      await source.destroy();
      await test.drop();
    },
  };
}
export type SimulatorHost = Awaited<ReturnType<typeof simulatorHost>>;
