import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, randomUUID, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { PushSubscriptions } from '../../apps/api/src/delivery/index.js';
import { deliveryWorld, type DeliveryWorld, httpPeer, type Respond } from './delivery-world.js';

describe('mail', () => {
  let world: DeliveryWorld;
  let server: SMTPServer;
  const mails: { from: string; to: string[]; text: string }[] = [];
  const account = (change: Record<string, string> = {}) => ({
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    user: 'tessera',
    password: 'pass-for-mail',
    from: 'Tessera <tessera@meridian.example>',
    ...change,
  });

  beforeAll(async () => {
    server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'tessera' && password === 'pass-for-mail' ? done(null, { user: username }) : done(new Error('no')),
      onRcptTo: ({ address }, _, done) =>
        address.startsWith('nobody') ? done(Object.assign(new Error('unknown'), { responseCode: 550 })) : done(),
      onData: (stream, { envelope }, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() });
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    world = await deliveryWorld();
    await world.demo('smtp', account());
  });
  afterAll(async () => {
    await world.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const mail = (to: string, subject = 'A new way of verifying') =>
    world.send({ kind: 'mail', to, content: { subject, text: 'Somebody set up a phone.\nWas it you?' }, regardingId: null });

  it('a mail by SMTP: one recipient, one Message-ID for ever, and a masked address in the lists', async () => {
    const id = await mail('sam@meridian.example');
    expect(mails).toMatchObject([{ from: 'tessera@meridian.example', to: ['sam@meridian.example'] }]);
    expect(mails[0]?.text).toContain(`Message-ID: <${id}@meridian.example>`);
    expect(mails[0]?.text).toContain('Auto-Submitted: auto-generated');
    expect(await world.row(id)).toMatchObject({ state: 'sent', shown_to: 's•••@meridian.example', recipient: null, body: null });
  });

  it('J08: what a directory wrote into an address or a subject adds no recipient and no header', async () => {
    mails.length = 0;
    await mail('sam@meridian.example, eve@evil.example');
    await mail('sam@meridian.example', 'Hello\r\nBcc: eve@evil.example');
    for (const { to, text } of mails) {
      expect(to).not.toContain('eve@evil.example');
      expect(text.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    }
  });

  it('R09: an address that does not exist is about the recipient; a refused account is not', async () => {
    expect(await world.row(await mail('nobody@meridian.example'))).toMatchObject({
      state: 'failed',
      failure: 'the mail server answered 550 to the recipient',
    });
    await world.demo('smtp', account({ password: 'wrong' }));
    expect(await world.row(await mail('sam@meridian.example'))).toMatchObject({ state: 'queued' });
    await world.demo('smtp', account());
  });

  it('J06: the test shows what client and server said, without the password', async () => {
    const [row] = await world.test.query<{ id: string }>(`SELECT id FROM provider WHERE kind = 'smtp'`);
    const { testProvider } = await world
      .as('admin')
      .must<{ testProvider: { ok: boolean; lines: string[] } }>(
        'mutation ($id: ID!, $to: String) { testProvider(id: $id, to: $to) { ok lines } }',
        { id: row?.id, to: 'ada@meridian.example' },
      );
    const lines = testProvider.lines.join('\n');
    expect(testProvider.ok).toBe(true);
    expect(lines).toMatch(/→ EHLO[^]*→ MAIL FROM[^]*← 250/);
    expect(lines).not.toContain('pass-for-mail');
    expect(lines).not.toContain(Buffer.from('pass-for-mail').toString('base64').slice(0, 12));
  });
});

/** What a browser does with a push message: RFC 8188 with the keys of RFC 8291. */
function decrypted(body: Buffer, device: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const serverKey = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const derive = (key: Buffer, from: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync('sha256', key, from, info, length));
  const keyInfo = Buffer.concat([Buffer.from('WebPush: info\0'), device.getPublicKey(), serverKey]);
  const secret = derive(device.computeSecret(serverKey), auth, keyInfo, 32);
  const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const opener = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([opener.update(sealed.subarray(0, -16)), opener.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

describe('web push', () => {
  let world: DeliveryWorld;
  let service: Awaited<ReturnType<typeof httpPeer>>;
  let respond: Respond = () => ({ status: 201 });
  const deviceId = randomUUID();
  const device = createECDH('prime256v1');
  const auth = randomBytes(16);

  beforeAll(async () => {
    service = await httpPeer((seen) => respond(seen));
    world = await deliveryWorld();
    device.generateKeys();
  });
  afterAll(async () => {
    await world.close();
    await service.close();
  });

  const put = (subscription: string | null): Promise<void> =>
    world.database.transaction((work) =>
      world.app.get(PushSubscriptions).put(work, { deviceId, personId: world.personId }, subscription),
    );
  const subscription = (endpoint = `${service.url}/push/abc`): string =>
    JSON.stringify({
      endpoint,
      expirationTime: null,
      keys: { p256dh: device.getPublicKey('base64url'), auth: auth.toString('base64url') },
    });
  const push = () =>
    world.send(
      { kind: 'push', to: deviceId, content: { title: 'Meridian Instruments', body: 'Somebody signs in' } },
      { seconds: 60 },
    );

  it('S6 B08: reaches the device’s push service, readable by the device alone, signed by this installation', async () => {
    await put(subscription());
    const id = await push();
    const [seen] = service.seen;
    expect(seen?.path).toBe('/push/abc');
    expect(seen?.headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm', topic: id.replaceAll('-', '') });
    expect(Number(seen?.headers['ttl'])).toBeLessThanOrEqual(60);
    expect(seen?.body.includes(Buffer.from('Meridian'))).toBe(false);
    expect(JSON.parse(decrypted(seen?.body ?? Buffer.alloc(0), device, auth))).toEqual({
      title: 'Meridian Instruments',
      body: 'Somebody signs in',
    });
    const [token = '', key = ''] = (seen?.headers.authorization ?? '').replace('vapid t=', '').split(', k=');
    expect(key).toBe(await world.app.get(PushSubscriptions).publicKey());
    const [head, claims, signature] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    expect(
      verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature ?? '', 'base64url')),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims ?? '', 'base64url').toString())).toMatchObject({ aud: service.url });
    expect(await world.row(id)).toMatchObject({ state: 'sent', shown_to: 'mobile app', body: null });
  });

  it('J04: the key pair is made once and kept sealed, as is where a device is', async () => {
    const other = await world.test.query<{ text: string }>(
      `SELECT value::text AS text FROM installation WHERE name = 'vapid' UNION ALL SELECT encode(subscription, 'escape') FROM push_subscription`,
    );
    expect(other).toHaveLength(2);
    expect(JSON.stringify(other)).not.toContain('/push/abc');
    expect(other[0]?.text).not.toContain('privateKey');
  });

  it.each([404, 410])('S6: a push service that answers %i knows the device no longer', async (status) => {
    await put(subscription());
    respond = () => ({ status });
    expect(await world.row(await push())).toMatchObject({ state: 'failed', failure: 'the device has ended its notifications' });
    expect(await world.test.query('SELECT 1 FROM push_subscription')).toEqual([]);
    expect(await world.row(await push())).toMatchObject({ state: 'failed', failure: 'notifications are off on this device' });
  });

  it('R09: a push service that is down is asked again', async () => {
    await put(subscription());
    respond = () => ({ status: 503 });
    const id = await push();
    expect(await world.row(id)).toMatchObject({ state: 'queued', wait: 2 });
    respond = () => ({ status: 201 });
    await world.due(id);
    await world.worker.work();
    expect(await world.row(id)).toMatchObject({ state: 'sent' });
    await put(null);
    expect(await world.test.query('SELECT 1 FROM push_subscription')).toEqual([]);
  });

  it.each([
    'not json',
    '{}',
    JSON.stringify({ endpoint: 'file:///etc/passwd', keys: { p256dh: 'AA', auth: 'AA' } }),
    JSON.stringify({ endpoint: `https://push.example/${'a'.repeat(3000)}`, keys: { p256dh: 'AA', auth: 'AA' } }),
  ])('J03: %s is no subscription', async (text) => {
    await expect(put(text)).rejects.toThrow('not understood');
  });

  it('J03: outside of demo mode a device cannot make this server call inside', async () => {
    const real = await deliveryWorld({ demo: false });
    const keep = (endpoint: string): Promise<void> =>
      real.database.transaction((work) =>
        real.app.get(PushSubscriptions).put(work, { deviceId, personId: real.personId }, subscription(endpoint)),
      );
    try {
      await expect(keep(`${service.url}/push/abc`)).rejects.toThrow('not understood');
      await keep(`${service.url.replace('http:', 'https:')}/push/abc`);
      service.seen.length = 0;
      const id = await real.send({ kind: 'push', to: deviceId, content: { title: 'a', body: 'b' } });
      expect(await real.row(id)).toMatchObject({ state: 'queued', failure: 'the address of the provider is not public' });
      expect(service.seen).toEqual([]);
    } finally {
      await real.close();
    }
  });
});
