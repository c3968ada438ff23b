import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CallAnswer } from '@tessera/enrollment';
import { XMLParser } from 'fast-xml-parser';
import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import { PhoneAnswers } from '../../apps/api/src/delivery/index.js';
import { deliveryWorld, type DeliveryWorld, httpPeer, PUBLIC, type Respond, SCRIPT, TO } from './delivery-world.js';

const SID = `AC${randomBytes(16).toString('hex')}`;
const TOKEN = randomBytes(16).toString('hex');
const FROM = '+4915100000001';
const TEXT = { kind: 'text-message' as const, content: { body: 'Ihr Code ist 731942' } };
const CALL = { kind: 'voice-call' as const, content: SCRIPT };

describe('Twilio', () => {
  let world: DeliveryWorld;
  let peer: Awaited<ReturnType<typeof httpPeer>>;
  let respond: Respond = () => ({ status: 500 });
  let answer: CallAnswer = 'confirmed';
  const keys: { regardingId: string; keys: string; hash: boolean }[] = [];
  const texts: { from: string; body: string }[] = [];
  let made = 0;

  beforeAll(async () => {
    peer = await httpPeer((seen) => respond(seen));
    world = await deliveryWorld();
    world.app.get(PhoneAnswers).listen({
      onKeys: async (pressed) => (keys.push(pressed), answer),
      onText: async (text) => (texts.push(text), answer),
    });
  });
  beforeEach(async () => {
    // A changed row begins with a closed circuit.
    await world.demo('twilio', { accountSid: SID, authToken: TOKEN, from: FROM, baseUrl: peer.url });
    respond = () => ({ status: 201, text: JSON.stringify({ sid: `X${(made += 1)}`, status: 'queued' }) });
    answer = 'confirmed';
  });
  afterEach(async () => {
    peer.seen.length = keys.length = texts.length = 0;
    await world.test.query('DELETE FROM outbox_message');
    await world.test.query('DELETE FROM provider_callback');
  });
  afterAll(async () => {
    await world.close();
    await peer.close();
  });

  const asked = () => new URLSearchParams(peer.seen.at(-1)?.body.toString());
  const sign = (path: string, form: Record<string, string>, token = TOKEN): string =>
    twilio.getExpectedTwilioSignature(token, `${PUBLIC}${path}`, form);
  const post = async (url: string, form: Record<string, string>, signature?: string | null) => {
    const path = url.replace(PUBLIC, '');
    const signed = signature === undefined ? sign(path, form) : signature;
    const response = await fetch(`${world.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: signed === null ? {} : { 'x-twilio-signature': signed },
    });
    return { status: response.status, text: await response.text(), cache: response.headers.get('cache-control') };
  };
  const twiml = (text: string) =>
    new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text) as {
      Response: {
        Gather?: { action: string; finishOnKey: string; actionOnEmptyResult: string; Say: { '#text': string; language: string } };
        Say?: { '#text': string; language: string };
        Hangup?: string;
      };
    };
  const called = async () => {
    const id = await world.send(CALL);
    const form = asked();
    return { id, sid: `X${made}`, voice: form.get('Url') ?? '', status: form.get('StatusCallback') ?? '' };
  };

  it('S4: a text by the official package: account, number, words, its time and where to report', async () => {
    const id = await world.send(TEXT);
    const [request] = peer.seen;
    expect(request).toMatchObject({ method: 'POST', path: `/2010-04-01/Accounts/${SID}/Messages.json` });
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`);
    expect(Object.fromEntries(asked())).toMatchObject({ To: TO, From: FROM, Body: TEXT.content.body });
    expect(Number(asked().get('ValidityPeriod'))).toBeLessThanOrEqual(300);
    expect(await world.row(id)).toMatchObject({ state: 'sent', provider_reference: `X${made}`, body: null });
    const callback = asked().get('StatusCallback') ?? '';
    expect(callback.startsWith(`${PUBLIC}/telephony/twilio/texts/`)).toBe(true);
    expect(await post(callback, { MessageSid: `X${made}`, MessageStatus: 'delivered' })).toMatchObject({
      status: 204,
      cache: 'no-store',
    });
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'delivered']);
  });

  it('S4: a text that the network gives up: the reason in words, without the number', async () => {
    const id = await world.send(TEXT);
    await post(asked().get('StatusCallback') ?? '', { MessageSid: `X${made}`, MessageStatus: 'undelivered', ErrorCode: '30003' });
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'failed the phone cannot be reached (Twilio 30003)']);
  });

  it.each([
    [
      { status: 400, text: `{"code":21211,"message":"The number ${TO} is not valid"}` },
      'failed',
      'the number does not exist (Twilio 21211)',
    ],
    [{ status: 401, text: '{"code":20003,"message":"Authenticate"}' }, 'queued', 'Twilio answered 401 (Twilio 20003)'],
    [{ status: 429, text: '{"code":20429}' }, 'queued', 'Twilio answered 429 (Twilio 20429)'],
    [{ status: 503, text: 'down' }, 'queued', 'Twilio answered 503'],
    [{ status: 504, text: 'late' }, 'failed', 'the provider did not answer; it may still arrive'],
  ])('R09: Twilio’s %j: %s', async (refusal, state, failure) => {
    respond = () => refusal;
    const id = await world.send(TEXT);
    expect(await world.row(id)).toMatchObject({ state, failure });
    expect(JSON.stringify(await world.events(id))).not.toContain(TO);
  });

  it('R09: a connection that breaks after the request: in doubt, and never sent twice', async () => {
    respond = () => 'silence';
    const id = await world.send(TEXT);
    expect(await world.row(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('may still arrive') });
    expect(peer.seen).toHaveLength(1);
  });

  it('S3 S5: a call looks for machines, or dials the extension', async () => {
    await world.send(CALL);
    expect(peer.seen[0]?.path).toBe(`/2010-04-01/Accounts/${SID}/Calls.json`);
    expect(asked().get('MachineDetection')).toBe('Enable');
    expect(asked().getAll('StatusCallbackEvent')).toEqual(['ringing', 'answered', 'completed']);
    await world.send({ kind: 'voice-call', content: { ...SCRIPT, extension: '4711' } });
    expect(asked().get('SendDigits')).toBe('WW4711');
    expect(asked().get('MachineDetection')).toBeNull();
  });

  it('S3: ringing, answered, asked in the person’s language, # pressed, told, over', async () => {
    const { id, sid, voice, status } = await called();
    await post(status, { CallSid: sid, CallStatus: 'ringing' });
    const question = twiml((await post(voice, { CallSid: sid, CallStatus: 'in-progress', AnsweredBy: 'human' })).text).Response
      .Gather;
    expect(question).toMatchObject({
      finishOnKey: '#',
      actionOnEmptyResult: 'true',
      Say: { language: 'de-DE', '#text': SCRIPT.greeting },
    });
    const ended = await post(question?.action ?? '', { CallSid: sid, Digits: '', FinishedOnKey: '#' });
    expect(twiml(ended.text).Response).toMatchObject({ Say: { '#text': 'Danke.', language: 'de-DE' }, Hangup: '' });
    expect(keys).toEqual([{ regardingId: id, keys: '', hash: true }]);
    expect((await world.row(id))['body']).toBeInstanceOf(Buffer);
    await post(status, { CallSid: sid, CallStatus: 'completed' });
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'ringing', 'answered', 'key_pressed']);
    expect(await world.row(id)).toMatchObject({ body: null, answer_hash: null });
  });

  it('S16: 0# is handed on as it was pressed, and the caller is told', async () => {
    const { sid, voice } = await called();
    const action = twiml((await post(voice, { CallSid: sid })).text).Response.Gather?.action ?? '';
    answer = 'fraud_reported';
    const ended = await post(action, { CallSid: sid, Digits: '0', FinishedOnKey: '#' });
    expect(keys).toMatchObject([{ keys: '0', hash: true }]);
    expect(twiml(ended.text).Response.Say?.['#text']).toBe('Gemeldet.');
  });

  it('S3: nothing pressed is asked once more, and then it is nothing', async () => {
    const { id, sid, voice } = await called();
    const first = twiml((await post(voice, { CallSid: sid })).text).Response.Gather?.action ?? '';
    const again = twiml((await post(first, { CallSid: sid, Digits: '' })).text).Response.Gather;
    expect(again?.Say['#text']).toBe(SCRIPT.greeting);
    answer = 'nothing';
    const ended = twiml((await post(again?.action ?? '', { CallSid: sid, Digits: '' })).text).Response;
    expect(ended).toMatchObject({ Say: { '#text': 'Es wurde nichts gedrückt.' }, Hangup: '' });
    expect(keys).toEqual([{ regardingId: id, keys: '', hash: false }]);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'answered']);
  });

  it.each(['machine_start', 'machine_end_beep', 'fax'])('C06: %s is asked nothing and confirms nothing', async (by) => {
    const { id, sid, voice } = await called();
    const response = twiml((await post(voice, { CallSid: sid, AnsweredBy: by })).text).Response;
    expect(response).toEqual({ Hangup: '' });
    expect(keys).toEqual([{ regardingId: id, keys: '', hash: false }]);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'voicemail']);
    expect((await post(voice, { CallSid: sid, AnsweredBy: 'human' })).status).toBe(409);
  });

  it.each([
    ['busy', 'busy'],
    ['no-answer', 'no_answer'],
    ['failed', 'failed'],
  ])('S3: a call that ends as %s', async (status, state) => {
    const call = await called();
    await post(call.status, { CallSid: call.sid, CallStatus: status });
    expect(await world.events(call.id)).toEqual(['queued', 'accepted', state]);
    expect((await world.row(call.id))['body']).toBeNull();
    expect((await post(call.voice, { CallSid: call.sid })).status).toBe(409);
  });

  it('C08: unsigned, wrongly signed, for another call, repeated, late: refused, and nothing changes', async () => {
    const { id, sid, voice, status } = await called();
    const action = twiml((await post(voice, { CallSid: sid })).text).Response.Gather?.action ?? '';
    const press = { CallSid: sid, Digits: '', FinishedOnKey: '#' };
    const path = action.replace(PUBLIC, '');
    expect((await post(action, press, null)).status).toBe(401);
    for (const wrong of [
      '',
      'AAAA',
      sign(path, press, 'another token'),
      sign(`${path}x`, press),
      sign(path, { ...press, Digits: '1' }),
    ]) {
      expect((await post(action, press, wrong)).status).toBe(403);
    }
    expect((await post(action, { ...press, CallSid: 'another' })).status).toBe(403);
    expect((await post(action, { ...press, Timestamp: new Date(Date.now() - 301_000).toUTCString() })).status).toBe(403);
    expect((await post(action, { ...press, Timestamp: 'never' })).status).toBe(403);
    expect((await post(`${PUBLIC}/telephony/twilio/calls/${'a'.repeat(43)}/voice`, press)).status).toBe(403);
    expect((await post(`${action}x`, press)).status).toBe(409);
    expect(keys).toEqual([]);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'answered']);

    expect((await post(action, press)).status).toBe(200);
    expect((await post(action, press)).status).toBe(409);
    expect((await post(voice, { CallSid: sid })).status).toBe(409);
    expect((await post(status, { CallSid: sid, CallStatus: 'ringing' })).status).toBe(204);
    expect((await post(status, { CallSid: sid, CallStatus: 'ringing' })).status).toBe(409);
    expect(keys).toHaveLength(1);

    const later = await called();
    await world.test.query(`UPDATE outbox_message SET expires_at = now() - interval '6 minutes' WHERE id = $1`, [later.id]);
    expect((await post(later.voice, { CallSid: later.sid })).status).toBe(403);
    expect(await world.events(later.id)).toEqual(['queued', 'accepted']);
  });

  it('C08: a hundred answers at once to one question: one counts', async () => {
    const { sid, voice } = await called();
    const action = twiml((await post(voice, { CallSid: sid })).text).Response.Gather?.action ?? '';
    const all = await Promise.all(
      Array.from({ length: 100 }, () => post(action, { CallSid: sid, Digits: '', FinishedOnKey: '#' })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 409)).toHaveLength(99);
    expect(keys).toHaveLength(1);
  });

  it('S4: a reply is handed on once and shown on the text that it answers', async () => {
    const id = await world.send(TEXT);
    const reply = { AccountSid: SID, MessageSid: 'SM1', From: TO, To: FROM, Body: '731942' };
    const incoming = `${PUBLIC}/telephony/twilio/text`;
    expect((await post(incoming, reply, null)).status).toBe(401);
    expect((await post(incoming, reply, sign('/telephony/twilio/text', reply, 'x'))).status).toBe(403);
    expect((await post(incoming, { ...reply, AccountSid: 'ACother' })).status).toBe(403);
    const taken = await post(incoming, reply);
    expect(taken).toMatchObject({ status: 200, text: expect.stringContaining('<Response/>') });
    expect((await post(incoming, reply)).status).toBe(409);
    expect(texts).toEqual([{ from: TO, body: '731942' }]);
    expect(await world.events(id)).toEqual(['queued', 'accepted', 'replied']);
    const left = await world.test.query('SELECT row_to_json(e)::text AS line FROM message_event e');
    expect(JSON.stringify(left)).not.toContain('731942');
  });
});
