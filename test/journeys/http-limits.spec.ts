import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { SIGN_IN } from '../setup/acts.js';
import { type RunningApp, startApp } from '../setup/running-app.js';

const variables = { login: 'sam', password: 'wrong' };

describe('what the door of the API refuses before anything runs', () => {
  let database: TestDatabase;
  let running: RunningApp;

  beforeAll(async () => {
    database = await createTestDatabase();
    running = await startApp(database.url);
  });
  afterAll(async () => {
    await running.close();
    await database.drop();
  });

  const codeOf = async (response: Response): Promise<string> => {
    const body = (await response.json()) as { errors?: { extensions?: { code?: string } }[] };
    return body.errors?.[0]?.extensions?.code ?? 'none';
  };
  const counted = async (): Promise<number> =>
    (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_event')).at(0)?.n ?? 0;

  it('H01: ten thousand aliased guesses in one mutation are refused, and none was evaluated', async () => {
    const before = await counted();
    const many = Array.from(
      { length: 10_000 },
      (_, i) => `a${i}: signIn(login: "sam", password: "guess${i}") { viewer { state } }`,
    ).join(' ');
    const response = await running.client().post({ query: `mutation { ${many} }` });
    expect(response.status).toBeGreaterThanOrEqual(400);
    const two = await running
      .client()
      .ask(
        `mutation { a: signIn(login: "sam", password: "x") { viewer { state } } b: signIn(login: "sam", password: "y") { viewer { state } } }`,
      );
    expect(two.error?.code).toBe('bad_request');
    const hidden = await running
      .client()
      .ask(
        `mutation { ...two } fragment two on Mutation { a: signIn(login: "sam", password: "x") { viewer { state } } b: cancelSignIn { viewer { state } } }`,
      );
    expect(hidden.error?.code).toBe('bad_request');
    expect(await counted()).toBe(before);
  });

  it('H01: an array of operations is refused', async () => {
    const before = await counted();
    const response = await running.client().post([
      { query: SIGN_IN, variables },
      { query: SIGN_IN, variables },
    ]);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await counted()).toBe(before);
  });

  it('H01: more than ten aliases in a query are refused', async () => {
    const wide = Array.from({ length: 11 }, (_, i) => `a${i}: viewer { state }`).join(' ');
    expect((await running.client().ask(`{ ${wide} }`)).error?.code).toBe('bad_request');
  });

  it('H02: too long and cyclic documents are refused', async () => {
    const long = `{ ${'viewer { state } '.repeat(600)} }`;
    expect((await running.client().ask(long)).error?.code).toBe('bad_request');
    const cyclic = `{ viewer { ...a } } fragment a on Viewer { ...b } fragment b on Viewer { ...a }`;
    expect((await running.client().ask(cyclic)).error?.code).toBe('bad_request');
  });

  it('H03: introspection and a typing error give the same plain answer, without suggestions', async () => {
    const introspection = await running.client().ask(`{ __schema { types { name } } }`);
    const typo = await running.client().ask(`{ viewr { state } }`);
    expect(introspection.error).toEqual(typo.error);
    expect(JSON.stringify(typo)).not.toContain('Did you mean');
  });

  it('H05: forms, plain text, GET and foreign pages cannot reach a mutation', async () => {
    const body = JSON.stringify({ query: SIGN_IN, variables });
    const client = running.client();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await client.post(body, { 'content-type': type })).status).toBe(400);
    }
    expect((await client.post(body, { 'x-tessera': '' })).status).toBe(400);
    expect((await client.post(body, { origin: 'https://evil.example' })).status).toBe(400);
    expect((await fetch(`${running.url}/graphql?query={viewer{state}}`)).status).toBe(400);
  });

  it('H06: another spelling of the path leads to the same checks', async () => {
    for (const path of ['/graphql', '/%67raphql', '/graphql?x=1', '/GraphQL', '//graphql', '/graphql/', '/./graphql']) {
      const response = await fetch(`${running.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
        body: JSON.stringify({ query: SIGN_IN, variables }),
      });
      expect({ path, refused: [400, 404].includes(response.status) }).toEqual({ path, refused: true });
    }
  });

  it('H07 H08 A11: extra fields and values of another type are refused', async () => {
    const ask = async (query: string, values: Record<string, unknown>): Promise<string> =>
      codeOf(await running.client().post({ query, variables: values }));
    expect(await ask(SIGN_IN, { login: { $ne: '' }, password: 'x' })).toBe('bad_request');
    expect(await ask(SIGN_IN, { login: 'sam', password: ['x'] })).toBe('bad_request');
    expect(
      await ask(`mutation ($phone: PhoneInput!) { startPhoneEnrollment(phone: $phone) { handle } }`, {
        phone: { country: 'DE', number: '1512', verified: true },
      }),
    ).toBe('bad_request');
  });

  it('H09: a body over the limit and a body that is not JSON end with an error and the process lives', async () => {
    const huge = await running.client().post({ query: `{ viewer { state } }`, variables: { x: 'y'.repeat(200_000) } });
    expect(huge.status).toBe(413);
    expect((await running.client().post('{"query":')).status).toBe(400);
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  });

  it('H11 J12: every answer of the API is kept from caches, and pages cannot be framed', async () => {
    const response = await running.client().post({ query: `{ viewer { state } }` });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('A04: the live stream carries no mutation and opens only for pages of this server', async () => {
    const before = await counted();
    const ask = (headers: Record<string, string>, query: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${running.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
        socket.on('message', (data: Buffer) => {
          const message = JSON.parse(data.toString()) as {
            type: string;
            payload?: { data?: unknown; errors?: { extensions?: { code?: string } }[] };
          };
          if (message.type === 'connection_ack') socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
          else {
            resolve(message.payload?.errors?.[0]?.extensions?.code ?? message.type);
            socket.close();
          }
        });
        socket.on('close', (code) => resolve(`closed ${code}`));
        socket.on('error', () => resolve('error'));
      });
    expect(await ask({}, `mutation { signIn(login: "sam", password: "x") { viewer { state } } }`)).toBe('error');
    expect(await ask({}, `subscription { syncProgress(directoryId: "00000000-0000-4000-8000-000000000000") { id } }`)).toBe(
      'session_over',
    );
    expect(await ask({ origin: 'https://evil.example' }, `{ viewer { state } }`)).toBe('closed 4403');
    expect(await counted()).toBe(before);
  });
});
