import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { SMTPServer } from 'smtp-server';
import { DeliveryFailure, type Handoff, type Provider } from '../../apps/api/src/delivery/channels/channel.js';
import { SmppChannel } from '../../apps/api/src/delivery/channels/smpp/smpp.js';
import { SmtpChannel } from '../../apps/api/src/delivery/channels/smtp/smtp.js';
import { Egress } from '../../apps/api/src/delivery/egress/egress.js';
import { exchange } from '../../apps/api/src/delivery/egress/exchange.js';
import { Secret } from '../../apps/api/src/platform/index.js';
import { makeCertificates } from '../directories/certificates.js';

const NAME = 'provider.test';

/** Peers whose certificate was signed by nobody whom this computer knows. */
describe('TLS towards providers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-tls-'));
  const egress = new Egress(async () => ['127.0.0.1']);
  const servers: Server[] = [];
  const reached: string[] = [];
  const ports = new Map<string, number>();

  beforeAll(async () => {
    const { certFile, keyFile } = makeCertificates(folder, `DNS:${NAME}`);
    const tls = { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') };
    const mail = (name: string, secure: boolean): Server =>
      new SMTPServer({
        ...tls,
        secure,
        onAuth: (_auth, _session, done) => (reached.push(name), done(new Error('no'))),
      }).on('error', () => undefined).server;
    const heard = (name: string) => (socket: Socket) =>
      void socket.on('data', () => reached.push(name)).on('error', () => undefined);
    const all: [string, Server][] = [
      ['https', createHttps(tls, (_, response) => (reached.push('https'), response.end('{}')))],
      ['smtps', mail('smtps', true)],
      ['starttls', mail('starttls', false)],
      ['smpp', createTls(tls, heard('smpp'))],
    ];
    for (const [name, server] of all) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      ports.set(name, (server.address() as AddressInfo).port);
      servers.push(server);
    }
  });
  afterAll(async () => {
    for (const server of servers) await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  const provider = (settings: Record<string, string>): Provider => ({
    id: 'p',
    version: '1',
    kind: 'test',
    name: 'Test',
    trusted: true,
    settings,
    secrets: { password: new Secret('pass1234') },
  });
  const message = (kind: string, content: object, to: string): Handoff =>
    ({ id: 'm', kind, to, content, expiresAt: new Date(Date.now() + 60_000), signal: AbortSignal.timeout(5000) }) as Handoff;
  const mailBy = (scheme: string, port: string) =>
    new SmtpChannel(egress).send(
      provider({ url: `${scheme}://${NAME}:${ports.get(port)}`, user: 'tessera', from: 'a@b.test' }),
      message('mail', { subject: 's', text: 't' }, 'c@d.test'),
    );
  const text = async () => {
    const channel = new SmppChannel(egress);
    const account = provider({ host: NAME, port: String(ports.get('smpp')), systemId: 'a', from: 'T' });
    try {
      await channel.send(account, message('text-message', { body: 'x' }, '+4915123456789'));
    } finally {
      await channel.close();
    }
  };

  it.each<[string, () => Promise<unknown>]>([
    ['https', () => exchange(egress, { url: `https://${NAME}:${ports.get('https')}/`, trusted: true })],
    ['smtps', () => mailBy('smtps', 'smtps')],
    ['starttls', () => mailBy('smtp', 'starttls')],
    ['smpp', text],
  ])('J03: %s: a certificate that nobody vouches for ends it before anything was said', async (name, go) => {
    const failure = await go().catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(DeliveryFailure);
    expect(failure).toMatchObject({ blame: 'provider' });
    expect(reached).not.toContain(name);
  });
});
