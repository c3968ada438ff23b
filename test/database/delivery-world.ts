import { Global, Module, ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AuditModule } from '../../apps/api/src/audit/index.js';
import type { Channel } from '../../apps/api/src/delivery/channels/channel.js';
import { CHANNELS } from '../../apps/api/src/delivery/channels/registry.js';
import { DeliveryWorker } from '../../apps/api/src/delivery/delivery-worker.js';
import { HandoverService } from '../../apps/api/src/delivery/handover.js';
import { DeliveryModule, type NewMessage, Outbox, Providers } from '../../apps/api/src/delivery/index.js';
import { MessageLog } from '../../apps/api/src/delivery/message-log.js';
import {
  Bus,
  Database,
  HostSecretBox,
  type OperatorRole,
  type Settings,
  VIEWER_SOURCE,
} from '../../apps/api/src/platform/index.js';
import { PlatformModule } from '../../apps/api/src/platform/platform.module.js';
import { createTestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { PortalClient } from '../setup/portal-client.js';
import { insertPerson } from './plain-host.js';

export const PUBLIC = 'https://mfa.example.org';
export const TO = '+4915123456789';
export const SCRIPT = {
  locale: 'de',
  extension: null,
  greeting: 'Hier ist Meridian. Drücken Sie die Rautetaste.',
  endings: {
    confirmed: 'Danke.',
    fraud_reported: 'Gemeldet.',
    wrong: 'Das war falsch.',
    over: 'Das ist vorbei.',
    nothing: 'Es wurde nichts gedrückt.',
  },
} as const;

/** Whoever has the cookie `role` is an operator of that role. */
@Global()
@Module({
  providers: [
    {
      provide: VIEWER_SOURCE,
      useValue: {
        viewerOf: async (cookies: Record<string, string | undefined>) =>
          cookies['role'] === undefined
            ? { kind: 'anonymous' }
            : {
                kind: 'full',
                sessionId: randomUUID(),
                personId: randomUUID(),
                decisionId: randomUUID(),
                proven: ['password', 'app-code'],
                roles: [cookies['role'] as OperatorRole],
                displayName: 'Ada',
                login: 'ada',
                expiresAt: new Date(Date.now() + 60_000),
                owes: [],
                freshUntil: null,
              },
      },
    },
  ],
  exports: [VIEWER_SOURCE],
})
class Viewers {}

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export type Respond = (seen: Seen) => { readonly status: number; readonly text?: string } | 'silence';

/** An HTTP server of the outside world: keeps what it was sent and answers as it is told. */
export async function httpPeer(respond: Respond) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const one = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) };
      seen.push(one);
      const answer = respond(one);
      if (answer === 'silence') return void request.socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text ?? '{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** The delivery slice alone, over HTTP, on a database of its own. `channels`: instead of the registry's. */
export async function deliveryWorld(changes: Partial<Settings> = {}, channels?: readonly Channel[]) {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url, { publicUrl: PUBLIC, ...changes });
  const building = Test.createTestingModule({ imports: [PlatformModule.with(settings), AuditModule, DeliveryModule, Viewers] });
  if (channels) building.overrideProvider(CHANNELS).useValue(channels);
  const app = (await building.compile()).createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
    logger: ['fatal', 'error'],
  });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const database = app.get(Database);
  // A worker that works when it is told to, and at no other time.
  await app.get(DeliveryWorker).beforeApplicationShutdown();
  const newWorker = () => new DeliveryWorker(app.get(MessageLog), app.get(HandoverService), app.get(Bus));
  const worker = newWorker();
  const personId = await insertPerson(database.manager);

  return {
    app,
    test,
    url,
    settings,
    database,
    personId,
    box: app.get(HostSecretBox),
    worker,
    newWorker,
    demo: (kind: string, one: Record<string, string>) =>
      app.get(Providers).ensureDemo([{ kind, name: `Test ${kind}`, settings: one }]),
    /** Queues one message and, unless told otherwise, hands it over. */
    async send(
      message: Partial<NewMessage> & Pick<NewMessage, 'kind' | 'content'>,
      { work = true, seconds = 300 } = {},
    ): Promise<string> {
      const id = randomUUID();
      await database.transaction((unit) =>
        app.get(Outbox).enqueue(unit, {
          id,
          personId,
          regardingId: id,
          to: TO,
          expiresAt: new Date(unit.now.getTime() + seconds * 1000),
          ...message,
        }),
      );
      if (work) await worker.work();
      return id;
    },
    events: async (id: string): Promise<string[]> =>
      (
        await test.query<{ line: string }>(
          `SELECT state || coalesce(' ' || reason, '') AS line FROM message_event WHERE message_id = $1 ORDER BY id`,
          [id],
        )
      ).map(({ line }) => line),
    async row(id: string): Promise<Record<string, unknown>> {
      const [found] = await test.query(
        `SELECT *, round(extract(epoch FROM due_at - now()))::int AS wait FROM outbox_message WHERE id = $1`,
        [id],
      );
      if (!found) throw new Error('no such message');
      return found;
    },
    due: (id: string) => test.query('UPDATE outbox_message SET due_at = now(), leased_until = NULL WHERE id = $1', [id]),
    as(role: OperatorRole): PortalClient {
      const client = new PortalClient(url);
      client.cookies.set('role', role);
      return client;
    },
    async close() {
      await app.close();
      await test.drop();
    },
  };
}
export type DeliveryWorld = Awaited<ReturnType<typeof deliveryWorld>>;
