import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import smpp, { type Pdu, type Session } from 'smpp';
import { SMTPServer } from 'smtp-server';
import type { Handoff, Provider } from '../../apps/api/src/delivery/channels/channel.js';
import { SmppChannel } from '../../apps/api/src/delivery/channels/smpp/smpp.js';
import { SmtpChannel } from '../../apps/api/src/delivery/channels/smtp/smtp.js';
import { Egress } from '../../apps/api/src/delivery/egress/egress.js';
import { exchange } from '../../apps/api/src/delivery/egress/exchange.js';
import { Secret } from '../../apps/api/src/platform/index.js';
import { makeCertificates } from '../directories/certificates.js';

const NAME = 'provider.test';
const OK = process.env['TLS_OK'] === '1';

describe('TLS towards providers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-tls-'));
  const egress = new Egress(async () => ['127.0.0.1']);
  const closers: (() => void)[] = [];
  const reached: string[] = [];
  let ports: Record<'https' | 'smtps' | 'starttls' | 'smpp', number>;

  beforeAll(async () => {
    const { certFile, keyFile, caFile } = makeCertificates(folder, `DNS:${NAME}`);
    console.log(caFile);
    const tls = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    const listen = async (server: Server): Promise<number> => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closers.push(() => server.close());
      return (server.address() as AddressInfo).port;
    };
    const mail = (secure: boolean) =>
      new SMTPServer({
        ...tls,
        secure,
        authOptional: true,
        onData: (stream, _, done) => void stream.resume().on('end', () => (reached.push(secure ? 'smtps' : 'starttls'), done())),
      }).on('error', () => undefined).server;
    const smsc = smpp.createServer({ ...tls } as never, ((session: Session) => {
      session.on('error', () => undefined);
      session.on('bind_transceiver', (pdu: Pdu) => session.send(pdu.response()));
      session.on('unbind', (pdu: Pdu) => session.send(pdu.response()));
      session.on('submit_sm', (pdu: Pdu) => (reached.push('smpp'), session.send(pdu.response({ message_id: '1' }))));
    }) as never);
    ports = {
      https: await listen(createHttps(tls, (_, response) => (reached.push('https'), response.end('{}')))),
      smtps: await listen(mail(true)),
      starttls: await listen(mail(false)),
      smpp: await listen(smsc),
    };
  });
  afterAll(() => {
    for (const close of closers) close();
    rmSync(folder, { recursive: true });
  });
  const provider = (settings: Record<string, string>): Provider => ({
    id: 'p',
    version: '1',
    kind: 'x',
    name: 'x',
    trusted: true,
    settings,
    secrets: { password: new Secret('x') },
  });
  const message = (kind: string, content: object) =>
    ({ id: 'm', kind, to: '+4915123456789', content, expiresAt: new Date(Date.now() + 60_000), signal: AbortSignal.timeout(5000) }) as Handoff;
  const ways: [string, () => Promise<unknown>][] = [
    ['https', () => exchange(egress, { url: `https://${NAME}:${ports.https}/`, trusted: true })],
    ['smtps', () => new SmtpChannel(egress).send(provider({ url: `smtps://${NAME}:${ports.smtps}`, from: 'a@b.test' }), { ...message('mail', { subject: 's', text: 't' }), to: 'a@b.test' } as Handoff)],
    ['starttls', () => new SmtpChannel(egress).send({ ...provider({ url: `smtp://${NAME}:${ports.starttls}`, from: 'a@b.test' }) }, { ...message('mail', { subject: 's', text: 't' }), to: 'a@b.test' } as Handoff)],
    ['smpp', async () => { const channel = new SmppChannel(egress); try { await channel.send(provider({ host: NAME, port: String(ports.smpp), systemId: 'a', from: 'T' }), message('text-message', { body: 'x' })); } finally { await channel.close(); } }],
  ];
  it.each(ways)('%s', async (name, go) => {
    const how = await go().then(() => 'ok', (cause: Error & { blame: string }) => `${cause.message} ${cause.blame}`);
    console.log(name, how);
    expect(reached.includes(name)).toBe(OK);
  });
});
