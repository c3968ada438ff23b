import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo, Server } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';
import { incomingText, receiptOf } from '../../apps/api/src/delivery/channels/smpp/incoming.js';
import { PhoneAnswers, Providers } from '../../apps/api/src/delivery/index.js';
import { deliveryWorld, type DeliveryWorld, TO } from './delivery-world.js';

const RECEIPT = 0x04;
const text = (body: string) => ({ kind: 'text-message' as const, content: { body } });

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 8000;
  while (!(await holds()) && Date.now() < end) await new Promise((next) => setTimeout(next, 25));
};

describe('SMPP', () => {
  let world: DeliveryWorld;
  let server: Server;
  let session: Session | null = null;
  let binds = 0;
  let answer: (pdu: Pdu) => number | 'silence' = () => 0;
  const submitted: Pdu[] = [];
  const texts: { from: string; body: string }[] = [];

  /** An SMSC: knows one account, numbers what it takes. */
  const smsc = (one: Session): void => {
    one.on('error', () => undefined);
    one.on('bind_transceiver', (pdu: Pdu) => {
      binds += 1;
      const known = pdu.system_id === 'tessera' && pdu.password === 'pass1234';
      one.send(pdu.response({ command_status: known ? 0 : smpp.errors['ESME_RBINDFAIL'] }));
      if (known) session = one;
    });
    one.on('enquire_link', (pdu: Pdu) => one.send(pdu.response()));
    one.on('unbind', (pdu: Pdu) => one.send(pdu.response()));
    one.on('submit_sm', (pdu: Pdu) => {
      submitted.push(pdu);
      const status = answer(pdu);
      if (status !== 'silence') one.send(pdu.response({ command_status: status, message_id: `m${submitted.length}` }));
    });
  };
  const deliver = (fields: object) =>
    new Promise<Pdu>((resolve) => session?.deliver_sm({ destination_addr: 'Tessera', ...fields }, resolve));
  const account = (change: Record<string, string> = {}) => ({
    host: '127.0.0.1',
    port: String((server.address() as AddressInfo).port),
    tls: 'off',
    systemId: 'tessera',
    password: 'pass1234',
    from: 'Tessera',
    ...change,
  });

  beforeAll(async () => {
    server = smpp.createServer(smsc);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    world = await deliveryWorld();
    await world.demo('smpp', account());
    world.app.get(PhoneAnswers).listen({ onKeys: async () => 'over', onText: async (one) => (texts.push(one), 'confirmed') });
  });
  afterEach(async () => {
    answer = () => 0;
    submitted.length = texts.length = 0;
    await world.test.query('DELETE FROM outbox_message');
  });
  afterAll(async () => {
    await world.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('S4: binds by itself, so that replies come in before anything was sent', async () => {
    await world.app.get(Providers).keep();
    await until(() => session !== null);
    expect(binds).toBe(1);
    const taken = await deliver({ source_addr: TO.slice(1), short_message: ' 731942 ' });
    expect(taken.command_status).toBe(0);
    expect(texts).toEqual([{ from: TO, body: ' 731942 ' }]);
  });

  it('S4: a text over the bound session, its receipt, and a reply', async () => {
    const id = await world.send(text('Your code is 731942'));
    expect(submitted).toMatchObject([
      { destination_addr: TO.slice(1), source_addr: 'Tessera', data_coding: 0, registered_delivery: 1 },
    ]);
    expect(submitted[0]?.short_message?.message).toBe('Your code is 731942');
    expect(binds).toBe(1);
    await deliver({ source_addr: TO.slice(1), short_message: '731942' });
    await deliver({
      esm_class: RECEIPT,
      receipted_message_id: 'm1',
      message_state: 2,
      short_message: 'id:m1 stat:DELIVRD err:000',
    });
    await until(async () => (await world.events(id)).includes('delivered'));
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'replied', 'delivered']);
  });

  it('S4: a receipt that says it failed, in the words of appendix B alone', async () => {
    const id = await world.send(text('Your code is 731942'));
    await deliver({ esm_class: RECEIPT, short_message: 'id:m1 sub:001 dlvrd:000 stat:UNDELIV err:027 text:Your' });
    await until(async () => (await world.events(id)).length === 3);
    expect((await world.events(id)).at(-1)).toBe('failed the network did not deliver it (027)');
  });

  it('S4: a long text in Japanese is UCS-2 in numbered parts, with one receipt', async () => {
    const body = '確認コードは 731942 です。'.repeat(6);
    await world.send(text(body));
    expect(submitted.map((pdu) => [pdu.data_coding, pdu.esm_class, pdu.registered_delivery])).toEqual([
      [8, 0x40, 0],
      [8, 0x40, 1],
    ]);
    expect(submitted.map((pdu) => pdu.short_message?.message).join('')).toBe(body);
  });

  it('R09: a number that does not exist, and a full queue', async () => {
    answer = () => smpp.errors['ESME_RINVDSTADR'] ?? -1;
    expect(await world.row(await world.send(text('a')))).toMatchObject({ state: 'failed' });
    answer = () => smpp.errors['ESME_RTHROTTLED'] ?? -1;
    expect(await world.row(await world.send(text('a')))).toMatchObject({ state: 'queued', wait: 2 });
  });

  it('R09: an SMSC that takes a text and breaks off: in doubt, never sent twice, bound anew for the next', async () => {
    answer = () => (session?.destroy(), 'silence');
    const id = await world.send(text('a'));
    expect(await world.row(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('may still arrive') });
    answer = () => 0;
    const before = binds;
    const next = await world.send(text('b'));
    expect(await world.row(next)).toMatchObject({ state: 'sent' });
    expect(binds).toBe(before + 1);
  });

  it('J06: the test of an account shows the exchange', async () => {
    const [row] = await world.test.query<{ id: string }>(`SELECT id FROM provider WHERE kind = 'smpp'`);
    const { testProvider } = await world
      .as('admin')
      .must<{ testProvider: { ok: boolean; lines: string[] } }>(
        'mutation ($id: ID!, $to: String) { testProvider(id: $id, to: $to) { ok lines } }',
        { id: row?.id, to: TO },
      );
    expect(testProvider.ok).toBe(true);
    expect(testProvider.lines.join('\n')).toMatch(/bind_transceiver_resp, status 0[^]*enquire_link_resp[^]*submit_sm_resp m1/);
    expect(testProvider.lines.join('\n')).not.toContain('pass1234');
  });

  it('a refused account sends nothing, and says so', async () => {
    await world.demo('smpp', account({ password: 'wrong' }));
    const id = await world.send(text('a'));
    expect(submitted).toEqual([]);
    expect((await world.events(id)).at(-1)).toContain('the SMSC refused the account');
  });
});

describe('what comes in over SMPP', () => {
  it('S4: numbers with and without a plus are one', () => {
    const pdu = (source_addr: string) => ({ source_addr, short_message: { message: '1' } }) as Pdu;
    expect([incomingText(pdu('4915')), incomingText(pdu('+4915'))].map(({ from }) => from)).toEqual(['+4915', '+4915']);
  });

  it('a receipt of a text that is on its way says nothing yet', () => {
    expect(receiptOf({ short_message: { message: 'id:m1 stat:ENROUTE' } } as Pdu)).toBeNull();
    expect(receiptOf({ short_message: { message: 'nonsense' } } as Pdu)).toBeNull();
  });
});
