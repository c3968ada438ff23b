import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { PhoneAnswers } from '../../apps/api/src/delivery/index.js';
import { deliveryWorld, type DeliveryWorld, httpPeer, PUBLIC, type Respond, SCRIPT, TO } from './delivery-world.js';

const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
const TEXT = { kind: 'text-message' as const, content: { body: 'Your code is 731942' } };
const CALL = { kind: 'voice-call' as const, content: SCRIPT };

describe('signed webhooks', () => {
  let world: DeliveryWorld;
  let peer: Awaited<ReturnType<typeof httpPeer>>;
  let respond: Respond = () => ({ status: 204 });
  const keys: object[] = [];
  const texts: object[] = [];

  beforeAll(async () => {
    peer = await httpPeer((seen) => respond(seen));
    world = await deliveryWorld();
    await world.demo('webhook', { url: `${peer.url}/hook`, secret: SECRET });
    await world.demo('alert-webhook', { url: `${peer.url}/alerts`, secret: SECRET });
    world.app.get(PhoneAnswers).listen({
      onKeys: async (pressed) => (keys.push(pressed), 'confirmed'),
      onText: async (text) => (texts.push(text), 'confirmed'),
    });
  });
  afterEach(async () => {
    respond = () => ({ status: 204 });
    peer.seen.length = keys.length = texts.length = 0;
    await world.test.query('DELETE FROM outbox_message');
  });
  afterAll(async () => {
    await world.close();
    await peer.close();
  });

  /** What came, once its signature holds. */
  const received = (at = -1) => {
    const seen = peer.seen.at(at);
    if (!seen) throw new Error('nothing came');
    return new Webhook(SECRET).verify(seen.body, seen.headers as Record<string, string>) as {
      type: string;
      data: Record<string, unknown> & { callback: string };
    };
  };
  const post = async (
    url: string,
    event: object,
    change: { id?: string; at?: Date; secret?: string; unsigned?: boolean } = {},
  ) => {
    const { id = randomUUID(), at = new Date(), secret = SECRET, unsigned = false } = change;
    const body = JSON.stringify(event);
    const signed = {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
    const response = await fetch(`${world.url}${url.replace(PUBLIC, '')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(unsigned ? {} : signed) },
      body,
    });
    return { status: response.status, body: (await response.json().catch(() => null)) as { say?: string } | null };
  };
  const state = (name: string, reason?: string) => ({ type: 'message.state', data: { state: name, reason } });

  it('S4: a text is one signed event; what becomes of it is posted back', async () => {
    const id = await world.send(TEXT);
    const { type, data } = received();
    expect({ type, data }).toMatchObject({ type: 'text.send', data: { id, to: TO, body: TEXT.content.body } });
    expect(peer.seen[0]?.headers['webhook-id']).toBe(id);
    expect((await post(data.callback, state('delivered'))).status).toBe(200);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'delivered']);
  });

  it('R09: an attempt in doubt is repeated under the same id', async () => {
    respond = () => 'silence';
    const id = await world.send(TEXT);
    respond = () => ({ status: 204 });
    await world.due(id);
    await world.worker.work();
    expect(peer.seen.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect(await world.row(id)).toMatchObject({ state: 'sent' });
  });

  it('R09: 422 is about the recipient, anything else about the webhook', async () => {
    respond = () => ({ status: 422 });
    expect(await world.row(await world.send(TEXT))).toMatchObject({ state: 'failed' });
    respond = () => ({ status: 500 });
    expect(await world.row(await world.send(TEXT))).toMatchObject({ state: 'queued', failure: 'the webhook answered 500' });
  });

  it('S3: a call carries its script; keys come back once, and the answer says what to say', async () => {
    const id = await world.send(CALL);
    const { type, data } = received();
    expect({ type, data }).toMatchObject({ type: 'call.start', data: { greeting: SCRIPT.greeting, locale: 'de' } });
    await post(data.callback, state('answered'));
    const pressed = { type: 'call.keys', data: { keys: '', hash: true } };
    expect(await post(data.callback, pressed)).toMatchObject({ status: 200, body: { say: 'Danke.' } });
    expect((await post(data.callback, pressed)).status).toBe(409);
    expect(keys).toEqual([{ regardingId: id, keys: '', hash: true }]);
    expect((await post(data.callback, state('ended'))).status).toBe(200);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'answered', 'key_pressed']);
    expect((await world.row(id))['body']).toBeNull();
  });

  it('C08: unsigned, wrong, old, from the future, repeated: refused, and nothing changes', async () => {
    const id = await world.send(TEXT);
    const { callback } = received().data;
    const event = state('delivered');
    expect((await post(callback, event, { unsigned: true })).status).toBe(401);
    expect((await post(callback, event, { secret: `whsec_${randomBytes(32).toString('base64')}` })).status).toBe(403);
    expect((await post(callback, event, { at: new Date(Date.now() - 302_000) })).status).toBe(403);
    expect((await post(callback, event, { at: new Date(Date.now() + 302_000) })).status).toBe(403);
    expect((await post(`${callback}x`, event)).status).toBe(403);
    expect((await post(callback, { type: 'message.state', data: { state: 'confirmed' } })).status).toBe(400);
    expect(await world.events(id)).toEqual(['queued', 'accepted']);
    const once = randomUUID();
    expect((await post(callback, state('ringing'), { id: once })).status).toBe(200);
    expect((await post(callback, state('failed'), { id: once })).status).toBe(409);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'ringing']);
  });

  it('S4: a text that came in', async () => {
    const [row] = await world.test.query<{ id: string }>(`SELECT id FROM provider WHERE kind = 'webhook'`);
    const path = `/telephony/webhook/providers/${row?.id}/texts`;
    const event = { type: 'text.received', data: { from: TO, body: '731942' } };
    const id = randomUUID();
    expect((await post(path, event, { unsigned: true })).status).toBe(401);
    expect((await post(path, event, { id })).status).toBe(200);
    expect((await post(path, event, { id })).status).toBe(409);
    expect((await post(`/telephony/webhook/providers/${randomUUID()}/texts`, event)).status).toBe(403);
    expect(texts).toEqual([{ from: TO, body: '731942' }]);
  });

  it('F1: an alert is one signed event without a person behind it', async () => {
    const content = { kind: 'fraud_reported', sentence: 'Sam reported fraud.', details: { by: 'app' } };
    const id = await world.send({ kind: 'alert', content, personId: null, regardingId: null, to: 'alert' });
    expect(received()).toMatchObject({ type: 'alert', data: content });
    expect(peer.seen[0]?.path).toBe('/alerts');
    expect(await world.row(id)).toMatchObject({ state: 'sent', person_id: null, shown_to: 'alert webhook' });
  });
});
