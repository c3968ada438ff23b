import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Global, Module, ValidationPipe } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { DeliveryModule, Outbox, PhoneAnswers, type PhoneListener, Timeline } from '../../apps/api/src/delivery/index.js';
import { Database, VIEWER_SOURCE } from '../../apps/api/src/platform/index.js';
import { setStreamSchema } from '../../apps/api/src/platform/graphql/stream-options.js';
import { PlatformModule } from '../../apps/api/src/platform/platform.module.js';
import { SimulatorModule } from '../../apps/api/src/simulator/index.js';
import { createTestDatabase } from '../setup/database.js';
import { demoSettings } from '../setup/demo-settings.js';
import { LiveStream } from '../setup/live-stream.js';
import { PortalClient } from '../setup/portal-client.js';
import { insertPerson } from './plain-host.js';

const SAM = '+4915123456789';
const SCRIPT = {
  locale: 'de',
  extension: null,
  greeting: 'Hier ist Meridian. Drücken Sie die Rautetaste.',
  endings: { confirmed: 'Danke.', fraud_reported: 'Gemeldet.', wrong: 'Falsch.', over: 'Vorbei.', nothing: 'Nichts gedrückt.' },
} as const;

@Global()
@Module({
  providers: [{ provide: VIEWER_SOURCE, useValue: { viewerOf: async () => ({ kind: 'anonymous' }) } }],
  exports: [VIEWER_SOURCE],
})
class Nobody {}

interface DemoCall {
  readonly id: string;
  readonly phone: string;
  readonly state: string;
  readonly said: string[];
  readonly keys: string;
  readonly outcome: string | null;
  readonly locale: string;
}

/** Delivery and the simulator as in a demo, over the real wires between them; a listener of the test stands for the core. */
async function world() {
  const test = await createTestDatabase();
  const settings = demoSettings(test.url);
  const accounts = [{ login: 'sam', password: 'secret', displayName: 'Sam', note: 'sales' }];
  const module = await Test.createTestingModule({
    imports: [PlatformModule.with(settings), Nobody, DeliveryModule, SimulatorModule.with(accounts)],
  }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: ['fatal', 'error', 'warn'] });
  app.useGlobalPipes(new ValidationPipe({ transform: true }));
  await app.listen(0, '127.0.0.1');
  setStreamSchema(app.get(GraphQLSchemaHost).schema);
  const database = app.get(Database);
  const personId = await insertPerson(database.manager);
  const heard: unknown[] = [];
  const listener: PhoneListener = {
    async onKeys(keys) {
      heard.push(keys);
      return keys.hash ? 'confirmed' : 'nothing';
    },
    async onText(text) {
      heard.push(text);
      return 'confirmed';
    },
  };
  app.get(PhoneAnswers).listen(listener);
  const common = () => ({ id: randomUUID(), personId, regardingId: randomUUID(), expiresAt: new Date(Date.now() + 300_000) });
  const enqueue = (message: Parameters<Outbox['enqueue']>[1]) =>
    database.transaction((work) => app.get(Outbox).enqueue(work, message)).then(() => message.regardingId!);
  return {
    heard,
    client: new PortalClient(`http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`),
    text: (body: string) => enqueue({ ...common(), kind: 'text-message', to: SAM, content: { body } }),
    call: () => enqueue({ ...common(), kind: 'voice-call', to: SAM, content: SCRIPT }),
    mail: (subject: string, text: string) =>
      enqueue({ ...common(), kind: 'mail', to: 'sam@meridian.example', content: { subject, text } }),
    states: async (regardingId: string) =>
      ((await app.get(Timeline).eventsOf(database.manager, [regardingId])).get(regardingId) ?? []).map(({ state }) => state),
    async close() {
      await app.close();
      await test.drop();
    },
  };
}

const CALL = '{ id phone state said keys outcome locale }';

describe('the demo phones of a running application', () => {
  let demo: Awaited<ReturnType<typeof world>>;
  let client: PortalClient;
  beforeAll(async () => {
    demo = await world();
    client = demo.client;
  });
  afterAll(() => demo.close());

  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (let times = 0; times < 200; times += 1) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('it did not happen');
  }
  const newestCall = async (): Promise<DemoCall | undefined> =>
    (await client.must<{ demoCalls: DemoCall[] }>(`{ demoCalls(limit: 1) ${CALL} }`)).demoCalls[0];
  const callWith = (holds: (call: DemoCall) => boolean) =>
    until(async () => {
      const call = await newestCall();
      return call && holds(call) ? call : undefined;
    });
  const act = async (name: string, id: string, keys?: string): Promise<DemoCall> => {
    const declared = keys === undefined ? '($id: ID!)' : '($id: ID!, $keys: String!)';
    const given = keys === undefined ? '(id: $id)' : '(id: $id, keys: $keys)';
    return (await client.must<{ call: DemoCall }>(`mutation ${declared} { call: ${name}${given} ${CALL} }`, { id, keys })).call;
  };
  const ringing = async () => {
    const regardingId = await demo.call();
    return { regardingId, call: await callWith(({ state }) => state === 'RINGING') };
  };

  it('S4: a text travels over the wire of the real provider to the phone, live, and its reply comes back', async () => {
    const stream = new LiveStream<{ text: { body: string; fromPerson: boolean } | null }>(
      client,
      'subscription { demoNews { text { body fromPerson } } }',
      {},
    );
    const regardingId = await demo.text('Your code is 123456.');
    expect(await stream.next()).toEqual({ text: { body: 'Your code is 123456.', fromPerson: false } });
    await until(async () => ((await demo.states(regardingId)).includes('delivered') ? true : undefined));
    expect(await client.must('mutation ($phone: String!) { demoReply(phone: $phone, body: "123456") }', { phone: SAM })).toEqual({
      demoReply: true,
    });
    stream.close();
    expect(demo.heard).toEqual([{ from: SAM, body: '123456' }]);
    expect(await demo.states(regardingId)).toEqual(['queued', 'accepted', 'delivered', 'replied']);
    const { demoTexts } = await client.must<{ demoTexts: object[] }>('{ demoTexts { body fromPerson } }');
    expect(demoTexts).toEqual([
      { body: '123456', fromPerson: true },
      { body: 'Your code is 123456.', fromPerson: false },
    ]);
  });

  it('S3 S5: a call rings, is answered, speaks, and takes #', async () => {
    demo.heard.length = 0;
    const { regardingId, call } = await ringing();
    expect(call).toMatchObject({ phone: SAM, said: [], keys: '' });
    expect(await act('demoAnswerCall', call.id)).toMatchObject({ state: 'ANSWERED' });
    await callWith(({ said }) => said.includes(SCRIPT.greeting));
    expect(await act('demoPressKeys', call.id, '#')).toMatchObject({ keys: '#' });
    const ended = await callWith(({ state }) => state === 'ENDED');
    expect(ended).toMatchObject({ said: [SCRIPT.greeting, 'Danke.'], outcome: 'completed', locale: 'de-DE' });
    expect(demo.heard).toEqual([{ regardingId, keys: '', hash: true }]);
    const course = new Set(await demo.states(regardingId));
    expect([...course]).toEqual(['queued', 'accepted', 'ringing', 'answered', 'key_pressed']);
    const over = await client.ask('mutation ($id: ID!) { demoAnswerCall(id: $id) { id } }', { id: call.id });
    expect(over.error).toMatchObject({ code: 'not_found' });
  });

  it('C06: the voicemail is asked nothing, and a declined call is busy', async () => {
    demo.heard.length = 0;
    const voicemail = await ringing();
    await act('demoVoicemail', voicemail.call.id);
    expect(await callWith(({ state }) => state === 'ENDED')).toMatchObject({ outcome: 'voicemail', said: [] });
    expect(demo.heard).toEqual([{ regardingId: voicemail.regardingId, keys: '', hash: false }]);
    expect(await demo.states(voicemail.regardingId)).toContain('voicemail');

    const declined = await ringing();
    expect(await act('demoHangUp', declined.call.id)).toMatchObject({ state: 'ENDED' });
    expect(await callWith(({ outcome }) => outcome !== null)).toMatchObject({ outcome: 'busy' });
    await until(async () => ((await demo.states(declined.regardingId)).includes('busy') ? true : undefined));
  });

  it('mails land in the demo mailbox', async () => {
    await demo.mail('A new way of verifying', 'Was this you?');
    const mails = async () =>
      (await client.must<{ demoMails: { to: string; subject: string; text: string }[] }>('{ demoMails { to subject text } }'))
        .demoMails;
    const [mail] = await until(async () => ((await mails()).length > 0 ? mails() : undefined));
    expect(mail).toEqual({ to: 'sam@meridian.example', subject: 'A new way of verifying', text: 'Was this you?' });
  });

  it('names the demo accounts, and refuses what no phone can do', async () => {
    expect(await client.must('{ demoAccounts { login displayName note password } }')).toMatchObject({
      demoAccounts: [{ login: 'sam' }],
    });
    const refused = async (query: string) => (await client.ask(query)).error?.code;
    expect(await refused('mutation { demoReply(phone: "0151", body: "x") }')).toBe('bad_request');
    expect(await refused(`mutation { demoReply(phone: "${SAM}", body: " ") }`)).toBe('bad_request');
    expect(await refused('mutation { demoPressKeys(id: "x", keys: "A") { id } }')).toBe('bad_request');
    expect(await refused('mutation { demoHangUp(id: "nobody") { id } }')).toBe('not_found');
  });
});
