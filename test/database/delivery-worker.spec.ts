import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Audit } from '../../apps/api/src/audit/index.js';
import { type Channel, type ChannelMessage, DeliveryFailure } from '../../apps/api/src/delivery/channels/channel.js';
import { simulator } from '../../apps/api/src/delivery/channels/simulator/simulator.js';
import { DeliveryWorker } from '../../apps/api/src/delivery/delivery-worker.js';
import { DeliveryService } from '../../apps/api/src/delivery/index.js';
import { MessageLog } from '../../apps/api/src/delivery/message-log.js';
import { type EnrollmentHost, enrollmentHost } from './enrollment-host.js';

const TO = '+4915123456789';
const BODY = 'Your code is 731942';

interface Row {
  state: string;
  attempts: number;
  recipient: Buffer | null;
  body: Buffer | null;
  failure: string | null;
  wait: number;
}

describe('deliveries', () => {
  let host: EnrollmentHost;
  let personId = '';
  beforeAll(async () => {
    host = await enrollmentHost();
    personId = await host.newPerson();
  });
  afterEach(() => host.test.query('DELETE FROM outbox_message'));
  afterAll(() => host.close());

  const channel = (send: (message: ChannelMessage) => Promise<{ reference: string }>): Channel => ({
    name: 'test',
    kinds: ['text-message'],
    available: () => true,
    send,
  });
  const worker = (channels: readonly Channel[], settings = host.settings): DeliveryWorker =>
    new DeliveryWorker(new MessageLog(host.database, new Audit()), host.database, host.box, host.bus, settings, channels);
  const enqueue = async (expiresInSeconds = 300): Promise<string> => {
    const id = randomUUID();
    await host.database.transaction((work) =>
      host.outbox.enqueue(work, {
        id,
        kind: 'text-message',
        personId,
        regardingId: id,
        to: TO,
        body: BODY,
        expiresAt: new Date(work.now.getTime() + expiresInSeconds * 1000),
      }),
    );
    return id;
  };
  const rowOf = async (id: string): Promise<Row> =>
    (
      await host.test.query<Row>(
        `SELECT state, attempts, recipient, body, failure, round(extract(epoch FROM due_at - now()))::int AS wait FROM outbox_message WHERE id = $1`,
        [id],
      )
    )[0] as Row;
  const events = async (id: string): Promise<{ action: string; details: object }[]> =>
    host.test.query(`SELECT action, details FROM audit_event WHERE details->>'messageId' = $1 ORDER BY ordinal`, [id]);
  const due = (id: string) =>
    host.test.query('UPDATE outbox_message SET due_at = now(), leased_until = NULL WHERE id = $1', [id]);

  it('B08 J06: recipient and text lie sealed in the row, and are gone once the message has left', async () => {
    const id = await enqueue();
    const waiting = await rowOf(id);
    for (const sealed of [waiting.recipient, waiting.body]) {
      expect(sealed?.includes(Buffer.from('731942'))).toBe(false);
      expect(sealed?.includes(Buffer.from('15123456789'))).toBe(false);
    }
    const sent: ChannelMessage[] = [];
    await worker([channel(async (message) => (sent.push(message), { reference: 'r1' }))]).work();
    expect(sent).toMatchObject([{ id, to: TO, body: BODY }]);
    expect(await rowOf(id)).toMatchObject({ state: 'sent', recipient: null, body: null, attempts: 1 });
    const [event] = await events(id);
    expect(event).toMatchObject({ action: 'message.sent', details: { to: '+49 ••• ••89', channel: 'test' } });
    expect(JSON.stringify(event)).not.toMatch(/731942|23456789/);
  });

  it('does not leave when its transaction is rolled back', async () => {
    const failing = host.database.transaction(async (work) => {
      const expiresAt = new Date(work.now.getTime() + 60_000);
      await host.outbox.enqueue(work, {
        id: randomUUID(),
        kind: 'text-message',
        personId,
        regardingId: personId,
        to: TO,
        body: BODY,
        expiresAt,
      });
      throw new Error('accident');
    });
    await expect(failing).rejects.toThrow('accident');
    expect(await host.test.query('SELECT 1 FROM outbox_message')).toEqual([]);
  });

  it('is tried again after 2, 5, 15 and 30 seconds, and given up after the fifth attempt', async () => {
    const id = await enqueue();
    const failing = worker([channel(() => Promise.reject(new DeliveryFailure('the provider is busy', false)))]);
    for (const wait of [2, 5, 15, 30]) {
      await failing.work();
      expect(await rowOf(id)).toMatchObject({ state: 'queued', failure: 'the provider is busy', wait });
      await due(id);
    }
    await failing.work();
    expect(await rowOf(id)).toMatchObject({ state: 'failed', attempts: 5, recipient: null, body: null });
    expect((await events(id)).map(({ action }) => action)).toEqual(['message.failed']);
  });

  it('a permanent refusal ends it at once; what an unknown failure says is not kept', async () => {
    const refused = await enqueue();
    await worker([channel(() => Promise.reject(new DeliveryFailure('no such number', true)))]).work();
    expect(await rowOf(refused)).toMatchObject({ state: 'failed', attempts: 1, failure: 'no such number' });
    const strange = await enqueue();
    await worker([channel(() => Promise.reject(new Error(`bad body ${BODY}`)))]).work();
    expect(await rowOf(strange)).toMatchObject({ state: 'queued', failure: 'the channel failed' });
  });

  it('R09: a message older than its code is dropped unsent', async () => {
    const id = await enqueue(-1);
    let sent = 0;
    await worker([channel(async () => ({ reference: String((sent += 1)) }))]).work();
    expect(sent).toBe(0);
    expect(await rowOf(id)).toMatchObject({ state: 'expired', recipient: null, body: null });
    expect((await events(id)).map(({ action }) => action)).toEqual(['message.expired']);
  });

  it('R09: four workers hand over a hundred messages once each', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => enqueue()));
    const sent: string[] = [];
    const one = channel(async ({ id }) => (sent.push(id), { reference: id }));
    await Promise.all(Array.from({ length: 4 }, () => worker([one]).work()));
    expect(sent.toSorted()).toEqual(ids.toSorted());
  });

  it('a worker that died between sending and recording: the same id is handed over again, and the provider delivers once', async () => {
    const id = await enqueue();
    const [dead] = await new MessageLog(host.database, new Audit()).claim(1);
    expect(dead?.id).toBe(id);
    const lend = { manager: host.database.manager, tell: async () => undefined };
    await simulator.send({ id, to: TO, body: BODY, signal: AbortSignal.timeout(1000) }, lend);
    await worker([simulator]).work();
    expect((await rowOf(id)).state).toBe('sending');
    await host.test.query(`UPDATE outbox_message SET leased_until = now() WHERE id = $1`, [id]);
    await worker([simulator]).work();
    expect(await rowOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await host.test.query('SELECT 1 FROM simulator_text WHERE id = $1', [id])).toHaveLength(1);
  });

  it('a worker whose lease has run out cannot record over the one that took over', async () => {
    const id = await enqueue();
    const log = new MessageLog(host.database, new Audit());
    const [slow] = await log.claim(1);
    await due(id);
    await worker([channel(async () => ({ reference: 'second' }))]).work();
    if (!slow) throw new Error('nothing was claimed');
    expect(await log.finish(slow, 'failed', { channel: 'test', masked: null })).toBe(false);
    expect((await rowOf(id)).state).toBe('sent');
  });

  it('R18: a shutdown waits for the batch in hand and takes no other', async () => {
    await enqueue();
    let release = (): void => undefined;
    let begun = (): void => undefined;
    const sending = new Promise<void>((resolve) => (begun = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const busy = worker([
      channel(async ({ id }) => {
        begun();
        await gate;
        return { reference: id };
      }),
    ]);
    const working = busy.work();
    await sending;
    const ending = busy.beforeApplicationShutdown();
    release();
    await Promise.all([working, ending]);
    expect(await host.test.query(`SELECT state FROM outbox_message`)).toEqual([{ state: 'sent' }]);
    await enqueue();
    await busy.work();
    expect(await host.test.query(`SELECT state FROM outbox_message WHERE state = 'queued'`)).toHaveLength(1);
  });

  it('a production installation without a channel can send no text, and fails those it has', async () => {
    const production = { ...host.settings, production: true, demo: false };
    expect(new DeliveryService(production).canSend('text-message')).toBe(false);
    expect(new DeliveryService(production).canSend('app-code')).toBe(true);
    expect(new DeliveryService(host.settings).canSend('text-message')).toBe(true);
    const id = await enqueue();
    await worker([simulator], production).work();
    expect(await rowOf(id)).toMatchObject({ state: 'failed', failure: 'no channel carries this kind' });
    const states = await new DeliveryService(production).deliveryStateOf(host.database.manager, [id, randomUUID()]);
    expect([...states]).toEqual([[id, 'failed']]);
  });
});
