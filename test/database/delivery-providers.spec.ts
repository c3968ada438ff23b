import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { Deliveries, Providers } from '../../apps/api/src/delivery/index.js';
import { Secret } from '../../apps/api/src/platform/index.js';
import type { PortalClient } from '../setup/portal-client.js';
import { deliveryWorld, type DeliveryWorld, httpPeer } from './delivery-world.js';

const FIELDS = 'id kind name enabled position circuit lastOutcome lastAt demo carries settings { name value set }';
const CREATE = `mutation ($input: ProviderInput!) { createProvider(input: $input) { ${FIELDS} } }`;
const SAVE = `mutation ($id: ID!, $input: ProviderInput!) { saveProvider(id: $id, input: $input) { ${FIELDS} } }`;
const MOVE = 'mutation ($id: ID!, $position: Int!) { moveProvider(id: $id, position: $position) { name position } }';
const DELETE = 'mutation ($id: ID!, $reason: String!) { deleteProvider(id: $id, reason: $reason) }';
const TEST = 'mutation ($id: ID!, $to: String) { testProvider(id: $id, to: $to) { ok lines } }';
const ALL = `{ providers { ${FIELDS} } providerKinds { kind carries fields { name form secret required } } }`;

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const OTHER = `whsec_${randomBytes(32).toString('base64')}`;
type Shown = { id: string; name: string; position: number; settings: { name: string; value: string | null; set: boolean }[] };

describe('providers', () => {
  let world: DeliveryWorld;
  let admin: PortalClient;
  beforeAll(async () => {
    world = await deliveryWorld();
    admin = world.as('admin');
  });
  afterEach(async () => {
    await world.test.query('DELETE FROM provider');
    await world.app.get(Providers).ensureDemo([]);
  });
  afterAll(() => world.close());

  const input = (settings: Record<string, string | null>, change: object = {}) => ({
    kind: 'webhook',
    name: 'Gateway',
    enabled: true,
    settings: Object.entries(settings).map(([name, value]) => ({ name, value })),
    ...change,
  });
  /** Numeric, so that no test needs a resolver. */
  const hook = (host = '93.184.216.34') => `https://${host}/hook`;
  const create = async (settings: Record<string, string | null>, change: object = {}): Promise<Shown> =>
    (await admin.must<{ createProvider: Shown }>(CREATE, { input: input(settings, change) })).createProvider;
  const secretOf = async (id: string): Promise<string | undefined> => {
    const route = await world.app.get(Providers).route(id);
    return route?.provider.secrets['secret']?.reveal();
  };
  const actions = async (): Promise<string[]> =>
    (
      await world.test.query<{ action: string }>(
        `SELECT action FROM audit_event WHERE subject_kind = 'provider' ORDER BY ordinal`,
      )
    ).map(({ action }) => action);

  it('J06: a secret goes in and never comes back, and lies sealed', async () => {
    const made = await create({ url: hook(), secret: SECRET });
    expect(made.settings).toEqual([
      { name: 'url', value: hook(), set: true },
      { name: 'secret', value: null, set: true },
      { name: 'for', value: null, set: false },
    ]);
    expect(JSON.stringify(await admin.must(ALL))).not.toContain(SECRET);
    const stored = await world.test.query(`SELECT settings::text, encode(secrets, 'escape') FROM provider`);
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    const told = await world.test.query(`SELECT details::text FROM audit_event`);
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(await secretOf(made.id)).toBe(SECRET);
    expect(String(new Secret(SECRET))).toBe('[secret]');
    expect(await actions()).toEqual(['provider.created']);
  });

  it('a secret that is not given stays, while the host does', async () => {
    const { id } = await create({ url: hook(), secret: SECRET });
    await admin.must(SAVE, { id, input: input({ url: `${hook()}/v2`, secret: null, for: 'texts' }) });
    expect(await secretOf(id)).toBe(SECRET);
    const { providers } = await admin.must<{ providers: (Shown & { carries: string[] })[] }>(ALL);
    expect(providers[0]?.carries).toEqual(['text-message']);
  });

  it('J03: another host gets no old secret', async () => {
    const { id } = await create({ url: hook(), secret: SECRET });
    const moved = await admin.ask(SAVE, { id, input: input({ url: hook('93.184.216.35'), secret: null }) });
    expect(moved.error).toMatchObject({ code: 'provider_invalid', field: 'secret', message: expect.stringContaining('again') });
    await admin.must(SAVE, { id, input: input({ url: hook('93.184.216.35'), secret: OTHER }) });
    expect(await secretOf(id)).toBe(OTHER);

    const smtp = { kind: 'smtp', name: 'Mail' };
    const mail = { url: 'smtps://93.184.216.34', user: 'tessera', password: 'pass', from: 'a@b.example' };
    const { id: mailId } = await create(mail, smtp);
    await admin.must(SAVE, { id: mailId, input: input({ ...mail, url: 'smtps://93.184.216.35', password: null }, smtp) });
    expect(await world.test.query('SELECT secrets FROM provider WHERE id = $1', [mailId])).toEqual([{ secrets: null }]);
  });

  it.each([
    ['http://93.184.216.34/hook', 'url'],
    ['https://user:pass@93.184.216.34/hook', 'url'],
    ['https://127.0.0.1/hook', 'url'],
    ['https://169.254.169.254/latest/meta-data', 'url'],
    ['https://[::ffff:10.0.0.1]/hook', 'url'],
    ['nonsense', 'url'],
  ])('J03: %s cannot be entered', async (url, field) => {
    const refused = await admin.ask(CREATE, { input: input({ url, secret: SECRET }) });
    expect(refused.error).toMatchObject({ code: 'provider_invalid', field });
    expect(await world.test.query('SELECT 1 FROM provider')).toEqual([]);
  });

  it.each([
    ['twilio', { accountSid: 'XX1', authToken: 'x', from: '+4915123456789' }, 'accountSid'],
    ['twilio', { accountSid: 'AC1', authToken: 'x', from: '0151 2345' }, 'from'],
    ['twilio', { accountSid: 'AC1', from: '+4915123456789' }, 'authToken'],
    ['smpp', { host: '10.0.0.1', systemId: 'a', password: 'b', from: 'T' }, 'host'],
    ['smpp', { host: '93.184.216.34', port: '99999', systemId: 'a', password: 'b', from: 'T' }, 'port'],
    ['smpp', { host: '93.184.216.34', tls: 'maybe', systemId: 'a', password: 'b', from: 'T' }, 'tls'],
    ['webhook', { url: 'https://93.184.216.34', secret: 'short' }, 'secret'],
    ['smtp', { url: 'https://93.184.216.34', from: 'a@b.example' }, 'url'],
    ['pigeon', {}, 'kind'],
  ])('%s with %j is refused at %s', async (kind, settings, field) => {
    const refused = await admin.ask(CREATE, { input: input(settings as unknown as Record<string, string>, { kind }) });
    expect(refused.error).toMatchObject({ code: 'provider_invalid', field });
  });

  it('they are moved, switched off and deleted, each with its event', async () => {
    const [first, second, third] = [
      await create({ url: hook(), secret: SECRET }, { name: 'one' }),
      await create({ url: hook(), secret: SECRET }, { name: 'two' }),
      await create({ url: hook(), secret: SECRET }, { name: 'three' }),
    ];
    const { moveProvider } = await admin.must<{ moveProvider: { name: string }[] }>(MOVE, { id: third.id, position: 0 });
    expect(moveProvider.map(({ name }) => name)).toEqual(['three', 'one', 'two']);
    await admin.must(SAVE, { id: first.id, input: input({ url: hook(), secret: null }, { name: 'one', enabled: false }) });
    const until = Date.now() + 3000;
    const names = async () => (await world.app.get(Providers).carrying('voice-call')).map(({ provider }) => provider.name);
    while ((await names()).length !== 2 && Date.now() < until) await new Promise((next) => setTimeout(next, 20));
    expect(await names()).toEqual(['three', 'two']);
    expect((await admin.ask(DELETE, { id: second.id, reason: ' ' })).error?.code).toBe('reason_missing');
    await admin.must(DELETE, { id: second.id, reason: 'contract ended' });
    expect((await admin.ask(DELETE, { id: second.id, reason: 'again' })).error?.code).toBe('not_found');
    expect((await actions()).slice(-3)).toEqual(['provider.changed', 'provider.changed', 'provider.deleted']);
  });

  it.each(['helpdesk', 'auditor'] as const)('%s sees no providers', async (role) => {
    const client = world.as(role);
    for (const [query, variables] of [
      ['{ providers { id } }', {}],
      ['{ providerKinds { kind } }', {}],
      [CREATE, { input: input({ url: hook(), secret: SECRET }) }],
      [TEST, { id: world.personId, to: null }],
    ] as const) {
      expect((await client.ask(query, variables)).error?.code).toBe('forbidden');
    }
  });

  it('C01: deliveries of a person: masked, with their timeline; and the day’s numbers', async () => {
    await world.send({ kind: 'text-message', content: { body: '731942' } });
    world.app.get(Deliveries).budgetFrom(async () => 250);
    const { deliveries } = await world
      .as('helpdesk')
      .must(`query ($id: ID!) { deliveries(personId: $id) { kind to createdAt events { at kind state reason provider } } }`, {
        id: world.personId,
      });
    const { deliveryHealth } = await world.as('auditor').must('{ deliveryHealth { budget spentToday sentToday failedToday } }');
    expect(deliveries).toMatchObject([
      {
        kind: 'text-message',
        to: '+49 ••• ••89',
        events: [{ state: 'queued' }, { state: 'failed', reason: 'no provider carries this kind', provider: null }],
      },
    ]);
    expect(deliveryHealth).toEqual({ budget: 250, spentToday: 1, sentToday: 0, failedToday: 1 });
  });

  it('J06: a test shows the real exchange with secrets masked, is refused for a wrong number, and is in the log', async () => {
    const peer = await httpPeer(({ headers }) => ({
      status: 200,
      text: JSON.stringify({ sid: 'AC1', echo: headers.authorization }),
    }));
    const token = randomBytes(16).toString('hex');
    await world.demo('twilio', { accountSid: 'AC1', authToken: token, from: '+4915100000001', baseUrl: peer.url });
    const [row] = await world.test.query<{ id: string }>('SELECT id FROM provider');
    expect((await admin.ask(TEST, { id: row?.id, to: 'nobody' })).error).toMatchObject({ code: 'provider_invalid', field: 'to' });
    const { testProvider } = await admin.must<{ testProvider: { ok: boolean; lines: string[] } }>(TEST, {
      id: row?.id,
      to: null,
    });
    expect(testProvider.ok).toBe(true);
    expect(testProvider.lines[0]).toBe(`→ GET ${peer.url}/2010-04-01/Accounts/AC1.json`);
    expect(testProvider.lines.join()).not.toContain(token);
    expect(testProvider.lines.join()).not.toContain(Buffer.from(`AC1:${token}`).toString('base64'));
    expect((await actions()).at(-1)).toBe('provider.tested');
    await peer.close();
  });

  it('J03: the demo’s own rows keep their settings, and are nothing outside of demo mode', async () => {
    await world.demo('webhook', { url: 'http://127.0.0.1:9/hook', secret: SECRET });
    const [row] = await world.test.query<{ id: string }>('SELECT id FROM provider');
    await admin.must(SAVE, { id: row?.id, input: input({ url: 'http://127.0.0.1:22/', secret: OTHER }, { name: 'Renamed' }) });
    expect(await world.test.query(`SELECT name, settings->>'url' AS url FROM provider`)).toEqual([
      { name: 'Renamed', url: 'http://127.0.0.1:9/hook' },
    ]);
    const real = await deliveryWorld({ demo: false });
    try {
      await real.test.query(
        `INSERT INTO provider (kind, name, settings, demo) VALUES ('webhook', 'x', '{"url":"http://127.0.0.1:9"}', true)`,
      );
      await real.demo('webhook', { url: 'http://127.0.0.1:9/hook', secret: SECRET });
      expect(await real.app.get(Providers).carrying('text-message')).toEqual([]);
      expect((await real.as('admin').must<{ providers: unknown[] }>(ALL)).providers).toEqual([]);
    } finally {
      await real.close();
    }
  });

  it('J03: a name that leads inside is refused as it is entered', async () => {
    const refused = await admin.ask(CREATE, { input: input({ url: 'https://localhost/hook', secret: SECRET }) });
    expect(refused.error).toMatchObject({
      code: 'provider_invalid',
      field: 'url',
      message: expect.stringContaining('not public'),
    });
  });
});
