import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import nodemailer from 'nodemailer';
import { startMailServer } from '../../apps/api/src/simulator/mail/mail-server.js';
import { type SimulatorHost, simulatorHost } from './simulator-host.js';

const SAM = '+4915123456789';
const OFFICE = '+49301234567';
const HELLO = '<Say language="de-DE">Hier ist Tessera.</Say>';
const GATHER = `<Response><Gather input="dtmf" finishOnKey="#" timeout="5" actionOnEmptyResult="true" action="/keys">${HELLO}</Gather></Response>`;
const said = (text: string) => `<Response><Say language="de-DE">${text}</Say></Response>`;

describe('the simulated telephone exchange', () => {
  let host: SimulatorHost;
  beforeAll(async () => {
    host = await simulatorHost();
    host.application.answers.set('/status', () => '');
    host.application.answers.set('/voice', () => GATHER);
  });
  beforeEach(() => void host.application.asked.splice(0));
  afterAll(() => host.close());

  const from = () => host.exchange.account.number;
  const statuses = () => host.application.asked.filter(({ path }) => path === '/status').map(({ form }) => form);
  const callTo = (to: string, more: object = {}) =>
    host.client().calls.create({
      to,
      from: from(),
      url: host.address('/voice'),
      statusCallback: host.address('/status'),
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      machineDetection: 'Enable',
      ...more,
    });
  const newest = async () => (await host.rows.calls(1))[0]!;
  const line = async () => host.exchange.calls.find((await newest()).id)!;

  /** The newest call once it has ended and the application was told. */
  async function ended() {
    for (let look = 0; look < 200; look += 1) {
      const call = await newest();
      if (call.state === 'ENDED' && !host.exchange.calls.find(call.id)) return call;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the call did not end');
  }

  it('S4: the official client texts a demo phone, and the application is told how it went, signed', async () => {
    const news = host.rows.news();
    const arriving = news.next();
    const sent = await host
      .client()
      .messages.create({ to: SAM, from: from(), body: 'Your code is 123456.', statusCallback: host.address('/status') });
    expect(sent).toMatchObject({ status: 'queued', to: SAM, errorCode: null, sid: expect.stringContaining('SM') });
    const [text] = await host.rows.texts(SAM, 1);
    expect(text).toMatchObject({ phone: SAM, body: 'Your code is 123456.', fromPerson: false });
    expect((await arriving).value).toEqual({ text });
    await news.return(undefined);
    await host.exchange.messages.settled();
    expect(statuses().map(({ MessageStatus, MessageSid }) => [MessageStatus, MessageSid])).toEqual([
      ['sent', sent.sid],
      ['delivered', sent.sid],
    ]);
    expect(host.application.asked.every(({ signed }) => signed)).toBe(true);
  });

  it('S4: a reply typed on the phone goes to the application, and its answer is texted back', async () => {
    host.application.answers.set('/text', ({ Body }) => `<Response><Message>Thanks for ${Body}.</Message></Response>`);
    await host.exchange.messages.receive(SAM, '123456', host.address('/text'));
    expect(host.application.asked).toEqual([
      { path: '/text', signed: true, form: expect.objectContaining({ From: SAM, To: from(), Body: '123456', NumMedia: '0' }) },
    ]);
    const [answer, reply] = await host.rows.texts(SAM, 2);
    expect([reply, answer]).toMatchObject([
      { body: '123456', fromPerson: true },
      { body: 'Thanks for 123456.', fromPerson: false },
    ]);
  });

  it.each([
    ['S3: # alone', SAM, '#', { Digits: '', FinishedOnKey: '#' }],
    ['S5: # on the office phone', OFFICE, '#', { Digits: '', FinishedOnKey: '#' }],
    ['S16: 0# reports fraud', SAM, '0#', { Digits: '0', FinishedOnKey: '#' }],
    ['C06: the two digits and #', SAM, '42#', { Digits: '42', FinishedOnKey: '#' }],
  ])('%s: rings, is answered by a person, says its script, and the keys reach the application', async (_, to, keys, digits) => {
    host.application.answers.set('/keys', () => said('Danke.'));
    const { sid, status } = await callTo(to);
    expect(status).toBe('queued');
    expect(await newest()).toMatchObject({ phone: to, from: from(), state: 'RINGING', said: [], outcome: null });
    const call = await line();
    expect(call.answer('person')).toBe(true);
    expect(await call.press(keys)).toBe(true);
    expect(await ended()).toMatchObject({ said: ['Hier ist Tessera.', 'Danke.'], keys, locale: 'de-DE', outcome: 'completed' });
    const voice = host.application.asked.find(({ path }) => path === '/voice');
    expect(voice).toMatchObject({ signed: true, form: { CallSid: sid, AnsweredBy: 'human', CallStatus: 'in-progress', To: to } });
    expect(host.application.asked.find(({ path }) => path === '/keys')).toMatchObject({ signed: true, form: digits });
    expect(statuses().map(({ CallStatus }) => CallStatus)).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(statuses().map(({ SequenceNumber }) => SequenceNumber)).toEqual(['0', '1', '2', '3']);
  });

  it('C06: a voicemail hears the script and presses nothing', async () => {
    host.application.answers.set('/keys', () => said('Auf Wiederhören.'));
    await callTo(SAM);
    (await line()).answer('machine');
    expect(await ended()).toMatchObject({ outcome: 'voicemail', keys: '' });
    expect(host.application.asked.find(({ path }) => path === '/voice')?.form).toMatchObject({ AnsweredBy: 'machine_start' });
    expect(host.application.asked.find(({ path }) => path === '/keys')?.form).toMatchObject({ Digits: '', FinishedOnKey: '' });
    expect(statuses().at(-1)).toMatchObject({ CallStatus: 'completed', AnsweredBy: 'machine_start' });
  });

  it.each([
    ['nobody answers', 'no-answer', () => undefined],
    ['it is declined', 'busy', async () => (await line()).hangUp()],
    ['the application takes it back', 'canceled', (sid: string) => host.client().calls(sid).update({ status: 'canceled' })],
  ])('a call ends as %s: %s, and never asks for its script', async (_, outcome, act) => {
    const { sid } = await callTo(SAM);
    await act(sid);
    expect(await ended()).toMatchObject({ outcome, said: [] });
    expect(statuses().at(-1)).toMatchObject({ CallStatus: outcome, CallDuration: '0' });
    expect(host.application.asked.some(({ path }) => path === '/voice')).toBe(false);
    expect(host.exchange.calls.find((await newest()).id)).toBeNull();
  });

  it('who hangs up in the middle of the script ends it; a script that cannot be had is apologised for', async () => {
    await callTo(SAM, { url: host.address('/silence') });
    host.application.answers.set('/silence', () => `<Response>${HELLO}<Pause length="60"/></Response>`);
    const call = await line();
    call.answer('person');
    while ((await newest()).said.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(call.hangUp()).toBe(true);
    expect(await ended()).toMatchObject({ outcome: 'completed', said: ['Hier ist Tessera.'] });

    await callTo(SAM, { url: host.address('/nowhere') });
    (await line()).answer('person');
    expect(await ended()).toMatchObject({ outcome: 'failed', said: [expect.stringContaining('application error')] });
    expect(statuses().at(-1)).toMatchObject({ CallStatus: 'completed' });
  });

  it('an extension is dialled, and a script may come with the call', async () => {
    await callTo(OFFICE, { url: undefined, twiml: said('Guten Tag.'), sendDigits: 'ww123' });
    (await line()).answer('person');
    expect(await ended()).toMatchObject({ said: ['☎ 123', 'Guten Tag.'], outcome: 'completed' });
  });

  it('refuses what Twilio refuses, with its codes', async () => {
    const text = (to: string, sender = from(), body = 'x') => host.client().messages.create({ to, from: sender, body });
    await expect(host.client('wrong').messages.create({ to: SAM, from: from(), body: 'x' })).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    await expect(text('+12015550000')).rejects.toMatchObject({ status: 400, code: 21211 });
    await expect(text('0151')).rejects.toMatchObject({ code: 21211 });
    await expect(text(SAM, '+12015550199')).rejects.toMatchObject({ code: 21606 });
    await expect(text('+15005550009')).rejects.toMatchObject({ code: 21614 });
    await expect(text(SAM, from(), 'x'.repeat(1601))).rejects.toMatchObject({ code: 21617 });
    await expect(callTo('+12015550000')).rejects.toMatchObject({ code: 21217 });
    await expect(callTo(SAM, { url: 'nowhere' })).rejects.toMatchObject({ code: 21205 });
    expect(await host.client().api.v2010.accounts(host.exchange.account.sid).fetch()).toMatchObject({ status: 'active' });
  });

  it('keeps mails for the demo mailbox, whatever they are written in', async () => {
    const server = await startMailServer(host.rows);
    const mailer = nodemailer.createTransport(server.url);
    const subject = 'Sicherheitshinweis: 新しい電話';
    await mailer.sendMail({ from: 'tessera@meridian.example', to: 'sam@meridian.example', subject, text: 'Grüße,\nTessera' });
    mailer.close();
    await server.close();
    expect(await host.rows.mails(1)).toMatchObject([{ to: 'sam@meridian.example', subject, text: 'Grüße,\nTessera' }]);
  });

  it('forgets what is older than a day, and ends calls that an earlier process took with it', async () => {
    await host.test.query(
      `INSERT INTO simulator_call (id, at, phone, from_number) VALUES (gen_random_uuid(), now() - interval '25 hours', '+1', '+2'),
              (gen_random_uuid(), now() - interval '23 hours', '+1', '+2')`,
    );
    await host.rows.endLostCalls();
    await host.rows.forgetOld();
    expect(await host.test.query(`SELECT state, outcome FROM simulator_call WHERE phone = '+1'`)).toEqual([
      { state: 'ENDED', outcome: 'failed' },
    ]);
  });
});
