import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { type Channel, DeliveryFailure, type Handoff } from '../../apps/api/src/delivery/channels/channel.js';
import { DeliverySweep } from '../../apps/api/src/delivery/delivery-sweep.js';
import { DeliveryService, Outbox, Providers, Timeline } from '../../apps/api/src/delivery/index.js';
import { MessageLog } from '../../apps/api/src/delivery/message-log.js';
import { Breakers } from '../../apps/api/src/delivery/providers/breakers.js';
import { Bus } from '../../apps/api/src/platform/index.js';
import { deliveryWorld, type DeliveryWorld, SCRIPT, TO } from './delivery-world.js';

const TEXT = { kind: 'text-message' as const, content: { body: 'Your code is 731942' } };
const busy = (): never => {
  throw new DeliveryFailure('the provider is busy', 'provider');
};
const silent = (): never => {
  throw new DeliveryFailure('no answer', 'unsure');
};

/** A provider of the test: keeps what it is given, and does what it is told. */
class Peer implements Channel {
  readonly carries = ['text-message', 'voice-call'] as const;
  readonly fields = [];
  readonly given: Handoff[] = [];
  does: (message: Handoff) => unknown = () => undefined;

  constructor(
    readonly kind: string,
    readonly idempotent: boolean,
  ) {}

  hostOf = (): string => 'peer.example';
  test = (): Promise<void> => Promise.resolve();

  async send(_: unknown, message: Handoff): Promise<{ reference: string }> {
    this.given.push(message);
    await this.does(message);
    return { reference: `${this.kind} ${message.id}` };
  }
}

describe('deliveries', () => {
  const first = new Peer('first', false);
  const second = new Peer('second', true);
  let world: DeliveryWorld;

  beforeAll(async () => {
    world = await deliveryWorld({}, [first, second]);
  });
  beforeEach(async () => {
    for (const peer of [first, second]) {
      peer.given.length = 0;
      peer.does = () => undefined;
      await world.demo(peer.kind, {});
    }
  });
  afterEach(() => world.test.query('DELETE FROM outbox_message'));
  afterAll(() => world.close());

  const actions = async (id: string): Promise<string[]> =>
    (
      await world.test.query<{ action: string }>(
        `SELECT action FROM audit_event WHERE details->>'messageId' = $1 ORDER BY ordinal`,
        [id],
      )
    ).map(({ action }) => action);
  it('B08 J06: recipient and text lie sealed in the row, and are gone once the message has left', async () => {
    const id = await world.send(TEXT, { work: false });
    const waiting = await world.row(id);
    for (const column of ['recipient', 'body']) {
      const sealed = waiting[column] as Buffer;
      expect(sealed.includes(Buffer.from('731942'))).toBe(false);
      expect(sealed.includes(Buffer.from('15123456789'))).toBe(false);
    }
    await world.worker.work();
    expect(first.given).toMatchObject([{ id, to: TO, content: TEXT.content }]);
    expect(await world.row(id)).toMatchObject({ state: 'sent', recipient: null, body: null, attempts: 1 });
    const left = await world.test.query('SELECT row_to_json(m)::text AS line FROM outbox_message m');
    const told = await world.test.query('SELECT row_to_json(e)::text AS line FROM audit_event e');
    const seen = await world.test.query('SELECT row_to_json(e)::text AS line FROM message_event e');
    expect(JSON.stringify([left, told, seen])).not.toMatch(/731942|23456789/);
    expect(await actions(id)).toEqual(['message.sent']);
    expect(await world.events(id)).toEqual(['queued', 'accepted']);
  });

  it('does not leave when its transaction is rolled back', async () => {
    const failing = world.database.transaction(async (work) => {
      const expiresAt = new Date(work.now.getTime() + 60_000);
      const message = { id: randomUUID(), personId: world.personId, regardingId: null, to: TO, expiresAt, ...TEXT };
      await world.app.get(Outbox).enqueue(work, message);
      throw new Error('accident');
    });
    await expect(failing).rejects.toThrow('accident');
    expect(await world.test.query('SELECT 1 FROM outbox_message')).toEqual([]);
  });

  it('R09: the next provider takes what the first one does not, and the timeline says so', async () => {
    first.does = busy;
    const id = await world.send(TEXT);
    expect(second.given).toMatchObject([{ id }]);
    expect(await world.events(id)).toEqual(['queued', 'failed the provider is busy', 'accepted']);
    const timeline = await world.app.get(Timeline).eventsOf(world.database.manager, [id, randomUUID()]);
    expect([...timeline.keys()]).toEqual([id]);
    expect(timeline.get(id)?.at(-1)).toMatchObject({ kind: 'text-message', state: 'accepted', provider: 'Test second' });
  });

  it('R09: five failures open the circuit; the provider is not asked until it has rested', async () => {
    first.does = busy;
    for (let at = 0; at < 5; at += 1) await world.send(TEXT);
    expect(first.given).toHaveLength(5);
    const [row] = await world.test.query<{ id: string }>(`SELECT id FROM provider WHERE kind = 'first'`);
    expect(world.app.get(Breakers).stateOf(row?.id ?? '')).toBe('open');
    await world.send(TEXT);
    expect(first.given).toHaveLength(5);
    expect(second.given).toHaveLength(6);
  });

  it('R09: a number that does not exist opens no circuit and is asked of nobody else', async () => {
    first.does = () => {
      throw new DeliveryFailure('the number does not exist', 'recipient');
    };
    for (let at = 0; at < 6; at += 1) {
      const id = await world.send(TEXT);
      expect(await world.row(id)).toMatchObject({
        state: 'failed',
        failure: 'the number does not exist',
        body: null,
        recipient: null,
      });
    }
    expect(first.given).toHaveLength(6);
    expect(second.given).toHaveLength(0);
  });

  it('R09: what may have been sent is sent by nobody again', async () => {
    first.does = silent;
    const id = await world.send(TEXT);
    expect(await world.row(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('may still arrive') });
    expect(second.given).toHaveLength(0);
  });

  it('R09: what may have been sent goes again only to a provider that knows the message by its id', async () => {
    first.does = busy;
    second.does = silent;
    const id = await world.send(TEXT);
    expect(await world.row(id)).toMatchObject({ state: 'queued', wait: 2 });
    first.does = second.does = () => undefined;
    await world.due(id);
    await world.worker.work();
    expect(first.given).toHaveLength(1);
    expect(second.given.map((message) => message.id)).toEqual([id, id]);
    expect(await world.row(id)).toMatchObject({ state: 'sent' });
  });

  it('R09: a process that died while it handed over: no second text where the provider could not tell', async () => {
    const id = await world.send(TEXT, { work: false });
    const log = world.app.get(MessageLog);
    const [dead] = await log.claim(1);
    const [provider] = await world.app.get(Providers).carrying('text-message');
    if (!dead || !provider) throw new Error('nothing was claimed');
    expect(await log.handing(dead, provider.provider)).toEqual(expect.any(String));
    await world.worker.work();
    expect((await world.row(id))['state']).toBe('sending');
    await world.test.query('UPDATE outbox_message SET leased_until = now() WHERE id = $1', [id]);
    await world.worker.work();
    expect(first.given).toHaveLength(0);
    expect(await world.row(id)).toMatchObject({ state: 'failed', attempts: 2 });
  });

  it('is tried again after 2, 5, 15 and 30 seconds, and given up after the fifth attempt', async () => {
    first.does = second.does = busy;
    const id = await world.send(TEXT, { work: false });
    for (const wait of [2, 5, 15, 30]) {
      await world.worker.work();
      expect(await world.row(id)).toMatchObject({ state: 'queued', failure: 'the provider is busy', wait });
      await world.due(id);
    }
    await world.worker.work();
    expect(await world.row(id)).toMatchObject({ state: 'failed', attempts: 5, recipient: null, body: null });
    expect(await actions(id)).toEqual(['message.failed']);
  });

  it('J06: what an unknown failure says is not kept', async () => {
    first.does = () => {
      throw new Error('bad body Your code is 731942');
    };
    const id = await world.send(TEXT);
    expect(JSON.stringify([await world.row(id), await world.events(id)])).not.toContain('731942');
  });

  it('R09: a message older than its code is dropped unsent', async () => {
    const id = await world.send(TEXT, { seconds: -1 });
    expect(first.given).toHaveLength(0);
    expect(await world.row(id)).toMatchObject({ state: 'expired', recipient: null, body: null });
    expect(await world.events(id)).toEqual(['queued', 'expired']);
    expect(await actions(id)).toEqual(['message.expired']);
  });

  it('R09: four workers hand over a hundred messages once each', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => world.send(TEXT, { work: false })));
    await Promise.all(Array.from({ length: 4 }, () => world.newWorker().work()));
    expect(first.given.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('a worker whose lease has run out cannot record over the one that took over', async () => {
    const id = await world.send(TEXT, { work: false });
    const log = world.app.get(MessageLog);
    const [slow] = await log.claim(1);
    await world.due(id);
    await world.worker.work();
    if (!slow) throw new Error('nothing was claimed');
    expect(await log.finish(slow, 'failed', { provider: null })).toBe(false);
    expect((await world.row(id))['state']).toBe('sent');
  });

  it('R18: a shutdown waits for the batch in hand and takes no other', async () => {
    let release = (): void => undefined;
    let begun = (): void => undefined;
    const sending = new Promise<void>((resolve) => (begun = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    first.does = () => (begun(), gate);
    const id = await world.send(TEXT, { work: false });
    const worker = world.newWorker();
    const working = worker.work();
    await sending;
    const ending = worker.beforeApplicationShutdown();
    release();
    await Promise.all([working, ending]);
    expect((await world.row(id))['state']).toBe('sent');
    const later = await world.send(TEXT, { work: false });
    await worker.work();
    expect((await world.row(later))['state']).toBe('queued');
  });

  it('a slow provider holds up its own messages and no others', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = await world.send(TEXT, { work: false });
    first.does = ({ id }) => (id === slow ? gate : undefined);
    const working = world.worker.work();
    const quick = await world.send(TEXT, { work: false });
    void world.worker.work();
    const until = Date.now() + 3000;
    while ((await world.row(quick))['state'] !== 'sent' && Date.now() < until) await new Promise((next) => setTimeout(next, 20));
    expect((await world.row(quick))['state']).toBe('sent');
    expect((await world.row(slow))['state']).toBe('sending');
    release();
    await working;
  });

  it('a call keeps its script, sealed, until it has ended or long is over', async () => {
    const id = await world.send({ kind: 'voice-call', content: SCRIPT });
    expect(await world.row(id)).toMatchObject({ state: 'sent', recipient: null, body: expect.any(Buffer) });
    await world.test.query(`UPDATE outbox_message SET expires_at = now() - interval '11 minutes' WHERE id = $1`, [id]);
    await world.app.get(DeliverySweep).emptyScripts();
    expect(await world.row(id)).toMatchObject({ body: null });
  });

  it('without a provider nothing can be sent, and what waits fails', async () => {
    const service = world.app.get(DeliveryService);
    expect(await service.canSend('text-message')).toBe(true);
    await world.test.query('UPDATE provider SET enabled = false');
    await world.database.transaction(({ manager }) => world.app.get(Bus).tell(manager, 'providers'));
    const until = Date.now() + 3000;
    while ((await service.canSend('text-message')) && Date.now() < until) await new Promise((next) => setTimeout(next, 20));
    for (const method of ['text-message', 'voice-call', 'office-phone']) expect(await service.canSend(method)).toBe(false);
    for (const method of ['app-code', 'app-notification', 'recovery-codes']) expect(await service.canSend(method)).toBe(true);
    const id = await world.send(TEXT);
    expect(await world.row(id)).toMatchObject({ state: 'failed', failure: 'no provider carries this kind' });
    await world.test.query('UPDATE provider SET enabled = true');
  });
});
